// The hosts that the guide is built into and walked through in: which page of docs/hosts has their files and commands, what is installed
// for them, and how each is started. Those without `install` run in `cargo xtask test`, the others in `cargo xtask test hosts`.

/** In a command: the port on which a server is to listen. */
export const PORT = "PORT";

/** A folder that was built. Where the build makes no page, `html` makes it of the page that all begin with. */
const built = (folder, { what = "built", block = "build", html } = {}) => ({ what, blocks: [block], folder, html });

/** A server of the host's own, with the blocks of the page that are run before. */
const server = (what, blocks, command) => ({ what, blocks, command });

const asItIs = (html) => html;
/** Not as a module: what esbuild makes if nothing is said. */
const noModule = (html) => html.replace('type="module"', "defer");

/** Installed besides where a page has TypeScript. */
const typescript = "5.9.3";
const vite = "8.3.8";

/** The three ways of docs/hosts/README.md. */
const NOTHING = "nothing";
const FOLDER = "a folder";

export const HOSTS = [
  { name: "Vite", page: "vite", tried: "Vite 8.3", way: NOTHING, starts: [built("dist"), server("in development", [], `npx vite --port=${PORT}`)] },
  {
    name: "esbuild",
    page: "esbuild",
    tried: "esbuild 0.28",
    way: "a folder, or one script",
    starts: [
      built("dist", { html: asItIs }),
      built("script", { what: "built, not as a module", block: "script", html: noModule }),
      built("one", { what: "built, as one script", block: "one", html: noModule }),
    ],
  },
  { name: "No bundler", page: "import-map", tried: "", way: NOTHING, starts: [built("dist")] },
  {
    name: "webpack",
    page: "webpack",
    tried: "webpack 5.112",
    way: NOTHING,
    install: { webpack: "5.112.2", "webpack-cli": "7.3.1" },
    starts: [built("dist", { html: (html) => html.replace("./src/main.js", "./main.js") })],
  },
  {
    name: "Rspack",
    page: "rspack",
    tried: "Rspack 2.3",
    way: NOTHING,
    install: { "@rspack/core": "2.3.3", "@rspack/cli": "2.2.8" },
    starts: [built("dist", { html: (html) => html.replace("./src/main.js", "./main.js") })],
  },
  { name: "Parcel", page: "parcel", tried: "Parcel 2.16", way: NOTHING, install: { parcel: "2.16.4" }, starts: [built("dist")] },
  {
    name: "Rollup",
    page: "rollup",
    tried: "Rollup 4.68",
    way: FOLDER,
    install: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    starts: [built("dist", { html: asItIs })],
  },
  { name: "Rolldown", page: "rolldown", tried: "Rolldown 1.3", way: FOLDER, install: { rolldown: "1.3.2" }, starts: [built("dist", { html: asItIs })] },
  {
    name: "Angular",
    page: "angular",
    tried: "Angular 21.2",
    way: FOLDER,
    install: {
      "@angular/build": "21.2.27",
      "@angular/cli": "21.2.27",
      "@angular/common": "21.2.26",
      "@angular/compiler": "21.2.26",
      "@angular/compiler-cli": "21.2.26",
      "@angular/core": "21.2.26",
      "@angular/platform-browser": "21.2.26",
      rxjs: "7.8.2",
      tslib: "2.9.1",
      typescript,
    },
    starts: [built("dist/browser"), server("in development", [], `npx ng serve --port=${PORT}`)],
  },
  {
    name: "Next",
    page: "next",
    tried: "Next 16.4, React 19.3",
    way: NOTHING,
    install: { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1", typescript, "@types/react": "19.3.0", "@types/react-dom": "19.3.0", "@types/node": "20" },
    starts: [server("on its server", ["build"], `npx next start --port=${PORT}`), server("in development", [], `npx next dev --port=${PORT}`)],
  },
  {
    name: "Nuxt",
    page: "nuxt",
    tried: "Nuxt 4.3, Vue 3.5",
    way: NOTHING,
    install: { nuxt: "4.3.1", vue: "3.5.45" },
    starts: [server("on its server", ["build"], "node .output/server/index.mjs")],
  },
  {
    name: "SvelteKit",
    page: "sveltekit",
    tried: "SvelteKit 2.70, Svelte 5.57",
    way: NOTHING,
    install: {
      "@sveltejs/kit": "2.70.4",
      "@sveltejs/adapter-node": "5.5.7",
      "@sveltejs/vite-plugin-svelte": "7.3.1",
      svelte: "5.57.3",
      "svelte-check": "4.7.8",
      typescript,
      vite,
    },
    starts: [server("on its server", ["types", "build"], "node build/index.js"), server("in development", [], `npx vite dev --port=${PORT}`)],
  },
  {
    name: "Astro",
    page: "astro",
    tried: "Astro 5.9",
    way: NOTHING,
    install: { astro: "5.9.4" },
    starts: [built("dist"), server("in development", [], `npx astro dev --port=${PORT}`)],
  },
  {
    name: "Solid",
    page: "solid",
    tried: "Solid 1.9",
    way: NOTHING,
    install: { "solid-js": "1.9.19", "vite-plugin-solid": "2.11.14", typescript, vite },
    starts: [built("dist"), server("in development", [], `npx vite --port=${PORT}`)],
  },
  {
    name: "SolidStart",
    page: "solidstart",
    tried: "SolidStart 1.3",
    way: NOTHING,
    install: { "@solidjs/start": "1.3.1", "@solidjs/router": "1.0.0", "solid-js": "1.9.19", vinxi: "0.5.11" },
    starts: [server("on its server", ["build"], "node .output/server/index.mjs")],
  },
  {
    name: "Preact",
    page: "preact",
    tried: "Preact 11.2",
    way: NOTHING,
    install: { preact: "11.2.0", "@preact/preset-vite": "2.10.6", typescript, vite },
    starts: [built("dist")],
  },
  { name: "Lit", page: "lit", tried: "Lit 3.3", way: NOTHING, install: { lit: "3.3.3", typescript, vite }, starts: [built("dist")] },
];
