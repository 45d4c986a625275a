/** Hostile updates, rule by rule: each rule keeps its own out, and without it they would come in (SPEC: SY21 … SY27). */
import { PersonId } from "@acb/schemas/ids";
import type { SectionPen } from "@acb/schemas/pen";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { syncStep2Frame, updateFrame } from "@acb/shared/protocol/frames";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openDocument } from "../room/trial-document.ts";
import { writeOf } from "../testing/free-text.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";
import { ClientIdOwners } from "./client-id-owners.ts";
import { createGuard } from "./guard.ts";
import type { Rules } from "./rule.ts";
import { RULES } from "./rules.ts";
import { SectionPens } from "./section-pens.ts";
import { drawAll } from "./testing/draw-all.ts";
import { HOSTILE_UNDER_PENS } from "./testing/hostile-under-pens.ts";
import {
  createStage,
  edited,
  HOSTILE_UPDATES,
  otherWordsIn,
  type RuleName,
  wordsIn,
} from "./testing/hostile-updates.ts";
import { AMINA_ID } from "./testing/people.ts";

const ruleOf = (rule: RuleName) => ({ ...RULES.update, ...RULES.trial })[rule];
const ALL_HOSTILE = [...HOSTILE_UPDATES, ...HOSTILE_UNDER_PENS].map((hostile) => ({
  ...hostile,
  spec: ruleOf(hostile.rule).spec,
}));
const { seed, words } = createStage();
const state = Y.mergeUpdates([seed, words]);
const amina = loginOf("Amina");
const mallory = { login: loginOf("Mallory") };

const without = (rule: RuleName): Rules => {
  const left = <Group extends object>(group: Group) =>
    Object.fromEntries(Object.entries(group).filter(([name]) => name !== rule));
  return { frame: RULES.frame, update: left(RULES.update), trial: left(RULES.trial) };
};
const tryUnder = (rules: Rules, update: Uint8Array, pens: readonly SectionPen[]) =>
  tryAfter([], rules, update, pens);
/** As `tryUnder`, when Mallory has written before. */
const tryAfter = (
  earlier: readonly Uint8Array[],
  rules: Rules,
  update: Uint8Array,
  pens: readonly SectionPen[] = [],
) => {
  const refused: string[] = [];
  const guard = createGuard({ rules, onRefused: (rule) => void refused.push(rule) });
  const owners = new ClientIdOwners([
    { clientId: AMINA_ID, personId: PersonId.parse("per_amina"), organisationId: null },
  ]);
  const document = openDocument(
    { checkpoint: state, updates: [], lastSeq: 1 },
    { guard, owners, pens: new SectionPens(pens) },
  );
  for (const one of earlier) document.accept(writeOf(one), mallory, true);
  document.confirm(earlier.length);
  const { kind } = document.accept(writeOf(update), mallory, true);
  return { kind, refused };
};
const reasonOf = (rule: RuleName) => ruleOf(rule).reason;

it("SY6 (SY21) a reader's words are kept out by the rule for readers alone", () => {
  const bytes = updateFrame(words);
  const reader = loginOf("Rhys", false);
  expect(createGuard().frame(bytes, reader)).toEqual({ ok: false, reason: "notAllowed" });
  const mutant = createGuard({ rules: { ...RULES, frame: {} } });
  expect(mutant.frame(bytes, reader).ok).toBe(true);
});

describe("hostile updates", () => {
  it.each(ALL_HOSTILE)(
    "$spec, SY21 ($rule): $what is kept out, by that rule alone",
    ({ rule, make, pens = [] }) => {
      const update = make({ state });
      expect(tryUnder(RULES, update, pens)).toEqual({
        kind: reasonOf(rule) === "early" ? "early" : "refused",
        refused: [rule],
      });
      const mutant = tryUnder(without(rule), update, pens);
      expect(mutant.refused).toEqual([]);
      // What waits unseen looks as if it had brought nothing.
      expect(mutant.kind).toBe(rule === "nothingWaits" ? "nothingNew" : "accepted");
    },
  );

  it("SY21 (betweenNeighbours): M8: a piece whose first letters stand in one text does not go on in another", () => {
    const begun = edited((doc) => wordsIn(doc).insert(0, "ab"))({ state });
    const goesOn = edited((doc) => otherWordsIn(doc).insert(otherWordsIn(doc).length, "abcd"))({ state });
    const refused = tryAfter([begun], RULES, goesOn);
    expect(refused).toEqual({ kind: "refused", refused: ["betweenNeighbours"] });
  });

  it("SY21 every rule of the table keeps something out that no other does", () => {
    const covered = new Set<string>(ALL_HOSTILE.map(({ rule }) => rule));
    const rules = [...Object.keys(RULES.update), ...Object.keys(RULES.trial)];
    expect(rules.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it.each(ALL_HOSTILE)(
    "$spec, SY21 ($rule): $what lets its participant go; nobody's text changes, and who draws it writes nothing",
    async ({ rule, make, pens = [] }) => {
      const world = createRoomWorld({ guard: createGuard() });
      world.setPens(pens);
      await world.log.append([
        { charterId: CHARTER, bytes: seed, personId: null, organisationId: null },
        {
          charterId: CHARTER,
          bytes: words,
          personId: amina.personId,
          organisationId: null,
          newClientIds: [AMINA_ID],
        },
      ]);
      const [bad, viewer] = [await world.join(mallory.login), await world.join(loginOf("Rhys", false))];
      const before = Y.encodeStateAsUpdate(viewer.doc);
      const storedBefore = world.log.batches.length;
      const update = make({ state });
      bad.send(updateFrame(update));
      await world.settle();
      // Asked for what is missing, it says the same again.
      if (reasonOf(rule) === "early") bad.send(syncStep2Frame(update));
      await world.settle();
      const reason = reasonOf(rule);
      const told = reason === "early" ? CLOSE.badFrame : CLOSE[reason];
      expect([bad.heard.closeCode, viewer.heard.closeCode]).toEqual([told.code, null]);
      expect(Buffer.compare(Y.encodeStateAsUpdate(viewer.doc), before)).toBe(0);
      expect(drawAll(viewer.doc)).toBe(0);
      expect(world.log.batches.length).toBe(storedBefore);
    },
  );
});
