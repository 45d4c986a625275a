/** The record of the sections' pens in SQLite (SPEC: Section pen): where each is now is the newest line of its section. */
import type { CharterId, SectionId } from "@acb/schemas/ids";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import { and, desc, eq, max } from "drizzle-orm";
import type { MovePen, PenMove, StoredPenChange } from "../../ports/pens.ts";
import type { Connection } from "../connection.ts";
import { penChanges } from "../tables/schema.ts";

type Row = Pick<typeof penChanges.$inferSelect, "kind" | "organisationId">;

export const pensOn = (db: Connection) => ({
  now: (charterId: CharterId): readonly SectionPen[] =>
    db
      // Beside a max(), SQLite answers the other columns of the row that has it.
      .select({ ...COLUMNS, newest: max(penChanges.seq) })
      .from(penChanges)
      .where(eq(penChanges.charterId, charterId))
      .groupBy(penChanges.sectionId)
      .all()
      .map((row) => ({ sectionId: row.sectionId, holder: toHolder(row) }))
      .filter(({ holder }) => holder.kind !== "everybody"),

  record: (charterId: CharterId): readonly StoredPenChange[] =>
    db
      .select({ ...COLUMNS, personId: penChanges.personId, at: penChanges.at })
      .from(penChanges)
      .where(eq(penChanges.charterId, charterId))
      .orderBy(desc(penChanges.seq))
      .all()
      .map(({ sectionId, personId, at, ...row }) => ({ sectionId, holder: toHolder(row), personId, at })),

  move: ({ charterId, sectionId, from, to, personId, at }: PenMove): MovePen =>
    db.transaction(() => {
      const here = holderNow(db, charterId, sectionId);
      if (isSame(here, to)) return "isThere";
      if (from !== undefined && !isSame(here, from)) return "isElsewhere";
      const row = { charterId, seq: nextSeq(db, charterId), sectionId, personId, at };
      db.insert(penChanges)
        .values({ ...row, ...toRow(to) })
        .run();
      return "moved";
    }),
});

const COLUMNS = {
  sectionId: penChanges.sectionId,
  kind: penChanges.kind,
  organisationId: penChanges.organisationId,
};

const holderNow = (db: Connection, charterId: CharterId, sectionId: SectionId): PenHolder => {
  const newest = db
    .select(COLUMNS)
    .from(penChanges)
    .where(and(eq(penChanges.charterId, charterId), eq(penChanges.sectionId, sectionId)))
    .orderBy(desc(penChanges.seq))
    .get();
  return newest === undefined ? { kind: "everybody" } : toHolder(newest);
};

const nextSeq = (db: Connection, charterId: CharterId): number => {
  const newest = db
    .select({ seq: max(penChanges.seq) })
    .from(penChanges)
    .where(eq(penChanges.charterId, charterId))
    .get();
  return (newest?.seq ?? 0) + 1;
};

const toRow = (holder: PenHolder): Row => ({
  kind: holder.kind,
  organisationId: holder.kind === "organisation" ? holder.organisationId : null,
});

const toHolder = ({ kind, organisationId }: Row): PenHolder => {
  if (kind !== "organisation") return { kind };
  if (organisationId === null) throw new Error("A pen is held by no organisation.");
  return { kind, organisationId };
};

const isSame = (a: PenHolder, b: PenHolder): boolean => {
  const [one, other] = [toRow(a), toRow(b)];
  return one.kind === other.kind && one.organisationId === other.organisationId;
};
