// Tells whether a file is the right one by its hash, which the build writes into the script; the site's worker asks this too.

/**
 * Whether bytes have a hash, or the page is not secure and cannot tell. Bytes that are damaged and can still be read would be another
 * guide.
 * @param {BufferSource} bytes
 * @param {string} hash SHA-256 in hexadecimal digits
 */
export async function isWhole(bytes, hash) {
  const digest = await crypto.subtle?.digest("SHA-256", bytes);
  /** @param {number} byte */
  const digits = (byte) => (byte + 256).toString(16).slice(1);
  return !digest || [...new Uint8Array(digest)].map(digits).join("") === hash;
}
