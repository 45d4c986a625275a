/** `reset-second-step EMAIL`: for an administrator whose telephone is lost, when no other one is there (SPEC: MF8). */
import { type AdminCommand, did, didNot } from "./admin-command.ts";
import { noteAtServer } from "./note-at-server.ts";
import { withPerson } from "./with-person.ts";

export const RESET_SECOND_STEP: AdminCommand = {
  argument: "EMAIL",
  about: ["Takes the second step of the person with this e-mail address away, and ends their sessions."],
  run: (request) =>
    withPerson(request, async (person, storage) => {
      if (!(await storage.secondSteps.reset(person.id))) return didNot(`${person.name} has no second step.`);
      await noteAtServer(request.config, storage, { deed: "resetSecondStep", personId: person.id });
      return did(`${person.name} has no second step any more, and is signed out everywhere.`);
    }),
};
