/** Tension: two good aims that pull apart, and how they are balanced. */
import { choice, date, type ItemType, line, options, prose, references } from "../item-type.ts";

export const tension: ItemType = {
  key: "tension",
  name: "Tension",
  plural: "Tensions",
  home: "document",
  help: "Where good aims pull apart, and how you will manage it.",
  titleField: "title",
  summaryFields: ["mitigation", "owner", "residual"],
  publishedAs: { as: "entries" },
  fields: [
    line("title", "Tension", "required"),
    line("pullA", "On the one side", "required"),
    line("pullB", "On the other side", "required"),
    prose("whereItBites", "Where it bites", "required"),
    prose("mitigation", "How we balance it", "required"),
    line("owner", "Owner", "required"),
    prose("decision", "Decision taken", "optional"),
    line("boardCover", "Board decision that protects it", "optional"),
    date("review", "Review date", "optional"),
    references("relatedObjectives", "Objectives it touches", "optional", { to: "objective" }),
    choice("residual", "What remains", "optional", {
      options: options({ low: "Low", medium: "Medium", high: "High" }),
    }),
  ],
};
