// Watches every call into the wasm: whatever escapes from one has left the program in no state to go on. wasm-bindgen's glue
// hands its exports through here (xtask/esbuild.mjs).

/** What is to be done when the program has crashed. */
let onCrash = () => {};

export const whenCrashed = (act) => (onCrash = act);

/** The exports of an instance, each function telling of a crash; nothing more is called once there was one. */
export function watched(exports) {
  let crashed = false;
  const watch = (call) => (...values) => {
    if (crashed) return;
    try {
      return call(...values);
    } catch (error) {
      crashed = true;
      onCrash(error);
    }
  };
  const entries = Object.entries(exports);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === "function" ? watch(value) : value]));
}
