// Shows the page that is one file in one of its languages, and follows the guide to another. It runs before the page is drawn, so
// that no other language is seen first. The page's title follows the guide.

import { followTitle, keepAddress, withLanguage } from "../src/element/follow.js";

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
  entitle();
}

const entitle = followTitle(() => document.querySelector(`header p:lang(${document.documentElement.lang})`).textContent);
const keep = keepAddress(() => withLanguage(chosen()));

document.documentElement.dataset.scripted = "";
show(chosen());
addEventListener("DOMContentLoaded", () => show(document.documentElement.lang));
addEventListener("kanta-guide-language", (event) => {
  show(event.detail?.language);
  keep();
});
