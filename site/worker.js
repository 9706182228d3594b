// Keeps the site on the device, so that it works without a network: one release as a whole, never parts of two. The build tells it
// the release's files (xtask/worker.mjs). The element has no worker: what a host's site keeps is the host's affair.

import { isWhole } from "../src/element/integrity.js";

/** The pages of the release, by addresses relative to this script, with their hashes. */
const PAGES = __PAGES__;
/** All its other files, in the same way. */
const FILES = __FILES__;
/** Tells one release from another: any other hash makes it another. */
const RELEASE = __RELEASE__;
/** How long a visitor waits for the newest page before the one on the device is shown, in milliseconds. */
const PATIENCE = 4000;

/** The site's address; another copy of it may lie in another folder. */
const site = registration.scope;
const ours = `kanta-guide ${site} `;
const release = ours + RELEASE;
const addressOf = (name) => new URL(name, site).href;
const pages = Object.keys(PAGES).map(addressOf);
const addresses = new Set([...pages, ...Object.keys(FILES).map(addressOf)]);

/** Fetches a file of this release; nothing, where the server has another in its place, whatever it calls that. */
async function fetched(address, hash, cache) {
  const answer = await fetch(address, { cache });
  const isOurs = answer.ok && !answer.redirected && (await isWhole(await answer.clone().arrayBuffer(), hash));
  return isOurs ? answer : undefined;
}

/** The same; where what the browser has kept is another, past that: it may be what a server once sent by mistake. */
async function takeFile([name, hash]) {
  const address = addressOf(name);
  const answer = (await fetched(address, hash, "default")) ?? (await fetched(address, hash, "reload"));
  if (!answer) throw new Error(`${address} is not of this release`);
  return [address, answer];
}

/** Takes every file, or none: where one is missing or is another, the release before stays. */
async function take() {
  const taken = await Promise.all(Object.entries({ ...PAGES, ...FILES }).map(takeFile));
  const cache = await caches.open(release);
  await Promise.all(taken.map(([address, answer]) => cache.put(address, answer)));
}

/** Forgets the releases before. It is done when no page of theirs is open any more. */
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== release);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** A file of this release as it is on the device. */
const onDevice = async (address) => (await caches.open(release)).match(address, { ignoreSearch: true, ignoreVary: true });

/** What the network has, when all of it has come. */
async function whole(request) {
  const page = await fetch(request);
  if (page.status >= 500) throw new Error(`the server says ${page.status}`);
  return page.ok ? new Response(await page.blob(), page) : page;
}

/** The newest page, which names the files that belong to it; without a network the one on the device, which does too. */
async function newest(request, address) {
  const kept = await onDevice(address);
  if (!kept) return fetch(request);
  const late = new Promise((settle) => setTimeout(settle, PATIENCE, kept));
  return Promise.race([whole(request).catch(() => kept), late]);
}

/** A file from the device, or, where that one is of another release, from the network. */
const file = async (request) => (await onDevice(request.url)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(take()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname.replace(/(?<=\/)index\.html$/, "");
  if (request.mode === "navigate" && pages.includes(address)) event.respondWith(newest(request, address));
  else if (addresses.has(address)) event.respondWith(file(request));
});
