/** A copy of a database has the free pages of its original too: what an erasure has let go of goes from them (SPEC: ER5). */
import { openConnection } from "../storage/sqlite/connection.ts";
import { erasedOn, hasTraces, noteNoTrace, rewriteFile } from "../storage/sqlite/operations/erasure.ts";
import { makeOneFile } from "./copy-database.ts";

/** For a file that nobody else has open; it stays one file. Does nothing where no erasure waits for it. */
export const leaveNoTraceIn = (file: string): void => {
  const connection = openConnection(file);
  try {
    if (!hasTraces(connection)) return;
    rewriteFile(connection);
    noteNoTrace(connection, erasedOn(connection));
  } finally {
    connection.$client.close();
    makeOneFile(file);
  }
};
