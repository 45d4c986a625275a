/** Progress update: what became of a goal or commitment in one period. Kept beside the charter, never in it. */
import { choice, type ItemType, line, options, prose, reference } from "../item-type.ts";

export const progressUpdate: ItemType = {
  key: "progressUpdate",
  name: "Progress update",
  plural: "Progress updates",
  home: "record",
  help: "What changed for people, then the number. A reason and a lesson are required when it is off track.",
  titleField: "period",
  summaryFields: ["status", "value"],
  publishedAs: { as: "table", columns: ["status", "value", "narrative"] },
  fields: [
    reference("goal", "Goal", "optional", { to: "goal" }),
    reference("commitment", "Or commitment", "optional", { to: "commitment" }),
    line("period", "Period", "required"),
    choice("status", "Status", "required", {
      options: options({
        not_started: "Not started",
        on_track: "On track",
        at_risk: "At risk",
        off_track: "Off track",
        met: "Met",
        stretched: "Met and stretched",
        stopped: "Stopped",
      }),
    }),
    prose("narrative", "What happened", "required"),
    line("value", "Value", "optional"),
    line("evidence", "Evidence", "optional"),
    prose("reason", "Reason", "optional"),
    prose("lesson", "What we learned", "optional"),
    line("nextStep", "Next step", "optional"),
    line("helpNeeded", "Help needed", "optional"),
  ],
};
