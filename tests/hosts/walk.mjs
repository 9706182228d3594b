// A way through the guide that all host pages take: a private provider of health care with its own electronic records.

import assert from "node:assert/strict";

/** What comes out of it where the vendor gives full support: the line of `kanta-rules eval` for these answers says the same. */
export const OUTCOMES = {
  "model-patient-data": "direct",
  "permit-authority": "regional-authority",
  "rollout-patient-data": "no-registration",
  "duty-patient-data": "must-join",
  "purchased-services": "own-register",
  "register-entry": "sote",
};

/** Answers the questions after the first one up to the result; `more` comes before the last. */
export async function walk(guide, more = {}) {
  await guide.answer({ services: "health", form: "organisation", records: "electronic", "patient-system": "own", regions: "01" });
  await guide.answer({ ...more, purchased: "no" });
  await guide.concludes();
}

/** The decision of the first topic can be had as a picture: it is drawn by what is loaded only then. */
export async function opensPicture(guide) {
  const picture = await guide.picture("model-patient-data");
  assert.ok((await picture.locator("svg *").count()) > 5);
}
