// Keeps the keyboard of the guide from the page around it.

/** Keeps the keys that the guide needs from a page that would take them as they bubble; those of what the page has put inside
    are its own. */
export function shield(root) {
  for (const way of ["down", "press", "up"]) {
    root.addEventListener(`key${way}`, (event) => {
      if (/^(Arrow|Enter| )/.test(event.key) && root.contains(event.target)) event.stopPropagation();
    });
  }
  return root;
}
