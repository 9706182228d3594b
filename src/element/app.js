// Mounts the program for the elements: hands the guides of elements that are gone to others, and tells all elements of a crash.

import { Widget } from "kanta-guide-glue";
import { isRunning, learnName, watch, watched, watchWindow } from "./crash.js";
import { restartWasm } from "./load.js";
import { watchNodes } from "./nodes.js";
import { scrollKindly } from "./scroll.js";

/** @typedef {import("kanta-guide-glue").Host} Host */
/** @typedef {import("kanta-guide-glue").Options} Options */
/**
 * What the guide of an element calls: what the widget calls, and what is so after a crash, and where
 * another has taken away all that is rendered.
 * @typedef {Host & { crashed(error: unknown): void, isRendering(): boolean, emptied(): void }} Owner
 */
/** @typedef {{ mount: HTMLElement, nodes: ReturnType<typeof watchNodes>, owner?: Owner, widget?: Widget }} Slot */
/**
 * A mounted guide: where it is rendered, and its calls.
 * @typedef {Slot & { widget: Widget }} App
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
  const app = free ?? slotOf(makeMount());
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
 * A place for a guide.
 * @param {HTMLElement} mount
 * @returns {Slot}
 */
function slotOf(mount) {
  const slot = { mount, nodes: watchNodes(mount, () => __ON_SITE__ || putBack(slot)) };
  return slot;
}

/**
 * Shows again what was rendered, where another has taken it away.
 * @param {Slot} app
 */
function putBack({ nodes, owner }) {
  if (!owner) return;
  nodes.restore();
  owner.emptied();
  nodes.keep();
}

/**
 * Takes a guide from its element, empty.
 * @param {App} app
 */
export function unmountApp(app) {
  mounted.delete(app);
  app.owner = undefined;
  app.nodes.restore();
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
    app.nodes.restore();
    app.owner?.rendering();
  },
  snapshot: (json) => app.owner?.snapshot(json),
  rendered() {
    app.owner?.rendered();
    app.nodes.keep();
    if (!__ON_SITE__) scrollKindly(app.mount.querySelector("[part=root]"));
  },
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
