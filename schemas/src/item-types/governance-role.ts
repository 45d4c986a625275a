/** Governance role: a named person with a duty and the time for it. */
import { choice, date, type ItemType, line, number, options, prose, reference } from "../item-type.ts";

export const governanceRole: ItemType = {
  key: "governanceRole",
  name: "Governance role",
  plural: "Governance roles",
  home: "document",
  help: "Who sponsors, leads and coordinates, and how much time they have.",
  titleField: "jobTitle",
  summaryFields: ["role", "partner", "person", "timeSharePercent"],
  publishedAs: { as: "table", columns: ["role", "partner", "person", "timeSharePercent"] },
  fields: [
    choice("role", "Role", "required", {
      options: options({
        executive_sponsor: "Executive sponsor",
        board_anchor_lead: "Board-level anchor lead",
        programme_manager: "Programme manager",
        domain_lead: "Domain lead",
        data_lead: "Data lead",
        community_chair: "Community chair",
        facilitator: "Facilitator",
        champion: "Champion",
      }),
    }),
    reference("partner", "Partner", "required", { to: "partner" }),
    line("jobTitle", "Job title", "required"),
    prose("duties", "Duties", "required"),
    line("person", "Name", "optional"),
    number("timeSharePercent", "Share of working time", "optional", { unit: "%", min: 0, max: 100 }),
    line("deputy", "Deputy", "optional"),
    date("since", "Since", "optional"),
  ],
};
