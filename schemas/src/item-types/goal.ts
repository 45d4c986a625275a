/** Goal: a dated, measurable step toward an objective, with the harder values that follow it. */
import {
  choice,
  date,
  flag,
  type ItemType,
  line,
  options,
  prose,
  reference,
  references,
} from "../item-type.ts";

export const goal: ItemType = {
  key: "goal",
  name: "Goal",
  plural: "Goals",
  home: "document",
  help: "A first step that you are confident in, then the next rungs.",
  example:
    "Raise the local share of new band 2 to 4 starters from 41% to 46% by March 2027; stretch to 50% by 2028.",
  titleField: "statement",
  summaryFields: ["objective", "baseline", "target", "due"],
  publishedAs: {
    as: "table",
    columns: ["objective", "baseline", "target", "due", "leadPartner", "stretchSteps"],
    groupBy: "objective",
  },
  fields: [
    reference("objective", "Objective", "required", { to: "objective" }),
    line("statement", "Goal", "required", "How much, for whom, by when."),
    reference("measure", "Measure", "required", { to: "measure" }),
    line(
      "baseline",
      "Baseline",
      "required",
      "The starting value with its date, or the date by which it will be known.",
    ),
    line("target", "Target", "required"),
    date("due", "Due", "required"),
    line("issueAddressed", "Community issue it helps with", "required"),
    reference("leadPartner", "Lead partner", "required", { to: "partner" }),
    line("stretchSteps", "Stretch steps", "optional", "The next, harder values with their years."),
    references("contributingPartners", "Contributing partners", "optional", { to: "partner" }),
    choice("confidence", "Confidence", "optional", {
      options: options({ high: "High", medium: "Medium", low: "Low" }),
    }),
    prose("dependency", "Depends on", "optional"),
    flag("quickWin", "People will see this within the first year", "optional"),
  ],
};
