// Shows the page in one language, and follows the guide to another; keeps the site for visits without a network. It runs before
// the page is drawn, so that no other language is seen first.

const languages = ["sv", "fi", "en"];

function chosen() {
  const asked = new URLSearchParams(location.search).get("lang");
  const spoken = [asked, ...navigator.languages].map((tag) => tag?.toLowerCase().split("-")[0]);
  return spoken.find((language) => languages.includes(language)) ?? "sv";
}

function show(language) {
  if (!languages.includes(language)) return;
  const page = document.documentElement;
  page.lang = language;
  page.dataset.language = language;
  const heading = document.querySelector(`h1:lang(${language})`);
  if (heading) document.title = heading.textContent;
}

const first = chosen();
show(first);
addEventListener("DOMContentLoaded", () => show(document.documentElement.lang));
addEventListener("kanta-guide-language", (event) => show(event.detail?.language));

// In the page that is one file this script has no address, and there is nothing to fetch.
if (document.currentScript.src) {
  // The texts come together with the script, not after it; the build says how each language's file is called.
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href: __PACKS__[first] }));
  // Once the guide is there, it is kept for visits without a network. A browser that keeps nothing says no, and all else works. While
  // one works on the site, there is no worker.
  if (__WORKER__) addEventListener("kanta-guide-ready", () => navigator.serviceWorker?.register("sw.js").catch(() => {}), { once: true });
}
