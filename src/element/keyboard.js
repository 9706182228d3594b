// Keeps key presses that the guide needs from the page around it.

/**
 * Stops the arrow keys, Enter and Space from bubbling out of a shadow root, where a page might take them. Those that are pressed
 * in what the page has put into slots are the page's own.
 * @param {ShadowRoot} root
 */
export function keepKeys(root) {
  for (const type of /** @type {const} */ (["keydown", "keypress", "keyup"])) {
    root.addEventListener(type, (event) => {
      const { key, target } = /** @type {KeyboardEvent} */ (event);
      if (/^(Arrow|Enter| )/.test(key) && root.contains(/** @type {Node} */ (target))) event.stopPropagation();
    });
  }
}
