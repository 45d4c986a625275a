/** Governance forum: a group that meets, decides and reports. */
import { choice, flag, type ItemType, line, number, options, prose } from "../item-type.ts";

export const governanceForum: ItemType = {
  key: "governanceForum",
  name: "Forum",
  plural: "Forums",
  home: "document",
  help: "A group that meets: what it may decide, and what goes back to boards.",
  titleField: "name",
  summaryFields: ["purpose", "chair", "frequency", "reportsTo"],
  publishedAs: { as: "entries" },
  fields: [
    line("name", "Name", "required"),
    prose("purpose", "Purpose", "required"),
    line("members", "Members", "required"),
    line("chair", "Chair", "required"),
    choice("frequency", "Meets", "required", {
      options: options({
        monthly: "Every month",
        six_weekly: "Every six weeks",
        quarterly: "Every quarter",
        twice_yearly: "Twice a year",
        yearly: "Once a year",
      }),
    }),
    prose("decides", "What it decides", "required"),
    line("reportsTo", "Reports to", "required"),
    line("quorum", "Quorum", "optional"),
    line("torLink", "Terms of reference", "optional"),
    flag("public", "Meets in public", "optional"),
    line("secretariat", "Secretariat", "optional"),
    number("communitySeats", "Community seats", "optional", { unit: "seats", min: 0 }),
  ],
};
