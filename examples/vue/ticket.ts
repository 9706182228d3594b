// The text of a ticket from the guide's result: what came out, why, and where it is written.

import type { ResultDetail } from "kanta-guide";

/** As the portal's server would send it. */
export interface Customer {
  id: string;
  sector: "private" | "public";
  support: "full" | "not-full";
}

export function ticket(customer: Customer, { final, conclusions, code }: ResultDetail): string {
  const lines = [`Kund ${customer.id}: ${final ? "slutligt resultat" : "ännu öppna frågor"}`];
  for (const { topic, title, outcome, conclusion, because, rules } of conclusions) {
    const sources = rules.flatMap((rule) => rule.sources.map(({ heading, url }) => `Källa: ${heading} ${url}`));
    lines.push("", `${title}: ${conclusion} [${topic}: ${outcome || "öppet"}]`);
    if (because) lines.push(because);
    lines.push(...new Set(sources));
  }
  return [...lines, "", `Återställ svaren: #kanta-guide=${code}`].join("\n");
}
