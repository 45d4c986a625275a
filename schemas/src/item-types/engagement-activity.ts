/** Engagement activity: who was heard, what they said, and what became of it. */
import { choice, date, flag, type ItemType, line, number, options, prose, references } from "../item-type.ts";

export const engagementActivity: ItemType = {
  key: "engagementActivity",
  name: "Engagement activity",
  plural: "Engagement activities",
  home: "document",
  help: "Who you heard, what they said, and what changed. Include what you could not do.",
  titleField: "asked",
  summaryFields: ["type", "date", "place", "numbers", "response"],
  publishedAs: { as: "table", columns: ["type", "date", "heard", "response", "place", "numbers"] },
  fields: [
    choice("type", "Kind", "required", {
      options: options({
        workshop: "Workshop",
        walkaround: "Walkaround",
        survey: "Survey",
        focus_group: "Focus group",
        drop_in: "Drop-in",
        conversation_club: "Conversation club",
        lunch_and_learn: "Lunch and learn",
        citizen_panel: "Citizens’ panel",
        poll: "Poll",
        assembly: "Assembly",
        staff_session: "Staff session",
      }),
    }),
    date("date", "Date", "required"),
    line("place", "Place", "required"),
    line("who", "Who took part", "required", "Groups, never names."),
    number("numbers", "How many people", "required", { unit: "people", min: 0 }),
    line("asked", "What you asked", "required"),
    prose("heard", "What you heard", "required"),
    line("ledBy", "Led by", "required"),
    line("cohorts", "Seldom-heard groups reached", "optional"),
    line("methodAccessible", "How it was made accessible", "optional"),
    flag("offeredExpenses", "Expenses were offered", "optional"),
    references("objectiveLinks", "Objectives it informed", "optional", { to: "objective" }),
    choice("response", "What became of it", "optional", {
      options: options({
        changed_text: "Changed the text",
        new_goal: "Became a goal",
        already_there: "Was already there",
        not_done_because: "Not done, with the reason",
      }),
    }),
    prose("responseReason", "What you did, or why not", "optional"),
    line("evidenceFile", "Where the notes are kept", "optional"),
  ],
};
