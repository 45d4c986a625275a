/** The append-only event log and the versions it speaks of in SQLite. Triggers refuse every change to a row. */
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { CharterId, PersonId, VersionId } from "@acb/schemas/ids";
import type { Version } from "@acb/schemas/version";
import { and, asc, desc, eq, max } from "drizzle-orm";
import type { DecidingRight, StoredVersion } from "../../ports/events.ts";
import type { Connection } from "../connection.ts";
import { events, versions } from "../tables/schema.ts";
import type { StoredVersionFacts } from "../tables/stored-facts.ts";
import { committedNamesOn } from "./committed-names.ts";
import { stillDecides } from "./still-decides.ts";

type Entry = {
  readonly charterId: CharterId;
  readonly expectedSeq: number;
  readonly actor: PersonId | null;
  readonly recordedAt: string;
  readonly facts: readonly Fact[];
  readonly version?: { readonly stored: StoredVersion; readonly documentState: Uint8Array };
  readonly onlyWhile?: DecidingRight;
};

export const eventsOn = (db: Connection, newSalt: () => Buffer) => {
  const names = committedNamesOn(db, newSalt);
  return {
    read: (charterId: CharterId): readonly LogEvent[] =>
      names.readEvents(
        db
          .select({ seq: events.seq, recordedAt: events.recordedAt, actor: events.actor, fact: events.fact })
          .from(events)
          .where(eq(events.charterId, charterId))
          .orderBy(asc(events.seq))
          .all(),
      ),

    append: ({ charterId, expectedSeq, actor, recordedAt, facts, version, onlyWhile }: Entry): boolean =>
      db.transaction(() => {
        const newest = db
          .select({ seq: max(events.seq) })
          .from(events)
          .where(eq(events.charterId, charterId))
          .get();
        if ((newest?.seq ?? 0) !== expectedSeq) return false;
        if (onlyWhile !== undefined && !stillDecides(db, charterId, onlyWhile)) return false;
        if (version !== undefined) {
          const { content } = version.stored;
          const committed = names.commitVersion(version.stored.version);
          insertVersion(db, { version: committed, content }, version.documentState);
        }
        facts.forEach((fact, at) => {
          const row = { charterId, seq: expectedSeq + 1 + at, recordedAt, actor };
          db.insert(events)
            .values({ ...row, fact: names.commitFact(fact) })
            .run();
        });
        return true;
      }),

    versions: (charterId: CharterId): readonly Version[] =>
      names.readVersions(
        db
          .select({ version: versions.version })
          .from(versions)
          .where(eq(versions.charterId, charterId))
          .orderBy(desc(versions.number))
          .all()
          .map(({ version }) => version),
      ),

    version: (charterId: CharterId, versionId: VersionId): StoredVersion | null => {
      const found = db
        .select({ version: versions.version, content: versions.content })
        .from(versions)
        .where(and(eq(versions.charterId, charterId), eq(versions.id, versionId)))
        .get();
      if (found === undefined) return null;
      const [version] = names.readVersions([found.version]);
      return version === undefined ? null : { ...found, version };
    },

    documentState: (charterId: CharterId, versionId: VersionId): Uint8Array | null =>
      db
        .select({ state: versions.documentState })
        .from(versions)
        .where(and(eq(versions.charterId, charterId), eq(versions.id, versionId)))
        .get()?.state ?? null,
  };
};

type VersionRow = { readonly version: StoredVersionFacts; readonly content: string };

const insertVersion = (db: Connection, { version, content }: VersionRow, state: Uint8Array): void => {
  const { id, charterId, number } = version;
  db.insert(versions)
    .values({ id, charterId, number, version, content, documentState: Buffer.from(state) })
    .run();
};
