/** Commitment: what one named partner says it will do toward an objective. */
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

export const commitment: ItemType = {
  key: "commitment",
  name: "Commitment",
  plural: "Commitments",
  home: "document",
  help: "What one partner will do. Start with “We will”; never promise for others.",
  example: "Riverside Homes will ring-fence 12 trainee posts a year for tenants on its four largest estates.",
  titleField: "text",
  summaryFields: ["partner", "objective", "strength", "review"],
  publishedAs: {
    as: "table",
    columns: ["partner", "objective", "ownerRole", "review", "strength", "start"],
    groupBy: "partner",
  },
  fields: [
    reference("partner", "Partner", "required", { to: "partner" }),
    reference("objective", "Objective it serves", "required", { to: "objective" }),
    line("text", "Commitment", "required", "One sentence that a resident could check."),
    choice("strength", "Strength", "required", {
      options: options({ will: "We will", aims_to: "We aim to", exploring: "We are exploring" }),
    }),
    reference("strategy", "Plan it comes from", "optional", { to: "strategy" }),
    line("reasonNoStrategy", "Or why it comes from no plan", "optional", "Fill in one of the two."),
    line("ownerRole", "Owner (job title)", "required"),
    date("start", "Starts", "required"),
    date("review", "Reviewed by", "required"),
    references("supportingPartners", "Supporting partners", "optional", { to: "partner" }),
    prose("scope", "Scope", "optional", "Where it applies and where it does not."),
    line("resource", "Time or money behind it", "optional"),
    line("organisationalPriority", "Priority of the organisation it helps", "optional"),
    flag("allPartner", "All partners make this commitment", "optional"),
    choice("changeType", "Kind of change", "optional", {
      options: options({
        continues: "Continues what we do",
        speeds_up: "Speeds up what we planned",
        new: "New",
      }),
    }),
    prose("conditions", "Conditions", "optional"),
  ],
};
