// Tells a file by the first digits of its hash, which stand in its name. The site's worker asks this too.

/** Whether bytes are those of a file's hash, or the page is not secure and cannot tell: what is damaged and still can be read would
    be another guide. */
export async function isWhole(bytes, hash) {
  const digest = await crypto.subtle?.digest("SHA-256", bytes);
  const digits = (byte) => (byte + 256).toString(16).slice(1);
  return !digest || [...new Uint8Array(digest)].map(digits).join("").startsWith(hash);
}
