// The <kanta-guide> element: loads the wasm and the pack of its language, and mounts the guide in its shadow root.
// A stand-in: the real one follows.

import init, * as glue from "kanta-guide-glue";

const address = (name) => new URL(name, import.meta.url);

/** The wasm, fetched once for all elements of a page. */
let wasm;

class KantaGuide extends HTMLElement {
  #widget;

  async connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const spoken = this.closest("[lang]")?.lang;
    const language = spoken in __PACKS__ ? spoken : "sv";
    wasm ??= init({ module_or_path: address(__WASM__) });
    const [pack] = await Promise.all([
      fetch(address(__PACKS__[language])).then((answer) => answer.arrayBuffer()),
      wasm,
    ]);
    if (!this.isConnected || this.#widget) return;
    const mount = document.createElement("div");
    root.replaceChildren(mount);
    this.#widget = new glue.Widget(mount, language, new Uint8Array(pack));
  }
}

if (!customElements.get("kanta-guide")) customElements.define("kanta-guide", KantaGuide);
