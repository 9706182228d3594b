// Keeps the nodes that the program has rendered as it has left them. Yew changes them by reference, but others get at them, too: a
// browser's translator puts elements in the place of texts, scripts of the page take something away.

/**
 * Watches the nodes in an element from `keep` on, and puts them back by `restore`.
 * @param {HTMLElement} mount
 * @param {() => void} onEmptied what is done where nothing of them is left to be seen
 */
export function watchNodes(mount, onEmptied) {
  /** @type {MutationRecord[]} */
  let records = [];
  const isEmptied = () => !(mount.isConnected && mount.querySelector("[part=root]"));
  const observer = new MutationObserver((more) => {
    records.push(...more);
    // In another turn: whoever takes away at once what is put back does not hold up the page.
    if (!__ON_SITE__ && isEmptied()) setTimeout(() => isEmptied() && onEmptied());
  });
  return {
    keep() {
      records = [];
      observer.observe(mount, { childList: true, subtree: true });
      if (!__ON_SITE__) observer.observe(mount.getRootNode(), { childList: true });
    },
    restore() {
      records.push(...observer.takeRecords());
      observer.disconnect();
      for (const { target, addedNodes, removedNodes, nextSibling } of records.reverse()) {
        // What stands beside the program is another's affair.
        if (!__ON_SITE__ && target instanceof ShadowRoot) continue;
        for (const node of addedNodes) target.removeChild(node);
        for (const node of removedNodes) target.insertBefore(node, nextSibling);
      }
      records = [];
    },
  };
}
