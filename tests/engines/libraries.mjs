// What old libraries did to a page, as scripts: those with which the guide works, and those with which it says that it cannot.

export const libraries = {
  "the additions of Prototype.js 1.6": `
    const $A = (iterable) => {
      if (!iterable) return [];
      if (iterable.toArray) return iterable.toArray();
      const results = [];
      for (let at = 0; at < iterable.length; at++) results[at] = iterable[at];
      return results;
    };
    const quoted = (text) => '"' + text + '"';
    Array.from = $A;
    Array.prototype.toArray = function () { return [].concat(this); };
    Array.prototype.toJSON = function () { return "[" + this.map(String).join(", ") + "]"; };
    Array.prototype.each = Array.prototype.forEach;
    Array.prototype.clone = Array.prototype.toArray;
    String.prototype.toJSON = function () { return quoted(this); };
    Number.prototype.toJSON = function () { return String(this); };
    Function.prototype.bind = function (...given) {
      const method = this;
      const object = given.shift();
      return function (...more) { return method.apply(object, given.concat(more)); };
    };
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
    Element.prototype.update = function (words) { this.textContent = words; return this; };
    Element.prototype.select = function (selector) { return $A(this.querySelectorAll(selector)); };
    HTMLElement.prototype.clone = function (deep) { return this.cloneNode(deep); };
  `,
  "the additions of MooTools 1.2": `
    Array.from = (item) => (item == null ? [] : typeof item.length === "number" && typeof item !== "string" ? [].slice.call(item) : [item]);
    Array.prototype.contains = function (item) { return this.indexOf(item) !== -1; };
    Function.prototype.delay = function (ms) { return setTimeout(this, ms); };
    Element.prototype.get = function (name) { return this.getAttribute(name); };
    Element.prototype.set = function (name, value) { this.setAttribute(name, value); return this; };
    Element.prototype.empty = function () { this.replaceChildren(); return this; };
    Element.prototype.dispose = function () { return this.parentNode ? this.parentNode.removeChild(this) : this; };
    Element.prototype.destroy = function () { this.empty(); this.dispose(); return null; };
  `,
  "additions to Object.prototype": `
    for (const name of ["extend", "each", "keys", "has", "size", "clone", "map", "code", "toJSONString"]) {
      Object.prototype[name] = function () { return this; };
    }
  `,
  "an old Promise": `
    const Native = Promise;
    globalThis.Promise = function (act) { const self = this; self.inner = new Native(act); };
    Promise.prototype.then = function (done, failed) { const inner = this.inner.then(done, failed); return new Promise((yes, no) => inner.then(yes, no)); };
    Promise.prototype.catch = function (failed) { return this.then(undefined, failed); };
    Promise.resolve = (value) => (value instanceof Promise ? value : new Promise((yes) => yes(value)));
    Promise.reject = (value) => new Promise((yes, no) => no(value));
    Promise.all = (all) => new Promise((yes, no) => {
      const values = [];
      let left = all.length;
      all.forEach((one, at) => Promise.resolve(one).then((value) => { values[at] = value; if (--left === 0) yes(values); }, no));
    });
  `,
  "a fetch made of XMLHttpRequest": `
    globalThis.fetch = (input) => new Promise((yes, no) => {
      const request = new XMLHttpRequest();
      request.open("GET", String(input));
      request.responseType = "arraybuffer";
      request.onload = () => {
        const answer = () => ({
          ok: request.status === 200, status: request.status, url: String(input), clone: answer,
          arrayBuffer: async () => request.response, json: async () => JSON.parse(new TextDecoder().decode(request.response)),
        });
        yes(answer());
      };
      request.onerror = () => no(new TypeError("Network request failed"));
      request.send();
    });
  `,
  "a JSON, a Map and a CustomEvent of old times": `
    const { parse, stringify } = JSON;
    globalThis.JSON = { parse: (text, revive) => parse(text, revive), stringify: (value, replace, space) => stringify(value, replace, space) };
    globalThis.Map = function () { this.names = []; this.values = []; };
    Map.prototype.has = function (name) { return this.names.indexOf(name) !== -1; };
    Map.prototype.get = function (name) { return this.values[this.names.indexOf(name)]; };
    Map.prototype.set = function (name, value) { this.delete(name); this.names.push(name); this.values.push(value); return this; };
    Map.prototype.delete = function (name) {
      const at = this.names.indexOf(name);
      if (at !== -1) { this.names.splice(at, 1); this.values.splice(at, 1); }
      return at !== -1;
    };
    globalThis.CustomEvent = function (type, { bubbles = false, cancelable = false, detail = null } = {}) {
      const event = document.createEvent("CustomEvent");
      event.initCustomEvent(type, bubbles, cancelable, detail);
      return event;
    };
  `,
  "its own closest, remove and matches": `
    const { closest, matches } = Element.prototype;
    Element.prototype.closest = function (selector) { return closest.call(this, selector); };
    Element.prototype.matches = function (selector) { return matches.call(this, selector); };
    Element.prototype.remove = function () { throw new Error("a model is removed with destroy"); };
  `,
  "a browser without AbortSignal.timeout": "delete AbortSignal.timeout;",
};

export const nuisances = {
  "a document that makes nothing": {
    before: 'Document.prototype.createElement = () => { throw new Error("use the factory"); };',
    sees: "Ring 0123.",
  },
  "a matches that throws": {
    before: 'Element.prototype.matches = () => { throw new Error("use is"); };',
    sees: "Ring 0123.",
  },
  "no style sheets that can be made": { before: "globalThis.CSSStyleSheet = function () {};", sees: "Ring 0123." },
  "a Promise without its ways": { before: "globalThis.Promise = function () {};" },
  "no fetch": { before: "globalThis.fetch = undefined;" },
  "a browser without adopted style sheets": {
    before: "delete Document.prototype.adoptedStyleSheets;",
    sees: "Ring 0123.",
    code: "old-browser",
  },
};
