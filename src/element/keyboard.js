// Keeps key presses that the guide needs from the page around it, and has its button work in every frame.

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

/**
 * Has a press of a form's button submit it without the browser's help: Chromium gives none in a sandbox without allow-forms, also where
 * nothing would be sent.
 * @param {ShadowRoot} root
 */
export function submitByClick(root) {
  root.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest?.("[part=continue]");
    const form = /** @type {HTMLButtonElement | undefined} */ (button)?.form;
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  });
}
