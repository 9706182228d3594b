// The words of the rival pages: eight of the guide's questions and its conclusions on nine topics, as rules/2021-04/en.toml has them.

export const questions = [
  {
    id: "provider",
    title: "Are you a private or a public provider?",
    error: "Choose whether you are a private or a public provider.",
    options: [
      { value: "private", label: "Private", hint: "For example a company, an association, a foundation or a self-employed practitioner." },
      { value: "public", label: "Public", hint: "For example a municipality, a joint municipal authority or a hospital district." },
    ],
  },
  {
    id: "services",
    title: "Which services do you provide?",
    error: "Choose whether you provide health care, social welfare or both.",
    options: [
      { value: "health", label: "Health care", hint: "For example medical, dental, physiotherapy or psychology services." },
      { value: "social", label: "Social welfare", hint: "For example housing services, family work or child welfare services." },
      { value: "both", label: "Both", hint: "You keep both patient records and social welfare client records." },
    ],
  },
  {
    id: "form",
    title: "Are you an organisation or a self-employed practitioner?",
    hint: "A self-employed practitioner is a health care professional who works in their own name or under a trade name. They employ no other health care professionals.",
    error: "Choose whether you are an organisation or a self-employed practitioner.",
    options: [
      { value: "organisation", label: "Organisation", hint: "A company, cooperative, association or foundation. Also a sole trader who employs other health care professionals." },
      { value: "self-employed", label: "Self-employed health care practitioner", hint: "You have no company and employ no other health care professionals. If there are two of you without a common company, answer each for yourself." },
    ],
  },
  {
    id: "records",
    title: "How do you archive patient records?",
    hint: "What counts is in which form the records are kept for the long term.",
    error: "Choose whether you archive electronically or on paper.",
    options: [
      { value: "electronic", label: "Electronically", hint: "The records stay in an information system for the long term." },
      { value: "paper", label: "On paper", hint: "You keep the records on paper for the long term, even if you write them on a computer." },
    ],
  },
  {
    id: "patient-system",
    title: "Whose patient data system do you use?",
    hint: "A patient data system is the software in which you write patient records.",
    error: "Choose whose patient data system you use.",
    options: [
      { value: "own", label: "Our own, or a public organisation’s", hint: "Also if the system is a municipality’s, if others have bought the same product, or if you have no system yet." },
      { value: "main-joiners", label: "Another private provider’s", hint: "That provider can be your main joining party: the one that applies for itself and for others. A public organisation cannot be one." },
      { value: "shared-with-others", label: "Our own, and others join through us", hint: "Other private health care providers use your system and join Kanta through you. You are then the main joining party." },
    ],
  },
  {
    id: "setting",
    title: "How are you linked to the main joining party?",
    hint: "The main joining party is the provider whose patient data system you use.",
    error: "Choose how you are linked to the main joining party.",
    options: [
      { value: "premises", label: "We work in the main joining party’s premises", hint: "For example, you rent a room in its clinic." },
      { value: "chain", label: "We belong to the same chain or group", hint: "For example a franchise chain or a group of companies." },
      { value: "premises-and-chain", label: "Both", hint: "You work in its premises and belong to the same chain or group." },
      { value: "neither", label: "Neither", hint: "You use its system, but you work in other premises and do not belong to the same chain or group." },
    ],
  },
  {
    id: "regions",
    title: "In which regions do you have places of work?",
    hint: "The regions decide which authority handles your permit. It does not matter where your clients live.",
    error: "Choose at least one region.",
    several: true,
    options: [
      { value: "19", label: "Lapland", agency: "lapland" },
      { value: "17", label: "North Ostrobothnia", agency: "north" },
      { value: "18", label: "Kainuu", agency: "north" },
      { value: "16", label: "Central Ostrobothnia", agency: "west" },
      { value: "11", label: "North Savo", agency: "east" },
      { value: "12", label: "North Karelia", agency: "east" },
      { value: "15", label: "Ostrobothnia", agency: "west" },
      { value: "14", label: "South Ostrobothnia", agency: "west" },
      { value: "13", label: "Central Finland", agency: "west" },
      { value: "10", label: "South Savo", agency: "east" },
      { value: "04", label: "Satakunta", agency: "southwest" },
      { value: "06", label: "Pirkanmaa", agency: "west" },
      { value: "07", label: "Päijät-Häme", agency: "south" },
      { value: "08", label: "Kymenlaakso", agency: "south" },
      { value: "09", label: "South Karelia", agency: "south" },
      { value: "21", label: "Åland" },
      { value: "02", label: "Southwest Finland", agency: "southwest" },
      { value: "05", label: "Kanta-Häme", agency: "south" },
      { value: "01", label: "Uusimaa", agency: "south" },
    ],
  },
  {
    id: "vendor-support",
    title: "Does your system vendor give you all the support you need to join?",
    hint: "The question is about joining the Patient Data Repository.",
    error: "Choose whether your system vendor gives you all the support.",
    options: [
      { value: "full", label: "Yes, all of it", hint: "The vendor guides you through the whole process." },
      { value: "not-full", label: "No, or only a part", hint: "You also need support from someone else, or do some of the work yourselves." },
    ],
  },
];

/** The agencies whose areas the regions lie in. */
export const agencies = {
  south: "Regional State Administrative Agency for Southern Finland",
  southwest: "Regional State Administrative Agency for Southwestern Finland",
  east: "Regional State Administrative Agency for Eastern Finland",
  west: "Regional State Administrative Agency for Western and Inland Finland",
  north: "Regional State Administrative Agency for Northern Finland",
  lapland: "Regional State Administrative Agency for Lapland",
};

/** What can come out, by topic. */
export const topics = {
  "model-patient-data": {
    title: "Connection model for patient data",
    outcomes: {
      "direct": { title: "Direct connection", detail: "This is the basic model. You join the Patient Data Repository in your own name and make the application yourselves." },
      "direct-or-joint": { title: "Direct connection or, if the main joining party approves, joint connection", detail: "You can join the Patient Data Repository in your own name. You can also join through the main joining party, if it approves." },
      "direct-as-main-joiner": { title: "Direct connection, as the main joining party", detail: "You join the Patient Data Repository in your own name. You can also connect other private health care providers that use your system. They must also work in your premises or belong to the same chain or group." },
    },
  },
  "model-client-data": {
    title: "Connection model for client data",
    outcomes: {
      "direct": { title: "Direct connection", detail: "You join the Client Data Archive for Social Welfare Services in your own name. For the time being there is no other model." },
    },
  },
  "permit-authority": {
    title: "Permits",
    outcomes: {
      "regional-authority": { title: "Your permit authority is the {regions}", detail: "You operate in only one regional agency’s area. That agency is your permit authority on the mainland." },
      "valvira": { title: "Your permit authority is Valvira", detail: "You operate in the areas of two or more regional agencies. Then the authority is Valvira, the National Supervisory Authority for Welfare and Health." },
      "outside-mainland": { title: "Åland’s own authorities", detail: "Åland does not belong to any Regional State Administrative Agency’s area. Contact Åland’s own authorities." },
    },
  },
  "permit-aland": {
    title: "Permit or notification in Åland",
    outcomes: {
      "separate-permit": { title: "Deal with Åland’s own authorities", detail: "The Government of Åland (Ålands landskapsregering) handles permits for private health care. You notify KST (Kommunernas socialtjänst) of private social services." },
    },
  },
  "rollout-client-data": {
    title: "Rollout period for client data",
    outcomes: {
      "register": { title: "If you start using the Client Data Archive, register for a rollout period", detail: "It is voluntary to start using the Client Data Archive. If you do, first decide when. Then register with Kela for the period in force at that time." },
    },
  },
  "rollout-patient-data": {
    title: "Rollout period for patient data",
    outcomes: {
      "no-registration": { title: "You need not register for a rollout period", detail: "Your system vendor gives you full support for joining. You must study the rollout material on your own." },
      "register": { title: "Register for a rollout period", detail: "According to the page only those with the vendor’s full support need not register. Ask Kela which period is open to you." },
      "not-stated": { title: "The pages do not say", detail: "Neither page says whether public health care providers register for a rollout period. Ask Kela." },
    },
  },
  "duty-patient-data": {
    title: "Duty to join for patient data",
    outcomes: {
      "must-join": { title: "You must join", detail: "You archive patient records electronically. That is why you must join Kanta and start using the Patient Data Repository." },
      "no-duty": { title: "You have no duty to join", detail: "The duty comes from electronic archiving, and you archive on paper. What is said about joining applies if you join anyway." },
      "not-stated": { title: "The pages do not say", detail: "The page states the duty for private providers only. Ask Kela what applies to you." },
    },
  },
  "duty-client-data": {
    title: "Duty to join for client data",
    outcomes: {
      "voluntary": { title: "Joining is voluntary for the time being", detail: "You decide yourselves whether to start using the Client Data Archive for Social Welfare Services, and when." },
    },
  },
  "register-entry": {
    title: "The register for your data",
    outcomes: {
      "sote": { title: "THL’s SOTE organisation register", detail: "Your data and OID codes are in the SOTE organisation register of THL’s Code Service. Make sure that they are up to date before you apply." },
      "iah": { title: "THL’s IAH code set", detail: "Your data and OID code are in the code set for self-employed practitioners (IAH) of THL’s Code Service. Make sure that they are up to date before you apply." },
      "sote-and-iah": { title: "The SOTE register and the IAH code set", detail: "Your social welfare services are in the SOTE organisation register. Your health care practice is in the IAH code set. Make sure that both are up to date before you apply." },
    },
  },
};
