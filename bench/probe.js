// What watches inside a page that is measured; measure.mjs puts it in before the page's own scripts. It looks once a frame, and
// a time it notes is that of a message posted from the frame: the browser handles it when it has painted.

/** `first`: the first question's options; `onward`: the button; `host`: in whose shadow root; `tries`: whether to try to answer. */
export function probe({ first, onward, host, tries }) {
  const bench = { shift: 0, clicks: [] };
  globalThis.bench = bench;

  const root = () => (host ? document.querySelector(host)?.shadowRoot : document);
  const find = (selector) => root()?.querySelector(selector);
  const frame = () => new Promise((then) => requestAnimationFrame(then));
  const task = () =>
    new Promise((then) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  /** Waits for the frame in which something holds, and until it is painted. */
  const painted = async (holds) => {
    do await frame();
    while (!holds());
    await task();
    return performance.now();
  };
  /** An option is there when its row takes up room; some hide the input itself. */
  const hasBox = (option) => (option?.closest("label") ?? option)?.getBoundingClientRect().height > 0;

  bench.visible = painted(() => hasBox(find(first)));

  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) bench.shift += value;
  }).observe({ type: "layout-shift", buffered: true });

  if (tries) bench.ready = ready();

  /** In each frame in which the first question stands, answers it; the time of the try that led on to another. */
  async function ready() {
    let last;
    addEventListener("submit", (event) => event.preventDefault(), true);
    await bench.visible;
    for (;;) {
      const option = find(first);
      if (!option) return last;
      last = performance.now();
      option.click();
      await task();
      find(onward)?.click();
      await frame();
      await task();
    }
  }

  /** From a click on the way onward to the paint of what it leads to: of what `arrived` finds. */
  bench.expect = (arrived) => {
    const clicked = new Promise((then) => {
      const note = (event) => {
        const { timeStamp } = event;
        if (!event.composedPath().some((one) => one.matches?.(onward))) return;
        removeEventListener("click", note, true);
        then(timeStamp);
      };
      addEventListener("click", note, true);
    });
    bench.took = clicked.then(async (start) => (await painted(() => hasBox(find(arrived)))) - start);
  };
}
