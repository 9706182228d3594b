// Three people of 2021, and what the rules of today change for them.

/**
 * Each with the answers of 2021, what changes (the outcome of today, `open` where new answers decide), what does not carry over, the
 * new answers, what they lead to, the outcomes of 2021 that are others now, and what has changed when all is answered.
 */
export const people = {
  "a clinic on a main joiner's system": {
    answers: {
      provider: "private",
      services: "health",
      form: "organisation",
      records: "electronic",
      "patient-system": "main-joiners",
      setting: "premises",
      regions: "01",
      "vendor-support": "full",
      purchased: "no",
    },
    changed: { "model-patient-data": "open", "permit-authority": "finnish-supervisory-agency", "duty-patient-data": "open" },
    dropped: ["records", "setting", "vendor-support"],
    asked: { "patient-information-system": "yes" },
    outcomes: { "model-patient-data": "direct-or-joint", "permit-authority": "finnish-supervisory-agency", "duty-patient-data": "must-join" },
    earlier: { "permit-authority": "regional-authority" },
    again: { "permit-authority": "finnish-supervisory-agency" },
  },
  "a social care company": {
    answers: { provider: "private", services: "social", regions: ["01", "05"], purchased: "yes" },
    changed: {
      "model-client-data": "open",
      "permit-authority": "finnish-supervisory-agency",
      "rollout-client-data": "register",
      "duty-client-data": "open",
    },
    dropped: ["purchased"],
    asked: { "client-information-system": "yes", "client-system": "own", purchased: "some" },
    outcomes: { "model-client-data": "direct", "permit-authority": "finnish-supervisory-agency", "rollout-client-data": "register", "duty-client-data": "must-join" },
    earlier: { "permit-authority": "regional-authority", "rollout-client-data": "register", "duty-client-data": "voluntary" },
    again: { "permit-authority": "finnish-supervisory-agency", "rollout-client-data": "register", "duty-client-data": "must-join" },
  },
  "a municipality": {
    answers: { provider: "public", services: "both" },
    changed: { "permit-authority": "open", "rollout-client-data": "register", "duty-patient-data": "open", "duty-client-data": "open" },
    dropped: [],
    asked: { where: "mainland" },
    outcomes: {
      "permit-authority": "finnish-supervisory-agency",
      "rollout-client-data": "register",
      "duty-patient-data": "must-join",
      "duty-client-data": "must-join",
    },
    earlier: { "permit-authority": "", "rollout-client-data": "register", "duty-patient-data": "not-stated", "duty-client-data": "voluntary" },
    again: {
      "permit-authority": "finnish-supervisory-agency",
      "rollout-client-data": "register",
      "duty-patient-data": "must-join",
      "duty-client-data": "must-join",
    },
  },
};
