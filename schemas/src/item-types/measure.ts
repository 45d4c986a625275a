/** Measure: a defined number or statement by which progress is judged. */
import { choice, date, type ItemType, line, options, prose } from "../item-type.ts";

export const measure: ItemType = {
  key: "measure",
  name: "Measure",
  plural: "Measures",
  home: "document",
  help: "Defined so that two finance teams would get the same answer.",
  example:
    "Staff living in the most deprived fifth of neighbourhoods, as a share of all staff, from HR postcodes once a year.",
  titleField: "name",
  summaryFields: ["kind", "unit", "baselineValue", "frequency"],
  publishedAs: {
    as: "table",
    columns: ["kind", "baselineValue", "unit", "dataSource", "frequency", "dataOwner"],
    annex: ["definition", "numerator", "denominator", "aggregation", "smallNumberRule"],
  },
  fields: [
    line("name", "Name", "required"),
    choice("domain", "Domain", "required", { options: "domainScheme" }),
    choice("kind", "Kind", "required", {
      options: options({
        effort: "What we do",
        condition: "How the community is doing",
        process: "How we work",
      }),
    }),
    choice("unit", "Unit", "required", {
      options: options({
        count: "Number",
        percent: "%",
        gbp: "£",
        tonnes_co2e: "Tonnes of CO2e",
        sqm: "Square metres",
        hours: "Hours",
        fte: "Full-time equivalents",
        rate: "Rate",
        rating_1_4: "Rating 1 to 4",
        yes_no: "Yes or no",
      }),
    }),
    choice("direction", "Better is", "required", {
      options: options({ up: "Higher", down: "Lower", hold: "The same" }),
    }),
    prose("definition", "Definition", "required", "What is counted, what is not, and when."),
    line("dataSource", "Data source", "required"),
    choice("frequency", "How often", "required", {
      options: options({ quarterly: "Every quarter", half_yearly: "Twice a year", yearly: "Once a year" }),
    }),
    line("dataOwner", "Data owner", "required"),
    line("numerator", "Numerator", "optional"),
    line("denominator", "Denominator", "optional"),
    line("baselineValue", "Baseline", "optional"),
    date("baselineDate", "Baseline date", "optional"),
    choice("aggregation", "Pooled across partners by", "optional", {
      options: options({
        sum: "Sum",
        weighted_mean: "Weighted average",
        count_yes: "Number of yes",
        none: "Not pooled",
      }),
    }),
    line("smallNumberRule", "Rule for small numbers", "optional"),
    line("libraryCode", "Code in the measure library", "optional"),
    line("geography", "Area", "optional"),
  ],
};
