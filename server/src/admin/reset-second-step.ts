/** `reset-second-step EMAIL`: for an administrator whose telephone is lost, when no other one is there (SPEC: MF8). */
import { Email } from "@acb/schemas/people";
import { pino } from "pino";
import { note } from "../commands/note.ts";
import { createSqliteStorage } from "../storage/sqlite/sqlite-storage.ts";
import { type AdminCommand, did, didNot } from "./admin-command.ts";

export const RESET_SECOND_STEP: AdminCommand = {
  argument: "EMAIL",
  about: ["Takes the second step of the person with this e-mail address away, and ends their sessions."],
  run: async ({ argument, config, dataDir }) => {
    const address = Email.safeParse(argument);
    if (!address.success) return didNot(`“${argument}” is not an e-mail address.`);
    const storage = await createSqliteStorage({ file: dataDir.databaseFile });
    try {
      const person = await storage.directory.personByEmail(address.data);
      if (person === null)
        return didNot(
          `Nobody in the network has the address ${address.data}. Is DATA_DIR (${config.dataDir}) the server's?`,
        );
      if (!(await storage.secondSteps.reset(person.id))) return didNot(`${person.name} has no second step.`);
      const context = { storage, now: () => new Date(), log: pino({ level: "error" }) };
      await note(context, { deed: "resetSecondStep", personId: person.id, detail: "at the server" });
      return did(`${person.name} has no second step any more, and is signed out everywhere.`);
    } finally {
      await storage.close();
    }
  },
};
