// Has a page that is the guide's own follow the guide: its title says what is shown, its address in which language. The site's pages,
// the page that is one file and the page in a frame use it.

/**
 * Has the title of the page say what the guide shows; gives what is to be called when the page has another name.
 * @param {() => string} name the page's name in its language
 */
export function followTitle(name) {
  let shown = "";
  const entitle = () => {
    if (shown) document.title = `${shown} – ${name()}`;
  };
  addEventListener("kanta-guide-title", (event) => {
    shown = /** @type {CustomEvent} */ (event).detail.title;
    entitle();
  });
  return entitle;
}

/**
 * Has the address lead to the language of the page, also on the way back to what was seen in another; gives what is to be called when
 * the language has changed.
 * @param {() => string | URL | false} find the address that the page should have, if it is another
 */
export function keepAddress(find) {
  const keep = () => {
    const address = find();
    if (address) history.replaceState(history.state, "", address);
  };
  addEventListener("popstate", keep);
  return keep;
}

/**
 * The page's address with its language in it, unless the address leads to that already.
 * @param {string} asked the language to which it leads
 */
export function withLanguage(asked) {
  const { lang } = document.documentElement;
  const address = new URL(location.href);
  address.searchParams.set("lang", lang);
  return asked !== lang && address;
}
