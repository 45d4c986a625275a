/** The smallest new charter, for tests that are about something else: a hyper-local pledge without partners. */

export const NEW_CHARTER = {
  templateKey: "hyper-local-pledge",
  title: "A pledge for Millbrook",
  label: "pledge",
  level: "hyper_local",
  place: "Millbrook",
  domainScheme: "health_foundation",
  language: "en-GB",
  partnerIds: [],
} as const;
