/** The append-only event log and the versions it speaks of in SQLite. Triggers refuse every change to a row. */
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { CharterId, PersonId, VersionId } from "@acb/schemas/ids";
import type { Version } from "@acb/schemas/version";
import { and, asc, desc, eq, max } from "drizzle-orm";
import type { StoredVersion } from "../ports/events.ts";
import type { Connection } from "./connection.ts";
import { events, versions } from "./schema.ts";

type Entry = {
  readonly charterId: CharterId;
  readonly expectedSeq: number;
  readonly actor: PersonId | null;
  readonly recordedAt: string;
  readonly facts: readonly Fact[];
  readonly version?: { readonly stored: StoredVersion; readonly documentState: Uint8Array };
};

export const eventsOn = (db: Connection) => ({
  read: (charterId: CharterId): readonly LogEvent[] =>
    db
      .select({ seq: events.seq, recordedAt: events.recordedAt, actor: events.actor, fact: events.fact })
      .from(events)
      .where(eq(events.charterId, charterId))
      .orderBy(asc(events.seq))
      .all(),

  append: ({ charterId, expectedSeq, actor, recordedAt, facts, version }: Entry): boolean =>
    db.transaction(() => {
      const newest = db
        .select({ seq: max(events.seq) })
        .from(events)
        .where(eq(events.charterId, charterId))
        .get();
      if ((newest?.seq ?? 0) !== expectedSeq) return false;
      if (version !== undefined) insertVersion(db, version.stored, version.documentState);
      facts.forEach((fact, at) => {
        db.insert(events)
          .values({ charterId, seq: expectedSeq + 1 + at, recordedAt, actor, fact })
          .run();
      });
      return true;
    }),

  versions: (charterId: CharterId): readonly Version[] =>
    db
      .select({ version: versions.version })
      .from(versions)
      .where(eq(versions.charterId, charterId))
      .orderBy(desc(versions.number))
      .all()
      .map((row) => row.version),

  version: (charterId: CharterId, versionId: VersionId): StoredVersion | null =>
    db
      .select({ version: versions.version, content: versions.content })
      .from(versions)
      .where(and(eq(versions.charterId, charterId), eq(versions.id, versionId)))
      .get() ?? null,

  documentState: (charterId: CharterId, versionId: VersionId): Uint8Array | null =>
    db
      .select({ state: versions.documentState })
      .from(versions)
      .where(and(eq(versions.charterId, charterId), eq(versions.id, versionId)))
      .get()?.state ?? null,
});

const insertVersion = (db: Connection, { version, content }: StoredVersion, state: Uint8Array): void => {
  const { id, charterId, number } = version;
  db.insert(versions)
    .values({ id, charterId, number, version, content, documentState: Buffer.from(state) })
    .run();
};
