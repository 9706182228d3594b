// Types of what the build puts in: the glue that wasm-bindgen writes for the program; what it exports stands in src/lib.rs.

declare module "kanta-engine-glue" {
  /** A rule set with its texts. What it refuses it refuses with a text: "damaged" or "other-version". */
  export class Rules {
    constructor(texts: Uint8Array, extras: Uint8Array, rules: Uint8Array, ownExtras: Uint8Array);
    evaluate(answers: string): string;
    diff(answers: string, to: Rules): string;
    verify(receipt: Uint8Array): string;
  }

  export function receiptRules(receipt: Uint8Array): string;
  export function initSync(options: { module: WebAssembly.Module }): unknown;
}
