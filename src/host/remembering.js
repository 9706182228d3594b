// Where a guide's state can be kept: in the address, which only links use unless the host asks, and in a store of the browser.

/** The code that a link to the page brings in its fragment, which no server ever sees. */
export const linkedCode = () => /[#&]kanta-guide=([^&]*)/.exec(location.hash)?.[1] ?? "";

/** A store by the word of the `storage` attribute; none where the browser does not allow it. */
function store(kind) {
  try {
    return { local: () => localStorage, session: () => sessionStorage }[kind]?.();
  } catch {
    return undefined;
  }
}

/** Keeps a state in the store that the host asked for, and in the address if it did. */
export function remember(kind, key, { code, place }, inAddress) {
  try {
    // Not as JSON: old libraries have strings become something else there.
    store(kind)?.setItem(key, `${code} ${place}`);
    if (inAddress) history.replaceState(history.state, "", `#kanta-guide=${code}`);
  } catch {
    // A store that is full or closed keeps nothing; the guide goes on.
  }
}

/** The state that was kept, if there is one. */
export function recalled(kind, key) {
  try {
    const [code, place] = store(kind).getItem(key).split(" ");
    return { code, place };
  } catch {
    return null;
  }
}
