// Empties the functions of Yew that no page of the guide ever comes to, so that the optimiser drops all that only they lead to:
// the compiler cannot know which kinds of nodes are never made (5.2 KB of the 90). Called by shrink.mjs.

import binaryen from "binaryen";

/** What the guide never has, and the function that Yew must pass for it. Should a page have it all the same, the program stops
    there, which is told as a crash. */
const NEVER = {
  "raw markup": /VRaw as yew.*Reconcilable>::attach$/,
  "raw markup, taken away": /BRaw>::detach_bundle$/,
  "a component in a page": /Rc<yew.*VComp> as .*RcExt.*>::unwrap_or_clone$/,
  "a portal": /Rc<yew.*VPortal> as .*RcExt.*>::unwrap_or_clone$/,
  "a node that waits for something": /Rc<yew.*VSuspense> as .*RcExt.*>::unwrap_or_clone$/,
  "a component that waits for something": /AnyScope>::find_parent_scope::<yew.*BaseSuspense>$/,
  "attributes other than the one list of the pen": /Attributes>::apply_diff_as_maps::collect$/,
  "a page that is drawn twice": /virtual_dom::vnode::VNode as core.*Clone>::clone$/,
  "a list that is drawn twice": /virtual_dom::vlist::VList as core.*Clone>::clone$/,
  "nodes that are drawn twice": /Vec<yew.*VNode> as core.*Clone>::clone$/,
};

/** What Yew may take all lists for: those whose nodes keep their order. A key only tells a page from the one before it, and the one
    way of comparing heeds that too. */
const IN_ORDER = /VList>::fully_keyed$/;

/** The same wasm without them; it must still have its functions' names. */
export function withoutUnused(wasm) {
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(wasm);
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  const become = (what, pattern, body) => {
    const found = all.filter((each) => pattern.test(binaryen.getFunctionInfo(each).name));
    if (found.length !== 1) throw new Error(`of ${what} there are ${found.length} functions: Yew has changed, look at xtask/unused.mjs`);
    binaryen.Function.setBody(found[0], body);
  };
  for (const [what, pattern] of Object.entries(NEVER)) become(what, pattern, module.unreachable());
  become("the order of lists", IN_ORDER, module.i32.const(0));
  return module.emitBinary();
}
