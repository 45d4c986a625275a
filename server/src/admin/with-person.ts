/** What is done at the server for one person of the network, whom the argument names by their e-mail address (SPEC: RUN7, MF8). */
import { Email, type Person } from "@acb/schemas/people";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { type AdminRequest, didNot, type Outcome } from "./admin-command.ts";

/** Refuses what is no address and whom nobody knows; the storage is closed when the work is done, however it ends. */
export const withPerson = async (
  { argument, config, dataDir }: AdminRequest,
  work: (person: Person, storage: Storage) => Promise<Outcome>,
): Promise<Outcome> => {
  const address = Email.safeParse(argument);
  if (!address.success) return didNot(`“${argument}” is not an e-mail address.`);
  const storage = await createSqliteStorage({ file: dataDir.databaseFile });
  try {
    const person = await storage.directory.personByEmail(address.data);
    if (person === null)
      return didNot(
        `Nobody in the network has the address ${address.data}. Is DATA_DIR (${config.dataDir}) the server's?`,
      );
    return await work(person, storage);
  } finally {
    await storage.close();
  }
};
