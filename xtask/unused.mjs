// Empties the functions of Yew that no page of the guide ever comes to, so that the optimiser drops all that only they lead to:
// the compiler cannot know which kinds of nodes are never made (2.9 KB of the 90). Called by shrink.mjs.

import binaryen from "binaryen";

/** What the guide does not draw, and the function through which each node of that kind must pass. Should one be drawn all the
    same, the program stops there, which the page tells as a crash. */
const UNUSED = {
  "raw markup": /VRaw as yew.*Reconcilable>::attach$/,
  "components in the page": /Rc<yew.*VComp> as .*RcExt.*>::unwrap_or_clone$/,
  "portals": /Rc<yew.*VPortal> as .*RcExt.*>::unwrap_or_clone$/,
  "what waits for something, as a node": /Rc<yew.*VSuspense> as .*RcExt.*>::unwrap_or_clone$/,
  "what waits for something, around a component": /AnyScope>::find_parent_scope::<yew.*BaseSuspense>$/,
  "attributes that are not the one list of the pen": /Attributes>::apply_diff_as_maps::collect$/,
};

/** The same wasm without them; it must still have its functions' names. */
export function withoutUnused(wasm) {
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(wasm);
  const functions = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  for (const [what, pattern] of Object.entries(UNUSED)) {
    const found = functions.filter((each) => pattern.test(binaryen.getFunctionInfo(each).name));
    if (found.length !== 1) throw new Error(`${found.length} functions are those for ${what}: Yew has changed, look at xtask/unused.mjs`);
    binaryen.Function.setBody(found[0], module.unreachable());
  }
  return module.emitBinary();
}
