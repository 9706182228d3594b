// Tells whether a file is the right one by the first digits of its hash, which stand in its name; the site's worker asks this too.

/**
 * Whether bytes have a hash that begins so, or the page is not secure and cannot tell. Bytes that are damaged and can still be
 * read would be another guide.
 * @param {BufferSource} bytes
 * @param {string} hash hexadecimal digits
 */
export async function isWhole(bytes, hash) {
  const digest = await crypto.subtle?.digest("SHA-256", bytes);
  /** @param {number} byte */
  const digits = (byte) => (byte + 256).toString(16).slice(1);
  return !digest || [...new Uint8Array(digest)].map(digits).join("").startsWith(hash);
}
