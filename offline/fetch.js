// Stands in for the browser's `fetch` in the one file that works offline: it reads the file that is asked for out of the page,
// where it lies packed by gzip and written in base64. The build puts it in place of every `fetch` (xtask/esbuild.mjs), so that
// the scripts of the other products know nothing of it.

export async function fetch(name) {
  const files = [...document.querySelectorAll("script[data-file]")];
  const file = files.find(({ dataset }) => dataset.file === String(name));
  if (!file) throw new TypeError(`there is no ${name} in this page`);
  const packed = Uint8Array.from(atob(file.textContent), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(unpacked).arrayBuffer();
  return new Response(bytes, { headers: { "content-type": file.type } });
}
