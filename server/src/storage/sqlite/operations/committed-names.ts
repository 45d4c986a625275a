/**
 * Names in the append-only event log and in versions: what stands there for ever is a commitment, and the name stands in a
 * row beside it that can be erased (SPEC: ER2).
 */
import { ERASED_NAME } from "@acb/schemas/erasure";
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { PersonId } from "@acb/schemas/ids";
import type { Version } from "@acb/schemas/version";
import { inArray } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { eventNames } from "../tables/schema.ts";
import type { Committed, NamePart, StoredFact, StoredVersionFacts } from "../tables/stored-facts.ts";
import { commitmentTo } from "./commitment.ts";
import { among } from "./ids-in-order.ts";
import { wasErased } from "./people.ts";

type StoredEvent = Omit<LogEvent, "fact"> & { readonly fact: StoredFact };

const IN_PLACE: Readonly<Record<NamePart, string>> = { name: ERASED_NAME, title: "" };

type Named = { readonly personId: PersonId; readonly part: NamePart; readonly value: string };

/** `commit…` writes the names' rows in the caller's transaction; `read…` puts them back, or words for one that was erased. */
export const committedNamesOn = (db: Connection, newSalt: () => Buffer) => {
  /** Of who was erased while they were deciding, only the commitment is kept: it reads as every other of theirs. */
  const commit = ({ personId, part, value }: Named): Committed => {
    const salt = newSalt();
    const commitment = commitmentTo(salt, value);
    if (!wasErased(db, personId))
      db.insert(eventNames).values({ commitment, salt, value, part, personId }).run();
    return { sha256: commitment };
  };
  /** One question for all of them. */
  const reader = (committed: readonly Committed[]) => {
    const rows = db
      .select({ commitment: eventNames.commitment, value: eventNames.value })
      .from(eventNames)
      .where(inArray(eventNames.commitment, among(committed.map(({ sha256 }) => sha256))))
      .all();
    const kept = new Map(rows.map(({ commitment, value }) => [commitment, value]));
    return ({ sha256 }: Committed, part: NamePart): string => kept.get(sha256) ?? IN_PLACE[part];
  };

  return {
    commitFact: (fact: Fact): StoredFact => {
      if (fact.type !== "decision.recorded") return fact;
      const { decision } = fact;
      const of = (part: NamePart, value: string) => commit({ personId: decision.actor, part, value });
      const names = {
        actorName: of("name", decision.actorName),
        actorTitle: of("title", decision.actorTitle),
      };
      return { ...fact, decision: { ...decision, ...names } };
    },

    readEvents: (stored: readonly StoredEvent[]): readonly LogEvent[] => {
      const read = reader(stored.flatMap(({ fact }) => committedIn(fact)));
      const readFact = (fact: StoredFact): Fact => {
        if (fact.type !== "decision.recorded") return fact;
        const { actorName, actorTitle } = fact.decision;
        const names = { actorName: read(actorName, "name"), actorTitle: read(actorTitle, "title") };
        return { ...fact, decision: { ...fact.decision, ...names } };
      };
      return stored.map(({ fact, ...event }) => ({ ...event, fact: readFact(fact) }));
    },

    commitVersion: (version: Version): StoredVersionFacts => ({
      ...version,
      frozenByName: commit({ personId: version.frozenBy, part: "name", value: version.frozenByName }),
    }),

    readVersions: (versions: readonly StoredVersionFacts[]): readonly Version[] => {
      const read = reader(versions.map(({ frozenByName }) => frozenByName));
      return versions.map((version) => ({ ...version, frozenByName: read(version.frozenByName, "name") }));
    },
  };
};

const committedIn = (fact: StoredFact): readonly Committed[] =>
  fact.type === "decision.recorded" ? [fact.decision.actorName, fact.decision.actorTitle] : [];
