/** The database of a small installation in a real file: a charter with words in the text `t`, and a frozen version. */
import type { CharterId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { testInstallation } from "../../testing/test-installation.ts";

export type SmallInstallation = { readonly charterId: CharterId };

/** The person in it is signed in, so that there is a session to be ended. */
export const writeInstallation = async (databaseFile: string): Promise<SmallInstallation> => {
  const installation = await testInstallation({ databaseFile });
  const lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  const { record } = await lead.call("createCharter", { body: NEW_CHARTER });
  await lead.call("freezeVersion", {
    params: { charterId: record.id },
    body: { label: "First draft", changeNote: "" },
  });
  await installation.close();
  await writeWords(databaseFile, record.id, "Written before the backup.");
  return { charterId: record.id };
};

/** As a person who writes at the end of the text `t`, and then leaves. */
export const writeWords = async (file: string, charterId: CharterId, words: string): Promise<void> => {
  const storage = await createSqliteStorage({ file });
  const doc = replay(await storage.updates.load(charterId));
  const before = Y.encodeStateVector(doc);
  const text = doc.getText("t");
  text.insert(text.length, words);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await storage.updates.append([{ charterId, bytes, personId: null, organisationId: null }]);
  await storage.close();
};

/** What stands in the text `t` of a database that nobody has open. */
export const readWords = async (file: string, charterId: CharterId): Promise<string> => {
  const storage = await createSqliteStorage({ file });
  const doc = replay(await storage.updates.load(charterId));
  await storage.close();
  return doc.getText("t").toString();
};

/** Changes the file behind everybody's back. */
export const tamper = (file: string, sql: string): void => {
  const client = new Database(file);
  client.pragma("foreign_keys = OFF");
  client.exec(sql);
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.pragma("journal_mode = DELETE");
  client.close();
};
