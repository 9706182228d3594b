// Which part of the wasm a function belongs to, by its name. For parts.mjs and profile.mjs.

/** Parts in the order of the tables; a function belongs to the first whose crate or module its name begins with. */
const BY_NAME = [
  ["widget: state and events", /^kanta_guide::(state|events)/],
  ["widget: texts", /^kanta_guide::texts/],
  ["widget: components", /^kanta_guide::components/],
  ["widget: app, browser and the rest", /^(kanta_guide|widget_)/],
  ["kanta-engine", /^kanta_engine/],
  ["yew", /^yew/],
  ["serde, postcard", /^(serde|postcard|cobs|itoa|zmij|ryu)/],
  ["gloo", /^gloo/],
  ["what yew stands on", /^(boolinator|futures|implicit_clone|indexmap|hashbrown|equivalent|slab|thiserror|tokise|pin_project|once_cell|tracing|rustversion|prokio|percent)/],
  ["wasm-bindgen, js-sys, web-sys", /^(wasm_bindgen|js_sys|web_sys|__wbindgen|__wbg|__externref|externref)/],
  ["talc, the allocator", /^(talc|allocator_api2|lock_api|__rust_|__rustc)/],
  ["std", /^(std|dlmalloc|panic_abort|compiler_builtins|rustc_demangle|mem(cpy|set|move|cmp)$|__mul|__div|__udiv)/],
  ["alloc", /^alloc/],
  ["core", /^(core|usize|str>|u8|u32|u64|\(|\[)/],
];

/** The names of the parts, and of what belongs to none. */
export const PARTS = BY_NAME.map(([part]) => part);
export const OTHERS = "other functions";

/** The crate and module that a name begins with; of `<T as Trait>::method`, those of `T`, where it has any, else of the trait. */
const home = (name) => {
  // rustc writes after each crate which of that name it is.
  const plain = name.replace(/\[[0-9a-f]{6,}\]/g, "");
  const [, type, trait] = /^<([^:]*?) as (.*)/.exec(plain) ?? [];
  return (type ? trait : plain).replace(/^([<&(\[*]|mut |dyn |const )+/, "");
};

/** The part of a function with a name. */
export function partOf(name) {
  const from = home(name);
  return BY_NAME.find(([, pattern]) => pattern.test(from))?.[0] ?? OTHERS;
}
