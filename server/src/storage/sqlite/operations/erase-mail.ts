/** Takes the words out of mails to a person, and of those to others that name them; when they were written, and what became of them, stays. */
import { erasedAddress } from "@acb/shared/access/erased";
import { eq } from "drizzle-orm";
import { oneLine } from "../../../mail/one-line.ts";
import type { Connection } from "../connection.ts";
import { mail, people } from "../tables/schema.ts";

type Named = { readonly id: string; readonly email: string; readonly names: readonly string[] };

const ERASED_SUBJECT = "Erased with a person whom it named";

/** In the caller's transaction. */
export const eraseMail = (db: Connection, person: Named): void => {
  const names = wordsOf([person.email, ...person.names]);
  for (const { arrival, to, subject, text } of db.select().from(mail).all()) {
    const isTheirs = to === person.email;
    if (!isTheirs && !names.test(subject) && !names.test(text)) continue;
    // A mail that names them, to an address that nobody has: it may be one that they had.
    const keepsAddress = !isTheirs && isSomebodys(db, to);
    db.update(mail)
      .set({ to: keepsAddress ? to : erasedAddress(person.id), subject: ERASED_SUBJECT, text: "" })
      .where(eq(mail.arrival, arrival))
      .run();
  }
};

const isSomebodys = (db: Connection, email: string): boolean =>
  db.select({ id: people.id }).from(people).where(eq(people.email, email)).get() !== undefined;

/** Any of them as words of their own, as mails print them: “Li” is not found in “public”. */
const wordsOf = (words: readonly string[]): RegExp => {
  const either = words
    .map((one) =>
      oneLine(one)
        .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
        .replace(/\s+/g, "\\s+"),
    )
    .join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, "iu");
};
