/** Barrier: what stands in the way of leadership and capacity, with an owner and a response. */
import { choice, type ItemType, line, options, prose } from "../item-type.ts";

export const barrier: ItemType = {
  key: "barrier",
  name: "Barrier",
  plural: "Barriers",
  home: "document",
  help: "What is in the way, who owns it and what they will do.",
  titleField: "description",
  summaryFields: ["kind", "owner", "response"],
  publishedAs: { as: "table", columns: ["kind", "owner", "response"] },
  fields: [
    choice("kind", "Kind", "required", {
      options: options({
        competing_priorities: "Competing priorities",
        executive_headspace: "Executive headspace",
        operational_pressure: "Operational pressure",
        risk_averse_culture: "A culture that avoids risk",
        poor_understanding: "Poor understanding",
        finance_or_capacity: "Finance or capacity",
        evidence_bar: "A high bar for evidence",
        no_shared_vision: "No shared vision",
        other: "Other",
      }),
    }),
    line("description", "Barrier", "required"),
    line("owner", "Owner", "required"),
    prose("response", "Response", "required"),
  ],
};
