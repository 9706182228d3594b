// Notices that the program has crashed: by what escapes from a call of the widget, and by the errors of the window that come out of
// the program. An error of the page around the guide never counts, also where the guide has called the page.

import { WASM } from "kanta-guide-files";

/**
 * What is done after a crash.
 * @type {(error: unknown) => void}
 */
let onCrash = () => {};

/**
 * A widget whose calls are watched. It throws texts on purpose; whatever else escapes is a crash, and the call then gives nothing.
 * @template {object} T
 * @param {T} widget
 * @returns {T}
 */
export const watched = (widget) =>
  new Proxy(widget, {
    get: (target, name) => {
      /** @param {unknown[]} values */
      const call = (...values) => watch(() => /** @type {any} */ (target)[name](...values));
      return call;
    },
  });

/**
 * Calls the program.
 * @template T
 * @param {() => T} call
 * @returns {T | undefined}
 */
export function watch(call) {
  try {
    return call();
  } catch (error) {
    if (typeof error === "string") throw error;
    onCrash(error);
    return undefined;
  }
}

/** The address of this script, as the engine names it in stacks. */
const SCRIPT = /(?:blob:)?[\w-]+:\/\/.*?(?=:\d+:\d+)/.exec(new Error().stack ?? "")?.[0] ?? "no script";

/** The names of our wasm in stacks: the digits in its file's name, and what the engine calls it, which may be none of a file. Not its whole
    address: Chromium names the first from which the same file was compiled, which may be another tab's. */
const names = [WASM[1]];

/** The stack of what runs now, in full: Chromium cuts stacks to ten calls. */
function stackNow() {
  const limit = Reflect.get(Error, "stackTraceLimit");
  Reflect.set(Error, "stackTraceLimit", Infinity);
  const { stack = "" } = new Error();
  Reflect.set(Error, "stackTraceLimit", limit);
  return stack;
}

/** Learns how the engine names our wasm. It must be called by the wasm. */
export function learnName() {
  if (names.length > 1) return;
  names.push(/([\w-]+:\/\/[^\n]*?):wasm-function\[/.exec(stackNow())?.[1] ?? names[0]);
}

/**
 * The calls of a stack, the innermost first: whether each is one of a wasm, and whether it is ours. Chromium and Firefox name the
 * wasm in each of its calls. WebKit does not; there a call is ours if our script has made it.
 * @param {unknown} stack
 */
function callsIn(stack) {
  const lines = String(stack ?? "").split("\n");
  // Chromium writes the error's message before the calls.
  const marked = lines.filter((line) => /^\s+at /.test(line));
  const calls = marked.length ? marked : lines.filter((line) => line && !/\[native code\]|wasm-stub/.test(line));
  let calledByUs = false;
  const outermostFirst = calls.reverse().map((line) => {
    const inWasm = line.includes("wasm-function[");
    if (!inWasm) calledByUs = line.includes(SCRIPT);
    const isNamed = inWasm && line.includes("://");
    return { inWasm, ours: isNamed ? names.some((name) => line.includes(name)) : calledByUs };
  });
  return outermostFirst.reverse();
}

/** @param {{ inWasm: boolean, ours: boolean } | undefined} call */
const isOurWasm = (call) => Boolean(call?.inWasm && call.ours);

/** Whether the program is running now. */
export const isRunning = () => callsIn(stackNow()).some(isOurWasm);

/**
 * Whether an error comes of a closure of an instance that has crashed before: its listeners are still there.
 * @param {any} error
 */
const isStale = (error) => /previous WASM instance/i.test(error?.message) && callsIn(error.stack)[0]?.ours;

/**
 * How long the program is given to finish a page, in milliseconds, when an error may or may not have gone through it: Yew pauses for
 * the browser while it renders, and another's error that was made in a call of the program may be thrown in that pause.
 */
const PAUSE = 100;

/**
 * Watches the window's errors, and has something done after each crash.
 * @param {(error: unknown) => void} act
 * @param {() => boolean} isRendering whether the program is about to render a page
 */
export function watchWindow(act, isRendering) {
  onCrash = act;
  addEventListener("error", (event) => {
    if (isStale(event.error)) return event.preventDefault();
    const calls = callsIn(event.error?.stack);
    if (!calls.some(isOurWasm)) return;
    // What the wasm itself throws is a crash. What others throw has crashed it only if it went through: not while the program still
    // runs (a listener of the page, for an event that the program has set off), nor if the page is rendered all the same.
    if (isOurWasm(calls[0])) onCrash(event.error);
    else if (isRendering() && !isRunning()) setTimeout(() => isRendering() && onCrash(event.error), PAUSE);
  });
  addEventListener("unhandledrejection", (event) => {
    if (isStale(event.reason)) return event.preventDefault();
    // Whether others' errors went through cannot be told here.
    if (isOurWasm(callsIn(event.reason?.stack)[0])) onCrash(event.reason);
  });
}
