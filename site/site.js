// Leads an old address with `?lang=` to the page of that language, has the first question of the HTML be seen, changes the page's
// language together with the guide's, and keeps the site for visits without a network.

import { codeAtStart, notePress } from "../src/element/first-page.js";
import { followTitle, keepAddress } from "../src/element/follow.js";

const page = document.documentElement;
const own = document.currentScript.src;
const links = [...document.querySelectorAll("link[hreflang]")];
/** Each language's page on this very site, by the links in the head: these may name another address, the one that is public. */
const pages = new Map(links.map(({ hreflang, href }) => [hreflang, new URL(`..${href.slice(links.at(-1).href.length - 1)}`, own).href]));

const asked = new URLSearchParams(location.search).get("lang")?.toLowerCase().split("-")[0];
const leaves = asked !== page.lang && pages.get(asked);
if (leaves) location.replace(leaves + location.hash);

// What stands in the guide's place where it cannot run is not seen while it is on its way. The first question is seen by whom it
// is for, and what is pressed on it is noted for the guide.
const isAtFirst = !leaves && !codeAtStart("session", "kanta-guide:");
page.dataset.scripted = isAtFirst ? "first" : "";
addEventListener("click", notePress);

/** Asks for the styles of what comes after the first question, as soon as somebody does anything on it. */
const styleTheRest = () => document.querySelector("kanta-guide").shadowRoot?.querySelector("link:not([rel])")?.setAttribute("rel", "stylesheet");
addEventListener("click", styleTheRest);
if (!isAtFirst) addEventListener("DOMContentLoaded", styleTheRest);

/** What is written in a language: all of the page but the guide. The pages of all languages have the same parts. */
const WRITTEN = "title, meta[name=description], link[hreflang], link[rel=canonical], link[rel=manifest], header, main > :not(kanta-guide), kanta-guide > :not(template), footer";

/** The language that the guide speaks. */
let spoken = page.lang;

let hasFollowed = false;

const keep = keepAddress(() => hasFollowed && pages.get(page.lang) + location.hash);
const entitle = followTitle(() => document.querySelector("header p").textContent);

/** Puts the words of the page in another language around the guide, which stays as it is. */
async function follow({ detail: { language } }) {
  spoken = language;
  if (language === page.lang) return;
  const there = await fetch(pages.get(language)).then((answer) => answer.text(), () => "");
  if (!there || language !== spoken) return;
  const hadFocus = document.activeElement.closest("header");
  const [before, after] = [document, new DOMParser().parseFromString(there, "text/html")].map((page) => [...page.querySelectorAll(WRITTEN)]);
  // A browser looks for the icon anew, from the other address.
  for (const icon of document.querySelectorAll("link[rel*=icon]")) icon.href = icon.href;
  page.lang = language;
  hasFollowed = true;
  keep();
  before.forEach((part, at) => part.replaceWith(after[at]));
  entitle();
  if (hadFocus) document.querySelector("header [aria-current]").focus();
}
addEventListener("kanta-guide-language", follow);

addEventListener(
  "kanta-guide-ready",
  ({ target: guide }) => {
    // From here on a link to another language changes the guide's, so that nothing in it is lost.
    addEventListener("click", (event) => {
      const link = event.target.closest("header [hreflang]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      guide.removeAttribute("lang");
      guide.lang = link.hreflang;
    });
    // A browser that keeps nothing says no, and all else works. While one works on the site, there is no worker.
    if (__WORKER__) navigator.serviceWorker?.register(new URL("../sw.js", own)).catch(() => {});
  },
  { once: true },
);
