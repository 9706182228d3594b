// What the portal does with the guide: it gives what it knows of the customer, and makes a ticket of the result.

/** As the portal's server would send it. */
const customer = { id: "K-1042", sector: "private", support: "full" };

const guide = document.querySelector("kanta-guide");

// What comes from the customer's profile says so; the level of support is the vendor's own to decide, so it is not asked.
guide.locked = "vendor-support";
guide.answers = {
  provider: { value: customer.sector, origin: "ur er kundprofil" },
  "vendor-support": { value: customer.support, origin: "enligt ert avtal med oss" },
};

/** The result as the text of a ticket: what came out, why, and where it is written. */
function ticket({ final, conclusions, code }) {
  const lines = [`Kund ${customer.id}: ${final ? "slutligt resultat" : "ännu öppna frågor"}`];
  for (const { topic, title, outcome, conclusion, because, rules } of conclusions) {
    const sources = rules.flatMap((rule) => rule.sources.map(({ heading, url }) => `Källa: ${heading} ${url}`));
    lines.push("", `${title}: ${conclusion} [${topic}: ${outcome || "öppet"}]`);
    if (because) lines.push(because);
    lines.push(...new Set(sources));
  }
  return [...lines, "", `Återställ svaren: #kanta-guide=${code}`].join("\n");
}

guide.addEventListener("kanta-guide-result", ({ detail }) => {
  document.querySelector("#ticket pre").textContent = ticket(detail);
  document.querySelector("#ticket").hidden = false;
});

guide.addEventListener("kanta-guide-error", ({ detail: { code, message } }) => {
  const fault = document.querySelector("#fault");
  fault.textContent = `Guiden (${code}): ${message}`;
  fault.hidden = false;
});
