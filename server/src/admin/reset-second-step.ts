/** `reset-second-step EMAIL`: for an administrator whose telephone is lost, when no other one is there (SPEC: MF8). */
import { pino } from "pino";
import { note } from "../commands/note.ts";
import { type AdminCommand, did, didNot } from "./admin-command.ts";
import { withPerson } from "./with-person.ts";

export const RESET_SECOND_STEP: AdminCommand = {
  argument: "EMAIL",
  about: ["Takes the second step of the person with this e-mail address away, and ends their sessions."],
  run: (request) =>
    withPerson(request, async (person, storage) => {
      if (!(await storage.secondSteps.reset(person.id))) return didNot(`${person.name} has no second step.`);
      const context = { storage, now: () => new Date(), log: pino({ level: "error" }) };
      await note(context, { deed: "resetSecondStep", personId: person.id, detail: "at the server" });
      return did(`${person.name} has no second step any more, and is signed out everywhere.`);
    }),
};
