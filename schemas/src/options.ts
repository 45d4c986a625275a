/** Option lists that several item types and the organisations share. Values never change; labels may. */
import { options } from "./item-type.ts";

export const ORGANISATION_TYPES = options({
  icb: "Integrated care board",
  nhs_provider: "NHS trust or foundation trust",
  pcn_or_primary_care: "Primary care network or practice",
  local_authority: "Council",
  combined_authority: "Combined authority",
  housing_association: "Housing association",
  vcfse: "Voluntary, community, faith or social enterprise",
  university: "University",
  college: "College",
  police_or_fire: "Police or fire service",
  cultural: "Cultural organisation",
  faith: "Faith organisation",
  private_business: "Private business",
  other: "Other",
});

export const LEVELS = options({
  hyper_local: "Neighbourhood (ward or estate)",
  local: "Place (town, city or borough)",
  system: "System (the whole ICS)",
  regional: "Region",
});

export const CHARTER_LABELS = options({
  charter: "Charter",
  framework: "Framework",
  pledge: "Pledge",
  compact: "Compact",
  social_value_charter: "Social value charter",
});

export const ENTRY_POINTS = options({
  covid_recovery: "Recovery from Covid",
  organisational_change: "Organisational change",
  net_zero: "Net zero",
  infrastructure_project: "An infrastructure project",
  housing_partnership: "A housing partnership",
  inequalities_programme: "An inequalities programme",
  other: "Something else",
});

export const STARTING_POINTS = options({
  long_standing: "Long-standing local work",
  since_2019: "Work that began after 2019",
  just_starting: "Just starting",
});
