// A monkey on a host page, as a script of that page before the guide's: it takes steps at random, each drawn from one seed, and says
// after each what is shown and what the page was told. `monkey.test.mjs` puts it there and judges.

{
  /** Numbers from 0 to below 1, the same for the same seed (Marsaglia's xorshift). */
  const numbers = (seed) => {
    let state = seed * 2654435761 | 1;
    return () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 2 ** 32;
    };
  };

  let random;
  const below = (count) => Math.floor(random() * count);
  const one = (list) => list[below(list.length)];
  const some = (list) => list.filter(() => random() < 0.4);

  /** The guide on the page, all that its root has of a selector, and of that what a person can see. */
  let element;
  const all = (selector) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
  const seen = (selector) => all(selector).filter((found) => found.checkVisibility() && !found.disabled);

  /** What the page was told by events: the newest of each, and how many there were. */
  const told = {};
  let language;
  let page;
  const counts = {};
  for (const name of ["ready", "question", "answer", "result", "language", "error", "track", "title"]) {
    counts[name] = 0;
    addEventListener(`kanta-guide-${name}`, ({ detail }) => {
      counts[name] += 1;
      told[name] = detail;
      language = detail.language ?? language;
      if (name === "question" || name === "result") page = detail.question ?? "result";
    });
  }

  /** How much is on its way: files, hashes of them, and what the program does in pieces, one after the other. */
  let pending = 0;
  const counted = (promise) => {
    pending += 1;
    promise.finally(() => (pending -= 1)).catch(() => {});
    return promise;
  };
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    const response = await counted(fetch(...request));
    counted(response.clone().arrayBuffer());
    return response;
  };
  const { digest } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.digest = function (...values) {
    return counted(digest.apply(this, values));
  };

  const { setTimeout } = globalThis;
  globalThis.setTimeout = (handler, delay = 0) => {
    if (delay > 0) return setTimeout(handler, delay);
    pending += 1;
    return setTimeout(() => {
      pending -= 1;
      handler();
    });
  };

  /** How many entries of the history lie behind the present one and before it, all of this page. */
  const entries = { behind: 0, before: 0 };
  const entered = () => Object.assign(entries, { behind: entries.behind + 1, before: 0 });
  const { pushState } = History.prototype;
  History.prototype.pushState = function (state, ...rest) {
    pushState.call(this, state, ...rest);
    // A browser that has had too many does nothing.
    if (JSON.stringify(this.state) === JSON.stringify(state)) entered();
  };

  const soon = () => new Promise((done) => setTimeout(done));

  /** The next turn of the page, which comes sooner than a timer may. */
  const { port1, port2 } = new MessageChannel();
  const turn = () =>
    new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage("");
    });

  /** Waits until something is so; says what was waited for where it does not come. */
  async function until(what, is) {
    const patience = performance.now() + 20_000;
    while (!is()) {
      if (performance.now() > patience) throw new Error(`waited for ${what}`);
      await soon();
    }
  }

  /** The pages that are shown, by the ids of their questions, `review` or `result`. */
  const pages = () => [
    ...all("fieldset[data-question]").map(({ dataset }) => dataset.question),
    ...all("[part~=review-heading]").map(() => "review"),
    ...all("[part~=result-heading]").map(() => "result"),
  ];

  /** Waits until nothing is on its way and what is shown is what the page was told. */
  async function settle() {
    const isThere = () => !pending && pages()[0] === page && all("[part~=root]")[0].lang === language && !all("[data-first]").length;
    for (let quiet = 0; quiet < 3; quiet++) {
      await turn();
      if (!isThere()) {
        await until(`${page} in ${language}`, isThere);
        quiet = 0;
      }
    }
  }

  /** Does something, and waits until as many events of a name have come as it should bring. */
  async function awaiting(name, act) {
    const before = counts[name];
    await act();
    await until(`the event ${name}`, () => counts[name] > before);
  }

  /** What a person would say that they click. */
  const nameOf = (control) => {
    const { id, value, type, name } = control;
    const within = control.closest("[data-answer], [data-keep], [data-picture], [data-task], [data-section], [data-question]");
    const words = control.textContent.trim().slice(0, 40);
    return [control.localName, control.getAttribute("part"), id, type, name, value, words, within && JSON.stringify({ ...within.dataset })].filter(Boolean).join(" ");
  };

  /** Clicks without `click()`, which the test has taken from links. */
  const click = (control) => control.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));

  /** What can be clicked and does not lead out of the page. */
  const CONTROLS = "button, input, summary, a[href^='#']";

  const questions = () => globalThis.monkeySets[inForce()].questions;
  /** The rule set in force: only one has a button to the other. */
  const inForce = () => {
    const button = all("[part=notice] button")[0]?.textContent;
    return Object.entries(globalThis.monkeySets).find(([, { leads }]) => leads.includes(button))?.[0];
  };
  const anyValue = ({ values, several }) => (random() < 0.15 ? "unknown" : several ? [...new Set([one(values), one(values), one(values)])] : one(values));
  const anyAnswer = (values) => (random() < 0.5 ? values : { value: values, origin: "the register" });
  const codes = [];
  let given = {};

  /** The answers that the page has given and locked and that the rules in force know, as the JSON interface has them. */
  const locked = () =>
    Object.fromEntries(
      Object.entries(questions())
        .filter(([name, { values }]) => element.locked.includes(name) && [given[name]].flat().every((value) => value === "unknown" || values.includes(value)))
        .map(([name]) => [name, given[name]]),
    );

  /** The steps by name, each with how often it comes; what one returns tells it more exactly. */
  const steps = {
    goOn: [30, () => {
      const question = all("fieldset[data-question]")[0];
      const boxes = question ? seen("fieldset input:not([type=search], [type=text])") : [];
      const values = !boxes.length || random() < 0.1 ? [] : [one(boxes)];
      const done = values.map(nameOf);
      values.filter((box) => !box.checked).forEach(click);
      const [onward] = seen("[part~=continue]");
      if (onward) globalThis.setTimeout(() => click(onward));
      return done.join();
    }],
    click: [30, () => {
      const control = one(seen(CONTROLS));
      const done = nameOf(control);
      click(control);
      return done;
    }],
    back: [4, () => {
      seen("[part~=back]").forEach(click);
    }],
    language: [4, () => {
      const button = one(seen("[part~=languages] button"));
      if (button) click(button);
      return button?.lang;
    }],
    otherRules: [3, async () => {
      const button = one(seen("[part=notice] button"));
      // What a person turns to is other rules, which start anew.
      if (button) await awaiting("ready", () => click(button));
    }],
    key: [8, () => {
      const control = one(seen(CONTROLS));
      window.focus();
      control.focus();
      return { focused: nameOf(control), press: one(["Enter", "Space", "Tab", "ArrowDown", "x"]) };
    }],
    answers: [4, () => {
      const answers = Object.fromEntries(some(Object.entries(questions())).map(([name, question]) => [name, anyAnswer(anyValue(question))]));
      if (random() < 0.1) answers.nonsense = "yes";
      element.answers = answers;
      given = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.value ?? answer]));
      return JSON.stringify(answers);
    }],
    locked: [3, () => {
      const locked = random() < 0.3 ? one([true, false, null]) : some(Object.keys(questions()));
      element.locked = locked;
      return JSON.stringify(locked);
    }],
    setAnswer: [4, (known = questions()) => {
      const [name, question] = one(Object.entries(known));
      const [value, options] = [random() < 0.1 ? "nonsense" : anyValue(question), { locked: random() < 0.3 }];
      element.setAnswer(name, value, options);
      given[name] = value;
      return JSON.stringify([name, value, options]);
    }],
    goTo: [5, () => {
      const place = one([...Object.keys(questions()), "result", "", "", "nonsense"]);
      element.goTo(place);
      return { place };
    }],
    reset: [1, () => {
      element.reset();
      return { anew: true };
    }],
    headingLevel: [1, () => {
      element.headingLevel = 1 + below(6);
    }],
    lang: [2, () => {
      element.lang = one(["sv", "fi", "en"]);
      return element.lang;
    }],
    rules: [1, async () => {
      const next = one([null, "2021-04", "2026-09"]);
      if (next === (element.rules || null)) return "as before";
      await awaiting("ready", () => (element.rules = next));
      return String(next);
    }],
    move: [3, () => one([...document.querySelectorAll("main, section, dialog")]).append(element)],
    takeOut: [2, async () => {
      const { parentElement } = element;
      element.remove();
      await soon();
      await awaiting("ready", () => parentElement.append(element));
    }],
    atOnce: [2, async () => {
      const { parentElement, rules } = element;
      // While rules are loaded nobody can see which are in force.
      const known = questions();
      const calls = some(["rules", "lang", "setAnswer", "reset", "goTo"]);
      const [leaves, waits] = [random() < 0.5, random() < 0.5];
      const isOther = calls.includes("rules") && one(Object.keys(globalThis.monkeySets));
      const act = async () => {
        if (leaves) element.remove();
        if (leaves && waits) await soon();
        if (isOther) element.rules = isOther;
        if (calls.includes("lang")) element.lang = one(["sv", "fi", "en"]);
        if (calls.includes("setAnswer")) steps.setAnswer[1](known);
        if (calls.includes("reset")) element.reset();
        if (calls.includes("goTo")) element.goTo(one([...Object.keys(known), "result", ""]));
        if (leaves) parentElement.append(element);
      };
      const starts = (leaves && waits) || (isOther && isOther !== rules);
      await (starts ? awaiting("ready", act) : act());
      return { calls, leaves, waits, anew: calls.includes("reset") };
    }],
    goBack: [5, async () => {
      if (entries.behind) await travel(-1);
      return String(entries.behind);
    }],
    goForward: [3, async () => {
      if (entries.before) await travel(1);
      return String(entries.before);
    }],
    link: [3, async () => {
      if (!codes.length) return "none yet";
      const known = one(codes);
      const code = random() < 0.25 ? [...known].map((character, at) => (at === known.length - 1 ? (character === "2" ? "3" : "2") : character)).join("") : known;
      const before = location.href;
      const turns = new Promise((done) => addEventListener("hashchange", done, { once: true }));
      location.hash = `#kanta-guide=${code}`;
      if (location.href === before) return "as before";
      entered();
      seenCodes.add(code);
      await turns;
      return code;
    }],
  };

  /** The codes that the walk has put into the address itself. */
  const seenCodes = new Set();

  /** Goes an entry back or forward. */
  async function travel(by) {
    const arrived = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.go(by);
    await arrived;
    Object.assign(entries, { behind: entries.behind + by, before: entries.before - by });
  }

  const drawn = () => {
    const names = Object.entries(steps).flatMap(([name, [weight]]) => Array(weight).fill(name));
    return one(names);
  };

  /** What is shown now, and what the page was told since the last step. */
  function look() {
    const [code] = /kanta-guide=[^&]+/.exec(location.hash)?.map((part) => part.slice("kanta-guide=".length)) ?? [];
    const { result, answers } = element;
    if (result && !codes.includes(result.code)) codes.push(result.code);
    const { console, faults, violations } = globalThis.heard;
    const said = { console: console.splice(0), faults: faults.splice(0), violations: violations.splice(0) };
    return {
      guides: document.querySelectorAll("kanta-guide").length,
      roots: all("[part~=root]").length,
      pages: pages(),
      headings: all("#heading").map((heading) => heading.textContent.trim()),
      lang: all("[part~=root]")[0]?.lang,
      rules: inForce(),
      topics: Object.fromEntries(all("[data-topic]").map(({ dataset }) => [dataset.topic, dataset.outcome ?? ""])),
      answers,
      locked: locked(),
      result,
      told: { page, result: told.result, language },
      address: { code, isOwn: code === undefined || seenCodes.has(code) },
      ...said,
    };
  }

  Object.assign(globalThis, {
    monkey: {
      /** Sits down at the guide with a seed. */
      async begin(seed) {
        random = numbers(seed);
        element = document.querySelector("kanta-guide");
        await until("the guide", () => counts.ready);
        await settle();
        return look();
      },
      /** Takes so many steps, or as many until a key is to be pressed: each as its name, what it did, and what is seen then. */
      async walk(times) {
        const log = [];
        while (log.length < times) {
          const name = drawn();
          const at = { name };
          try {
            at.did = await steps[name][1]();
            if (at.did?.press) return [...log, at];
            await settle();
            at.seen = look();
          } catch (fault) {
            at.failed = `${fault}`;
          }
          log.push(at);
          if (at.failed) return log;
        }
        return log;
      },
      /** What is seen after a key. */
      async after() {
        await settle();
        return look();
      },
    },
  });
}
