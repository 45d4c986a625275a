/** Mail that was sent or kept, in SQLite. */
import type { Mail } from "@acb/schemas/api/network-routes";
import { desc, eq } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { mail } from "../tables/schema.ts";

const LISTED_COUNT = 200;

export const outboxOn = (db: Connection) => ({
  put: (one: Mail): void => {
    db.insert(mail).values(one).run();
  },

  settle: (id: Mail["id"], state: Mail["state"]): void => {
    db.update(mail).set({ state }).where(eq(mail.id, id)).run();
  },

  interruptLeft: (): void => {
    db.update(mail).set({ state: "interrupted" }).where(eq(mail.state, "sending")).run();
  },

  list: (): readonly Mail[] =>
    db
      .select()
      .from(mail)
      .orderBy(desc(mail.arrival))
      .limit(LISTED_COUNT)
      .all()
      .map(({ arrival: _arrival, ...one }) => one),
});
