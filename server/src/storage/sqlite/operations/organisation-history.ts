/** What became of organisations, in SQLite: renamed, left, succeeded; rows are only added. */
import type { OrganisationId } from "@acb/schemas/ids";
import type { OrganisationChange } from "@acb/schemas/organisation";
import type { Organisation } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { and, asc, inArray, isNull } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { mandates, memberships, organisationChanges, organisations, posts } from "../tables/schema.ts";
import { writeOrganisation } from "./organisation-rows.ts";

export const historyOn = (db: Connection, now: () => Date) => ({
  changes: (): readonly OrganisationChange[] =>
    db
      .select()
      .from(organisationChanges)
      .orderBy(asc(organisationChanges.arrival))
      .all()
      .map(({ change }) => change),

  rename: (organisation: Organisation, change: Extract<OrganisationChange, { kind: "renamed" }>): boolean =>
    db.transaction(() => {
      if (!writeOrganisation(db, organisation)) return false;
      db.insert(organisationChanges).values({ change }).run();
      return true;
    }),

  end: (change: Exclude<OrganisationChange, { kind: "renamed" }>): boolean =>
    db.transaction(() => {
      const ending = change.kind === "left" ? [change.organisationId] : change.from;
      const living = and(inArray(organisations.id, [...ending]), isNull(organisations.endedOn));
      const found = db.select({ id: organisations.id }).from(organisations).where(living).all();
      if (found.length !== ending.length) return false;
      db.update(organisations).set({ endedOn: change.on }).where(living).run();
      db.delete(posts)
        .where(inArray(posts.organisationId, [...ending]))
        .run();
      db.update(mandates)
        .set({ revokedOn: londonDate(now()) })
        .where(and(inArray(mandates.organisationId, [...ending]), isNull(mandates.revokedOn)))
        .run();
      const [only, ...others] = change.kind === "succeeded" ? change.to : [];
      if (only !== undefined && others.length === 0) moveMembers(db, ending, only);
      db.insert(organisationChanges).values({ change }).run();
      return true;
    }),
});

const moveMembers = (db: Connection, from: readonly OrganisationId[], to: OrganisationId): void => {
  const theirs = inArray(memberships.organisationId, [...from]);
  for (const membership of db.select().from(memberships).where(theirs).all())
    db.insert(memberships)
      .values({ ...membership, organisationId: to })
      .onConflictDoNothing()
      .run();
  db.delete(memberships).where(theirs).run();
};
