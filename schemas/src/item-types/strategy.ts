/** Strategy: a plan that a partner already has, which the charter builds on. */
import { choice, choices, type ItemType, line, options, prose, reference } from "../item-type.ts";

export const strategy: ItemType = {
  key: "strategy",
  name: "Strategy",
  plural: "Strategies",
  home: "document",
  help: "An existing plan of one partner that can move faster together.",
  example: "Acute trust People Plan 2024–27: cut band 2 vacancies from 11% to 6%.",
  titleField: "title",
  summaryFields: ["partner", "status", "years"],
  publishedAs: { as: "table", columns: ["partner", "status", "years", "coversDomains", "keyData"] },
  fields: [
    reference("partner", "Whose plan it is", "required", { to: "partner" }),
    line("title", "Title", "required"),
    choice("status", "Status", "required", {
      options: options({ adopted: "Adopted", draft: "Draft", expiring: "Expiring", planned: "Planned" }),
    }),
    choices("coversDomains", "Domains it covers", "required", { options: "domainScheme" }),
    line("owner", "Owner", "optional"),
    line("years", "Years", "optional", "For example: 2024 to 2027."),
    line("link", "Web address", "optional"),
    prose("keyData", "The aim and the data behind it", "optional"),
    line("pageRef", "Page", "optional"),
  ],
};
