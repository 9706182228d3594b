// Vue's compiler takes a tag that it does not know for a component of its own unless it is told.

import vue from "@vitejs/plugin-vue";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "kanta-guide" } } })] };
