// Lets a person take a result along: on paper, into the clipboard, as a file.

/** Takes `content` along in a way, or the words of the guide as text; says whether that worked, and what was taken. */
export async function keep(way, content, guide, print) {
  const taking = import("./taking.js");
  // A browser lets a script copy only while a person acts, so it is promised the text at once.
  const text = way === "text" ? taking.then(({ textOf }) => textOf(guide)) : Promise.resolve(content);
  try {
    if (way === "print") await print();
    else if (way === "receipt") (await taking).save(content);
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    return [true, await text];
  } catch {
    return [false, await text.catch(() => "")];
  }
}
