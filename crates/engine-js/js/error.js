// What is thrown: an error with its code, the place, and in its message what is wrong and what to do.

export class EngineError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {string} at a question, a place within its answer or the receipt, an argument, a file
   * @param {unknown} [cause]
   */
  constructor(code, message, at, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "EngineError";
    this.code = code;
    this.at = at;
  }
}
