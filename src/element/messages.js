// Has the few words that must be there before the wasm and the texts are.

/** @type {Record<string, string>} */
export const LOADING = {
  sv: "Guiden laddas …",
  fi: "Opasta ladataan…",
  en: "Loading the guide…",
};

/** @type {Record<string, Record<"title" | "text" | "crash" | "link" | "address" | "retry", string>>} */
export const FAILURES = {
  sv: {
    title: "Guiden kan inte visas",
    text: "En del av guiden gick inte att ladda. Felet är inte ert. Försök igen, eller fråga FPA:s kundtjänst för Kanta.",
    crash: "Något gick fel i guiden. Era svar finns kvar. Fortsätt där ni var.",
    link: "Kontakta Kanta-tjänsterna (kanta.fi)",
    address: "https://www.kanta.fi/sv/professionella",
    retry: "Försök igen",
  },
  fi: {
    title: "Opasta ei voi näyttää",
    text: "Osaa oppaasta ei voitu ladata. Vika ei ole teidän. Yrittäkää uudelleen tai kysykää Kelan Kanta-asiakaspalvelusta.",
    crash: "Oppaassa tapahtui virhe. Vastauksenne ovat tallella. Jatkakaa siitä, mihin jäitte.",
    link: "Ottakaa yhteyttä Kanta-palveluihin (kanta.fi)",
    address: "https://www.kanta.fi/ammattilaiset",
    retry: "Yrittäkää uudelleen",
  },
  en: {
    title: "The guide cannot be shown",
    text: "Part of the guide could not be loaded. The fault is not yours. Try again, or ask Kela’s Kanta customer support.",
    crash: "Something went wrong in the guide. Your answers are kept. Continue where you were.",
    link: "Contact the Kanta Services (kanta.fi)",
    address: "https://kanta.fi/en/professionals/customer-relations-and-support",
    retry: "Try again",
  },
};
