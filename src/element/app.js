// Mounts the program for the elements: hands the guides of elements that are gone to others, and tells all elements of a crash.

import { Widget } from "kanta-guide-glue";
import { isRunning, learnName, watch, watched, watchWindow } from "./crash.js";
import { restartWasm } from "./load.js";

/** @typedef {import("kanta-guide-glue").Host} Host */
/** @typedef {import("kanta-guide-glue").Options} Options */
/**
 * What the guide of an element calls: what the widget calls, and what is so after a crash.
 * @typedef {Host & { crashed(error: unknown): void, isRendering(): boolean }} Owner
 */
/** @typedef {{ mount: HTMLElement, owner?: Owner, widget?: Widget }} Slot */
/**
 * A mounted guide: where it is rendered, and its calls.
 * @typedef {{ mount: HTMLElement, owner?: Owner, widget: Widget }} App
 */

/**
 * The guides that no element has now. Yew gives back neither the listeners nor all of the memory of an app that is taken off, so
 * none is: the next element takes it over, and a page needs as many as it ever had at once.
 * @type {App[]}
 */
let idle = [];

/**
 * The guides that elements have.
 * @type {Set<Slot>}
 */
const mounted = new Set();

/** Whether the program has crashed, and could not be started again. */
let broken = false;

/**
 * Mounts a guide with texts and rules: one that nobody has, or a new one in an element that `makeMount` makes. Gives nothing where
 * the program has crashed; throws a text where it refuses the texts or the rules.
 * @param {Owner} owner
 * @param {() => HTMLElement} makeMount
 * @param {Uint8Array} texts
 * @param {Uint8Array} rules
 * @param {Options} options
 * @returns {App | undefined}
 */
export function mountApp(owner, makeMount, texts, rules, options) {
  const free = idle.pop();
  /** @type {Slot} */
  const app = free ?? { mount: makeMount() };
  app.owner = owner;
  mounted.add(app);
  try {
    if (free) free.widget.setTexts(texts, rules, options);
    else app.widget = watch(() => watched(new Widget(app.mount, texts, rules, options, hostOf(app))));
  } catch (error) {
    mounted.delete(app);
    app.owner = undefined;
    if (free) idle.push(free);
    throw error;
  }
  return mounted.has(app) && app.widget ? /** @type {App} */ (app) : undefined;
}

/**
 * Takes a guide from its element, empty.
 * @param {App} app
 */
export function unmountApp(app) {
  mounted.delete(app);
  app.owner = undefined;
  idle.push(app);
  app.widget.clear();
}

/**
 * What the widget calls, for whichever element has it.
 * @param {Slot} app
 * @returns {Host}
 */
const hostOf = (app) => ({
  rendering() {
    learnName();
    app.owner?.rendering();
  },
  snapshot: (json) => app.owner?.snapshot(json),
  rendered: () => app.owner?.rendered(),
  dispatch: (name, detail) => app.owner?.dispatch(name, detail),
  setLanguage: (language) => app.owner?.setLanguage(language),
  setRules: (id, code, dropped) => app.owner?.setRules(id, code, dropped),
  open: (rules, code, place) => app.owner?.open(rules, code, place),
  print: () => app.owner?.print(),
  loadExtras: () => app.owner?.loadExtras(),
});

/** Starts the program again if it has crashed and could not be started then. */
export function repair() {
  if (broken) restartWasm();
  broken = false;
}

function restartAfterCrash() {
  broken = true;
  try {
    repair();
  } catch {
    // There may be no memory now; the next start tries again, and tells what is wrong.
  }
}

/** Has elements told of crashes from now on. */
export const watchForCrashes = () =>
  watchWindow(
    (error) => {
      const apps = [...mounted];
      mounted.clear();
      idle = [];
      for (const app of apps) {
        const { owner } = app;
        app.owner = undefined;
        owner?.crashed(error);
      }
      // What still runs in the old instance must not reach into the memory of a new one.
      if (isRunning()) queueMicrotask(restartAfterCrash);
      else restartAfterCrash();
    },
    () => [...mounted].some(({ owner }) => owner?.isRendering()),
  );
