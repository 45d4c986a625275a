/** `restore FILE`: a backup in the place of the database, while the server is stopped (SPEC: BA3 to BA6). */
import { restore } from "../backup/restore.ts";
import type { AdminCommand } from "./admin-command.ts";

export const RESTORE: AdminCommand = {
  argument: "FILE",
  about: [
    "Puts a backup in the place of the database. Stop the server first.",
    "The database that it replaces is kept in a dated folder beside it.",
  ],
  run: ({ argument, dataDir, say }) =>
    restore({ databaseFile: dataDir.databaseFile, file: argument, now: () => new Date(), say }),
};
