/** `backup FILE`: everything that is kept, in one file, while the server runs (SPEC: BA1, BA2). */
import { backUp } from "../backup/back-up.ts";
import type { AdminCommand } from "./admin-command.ts";

export const BACKUP: AdminCommand = {
  argument: "FILE",
  about: [
    "Copies everything that is kept into FILE, while the server runs and people write, and checks the copy.",
    "FILE must not be there yet. It holds addresses and sessions: keep it where only you can read it.",
  ],
  run: ({ argument, dataDir, say }) => backUp({ databaseFile: dataDir.databaseFile, file: argument, say }),
};
