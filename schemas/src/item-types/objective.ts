/** Objective: a shared outcome that several partners contribute to. */
import { choice, type ItemType, line, options, prose, reference } from "../item-type.ts";
import { LEVELS } from "../options.ts";

export const objective: ItemType = {
  key: "objective",
  name: "Objective",
  plural: "Objectives",
  home: "document",
  help: "A shared outcome, not a project: who will be better off, and how they would notice.",
  example: "More people from our most deprived fifth of neighbourhoods start and stay in good jobs with us.",
  titleField: "title",
  summaryFields: ["outcome", "domain", "horizon"],
  publishedAs: { as: "entries" },
  fields: [
    line("title", "Objective", "required", "One sentence that a resident would understand."),
    prose("outcome", "What will be different", "required", "The outcome for people, not the activity."),
    choice("domain", "Domain", "required", { options: "domainScheme" }),
    prose("whyEvidence", "Why, and on what evidence", "required"),
    reference("leadForum", "Forum that leads it", "required", { to: "governanceForum" }),
    choice("level", "Level", "required", { options: LEVELS }),
    choice("icsAim", "ICS aim it serves", "optional", {
      options: options({
        outcomes: "Improve outcomes in population health and health care",
        inequalities: "Tackle inequalities in outcomes, experience and access",
        productivity: "Enhance productivity and value for money",
        social_and_economic: "Support broader social and economic development",
      }),
    }),
    line("populationOrCohort", "Who it is for", "optional"),
    prose("benefits", "Intended benefits", "optional"),
    choice("marmotPrinciple", "Marmot principle", "optional", {
      options: options({
        early_years: "Give every child the best start in life",
        education: "Enable all to maximise their capabilities and have control over their lives",
        employment: "Create fair employment and good work for all",
        living_standard: "Ensure a healthy standard of living for all",
        places: "Create and develop healthy and sustainable places and communities",
        prevention: "Strengthen the role and impact of ill-health prevention",
        racism: "Tackle racism, discrimination and their outcomes",
        environment: "Pursue environmental sustainability and health equity together",
      }),
    }),
    line("core20plusGroup", "Core20PLUS group", "optional"),
    prose("logicSteps", "How one thing leads to the next", "optional"),
    choice("horizon", "When", "required", {
      options: options({
        year_1: "Year one",
        years_2_3: "Years two and three",
        year_4_plus: "Year four and later",
      }),
    }),
  ],
};
