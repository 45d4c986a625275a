import type { Fact } from "@acb/schemas/event";
import { PersonId, RoundId, VersionId } from "@acb/schemas/ids";
import type { DecisionRequest } from "@acb/schemas/sign-off/decision";
import { describe, expect, it } from "vitest";
import { type Decider, decide } from "./decide.ts";
import { fold } from "./fold.ts";
import {
  COUNCIL,
  DUE_ON,
  decided,
  decisionId,
  FROZEN_ON,
  mandate,
  OTHER_HASH,
  openRoundLog,
  ROUND,
  request,
  round,
  STRANGER,
  signatory,
  TODAY,
  TRUST,
} from "./testing/test-log.ts";

type Case = {
  readonly facts?: readonly Fact[];
  readonly changes?: Partial<DecisionRequest>;
  readonly decider?: Decider;
  readonly today?: string;
  readonly roundId?: RoundId;
};

const deciding = ({
  facts = [],
  changes = {},
  decider = signatory(TRUST),
  today = TODAY,
  roundId = ROUND,
}: Case) => decide(fold(openRoundLog(facts), today), { roundId, request: request(changes), decider, today });

const meeting = (meetingOn: string): Partial<DecisionRequest> => ({
  authority: { ...request().authority, meetingOn },
});

const RECORDED = { ok: true, facts: [decided()] };
const refused = (code: string) => ({ ok: false, code });
const declined = decided({ id: decisionId(2), position: "declined" });

describe("decide", () => {
  it("SO12 records the decision with who made it, and the day of the meeting as the day of the decision", () => {
    expect(deciding({})).toEqual(RECORDED);
    expect(deciding({ changes: meeting(FROZEN_ON) })).toMatchObject({
      facts: [
        { decision: { decidedOn: FROZEN_ON, actorName: "Ruth Adeyemi", actorTitle: "Chief Executive" } },
      ],
    });
  });

  it("SO12 refuses who is no signatory of that organisation, and of none", () => {
    expect(deciding({ decider: signatory(COUNCIL) })).toEqual(refused("NOT_YOUR_ORGANISATION"));
    expect(deciding({ decider: signatory() })).toEqual(refused("NOT_YOUR_ORGANISATION"));
  });

  it.each([
    ["none", []],
    ["one of another organisation", [mandate({ organisationId: COUNCIL })]],
    ["one that does not let them decide", [mandate({ may: ["prepare", "withdraw"] })]],
    ["one that began later", [mandate({ from: "2026-11-11" })]],
    ["one that had ended", [mandate({ to: "2026-11-09" })]],
    ["one that was revoked that day", [mandate({ revokedOn: TODAY })]],
  ])("SO20 I8 refuses who has no mandate on the day of the decision: %s", (_words, mandates) => {
    expect(deciding({ decider: { ...signatory(TRUST), mandates } })).toEqual(refused("NO_MANDATE"));
  });

  it("SO20 I18 a mandate that was revoked or has ended since yields no decision by naming an earlier day", () => {
    for (const one of [mandate({ revokedOn: TODAY }), mandate({ to: "2026-11-09" })]) {
      const decider = { ...signatory(TRUST), mandates: [one] };
      expect(deciding({ decider, changes: meeting(FROZEN_ON) })).toEqual(refused("NO_MANDATE"));
    }
  });

  it.each([
    ["its first day", mandate({ from: TODAY })],
    ["its last day", mandate({ to: TODAY })],
    ["a later revoking", mandate({ revokedOn: "2026-11-11" })],
  ])("SO20 I8 takes a mandate on %s", (_words, one) => {
    expect(deciding({ decider: { ...signatory(TRUST), mandates: [one] } })).toMatchObject({ ok: true });
  });

  it("SO20 the same decision sent again succeeds, although its mandate has been revoked since", () => {
    const decider = { ...signatory(TRUST), mandates: [] };
    expect(deciding({ facts: [decided()], decider })).toEqual({ ok: true, facts: [] });
  });

  it("SO19 who left decides no more; who took its place decides for itself, once", () => {
    const left: Fact = { type: "organisation.left", organisationId: TRUST, effectiveOn: TODAY };
    expect(deciding({ facts: [left] })).toEqual(refused("ORGANISATION_ENDED"));
    const after = { facts: [declined, left], changes: { replaces: decisionId(2) } };
    expect(deciding(after)).toEqual(refused("ORGANISATION_ENDED"));
    const to = [{ organisationId: STRANGER, name: "The New Trust" }];
    const merged: Fact = { type: "organisation.succeeded", from: [TRUST], to, effectiveOn: TODAY };
    const successor = { changes: { organisationId: STRANGER }, decider: signatory(STRANGER) };
    expect(deciding({ facts: [merged], ...successor })).toMatchObject({ ok: true });
    const adopted = decided({ organisationId: STRANGER, id: decisionId(2) });
    expect(deciding({ facts: [merged, adopted], ...successor })).toEqual(refused("ALREADY_DECIDED"));
  });

  it("SO13 refuses an organisation that this round does not ask, and a round that is not there", () => {
    expect(deciding({ changes: { organisationId: STRANGER }, decider: signatory(STRANGER) })).toEqual(
      refused("NOT_ASKED"),
    );
    expect(deciding({ roundId: RoundId.parse("rnd_missing") })).toEqual(refused("NOT_FOUND"));
  });

  it("SO14 the same decision again is a success without a new fact, even when the round has closed", () => {
    expect(deciding({ facts: [decided()] })).toEqual({ ok: true, facts: [] });
    expect(deciding({ facts: [decided()], today: "2027-03-01" })).toEqual({ ok: true, facts: [] });
  });

  it("SO14 the same id with another body, by another person or for another organisation is refused", () => {
    const taken = { facts: [decided()] };
    expect(deciding({ ...taken, changes: { minuteVerb: "endorsed" } })).toEqual(refused("ALREADY_DECIDED"));
    expect(
      deciding({ ...taken, decider: { ...signatory(TRUST), personId: PersonId.parse("per_colleague") } }),
    ).toEqual(refused("ALREADY_DECIDED"));
    expect(deciding({ ...taken, changes: { organisationId: COUNCIL }, decider: signatory(COUNCIL) })).toEqual(
      refused("ALREADY_DECIDED"),
    );
  });

  it("SO15 a round takes decisions until the end of its due date, and none once it is closed early", () => {
    expect(deciding({ today: DUE_ON })).toEqual(RECORDED);
    expect(deciding({ today: "2026-11-21" })).toEqual(refused("ROUND_CLOSED"));
    expect(
      deciding({ facts: [{ type: "round.cancelled", roundId: ROUND, reason: "A number was wrong" }] }),
    ).toEqual(refused("ROUND_CLOSED"));
  });

  it("SO15 a round with a newer one after it takes none", () => {
    const newer: Fact = { type: "round.opened", round: { ...round, id: RoundId.parse("rnd_second") } };
    expect(deciding({ facts: [newer] })).toEqual(refused("ROUND_CLOSED"));
  });

  it("SO16 refuses another hash or version than the round's (B-54)", () => {
    expect(deciding({ changes: { contentHash: OTHER_HASH } })).toEqual(refused("HASH_DIFFERS"));
    expect(deciding({ changes: { versionId: VersionId.parse("ver_other") } })).toEqual(
      refused("HASH_DIFFERS"),
    );
  });

  it("SO17 the meeting lies between the freeze and today, both included", () => {
    expect(deciding({ changes: meeting(FROZEN_ON) })).toMatchObject({ ok: true });
    expect(deciding({ changes: meeting("2026-10-31") })).toEqual(refused("DATE_OUTSIDE_ROUND"));
    expect(deciding({ changes: meeting("2026-11-11") })).toEqual(refused("DATE_OUTSIDE_ROUND"));
  });

  it("SO5 a second decision is refused: after a signature always, after a decline unless it approves", () => {
    const again = { id: decisionId(3), replaces: decisionId(2) };
    const signed = decided({ id: decisionId(2) });
    expect(deciding({ facts: [signed], changes: again })).toEqual(refused("ALREADY_DECIDED"));
    expect(deciding({ facts: [signed], changes: { ...again, position: "declined" } })).toEqual(
      refused("ALREADY_DECIDED"),
    );
    expect(deciding({ facts: [declined], changes: { ...again, position: "declined" } })).toEqual(
      refused("ALREADY_DECIDED"),
    );
    expect(deciding({ facts: [declined], changes: again })).toMatchObject({ ok: true });
  });

  it("SO5 an approval that does not name the decline it replaces is refused", () => {
    expect(deciding({ facts: [declined], changes: { id: decisionId(3) } })).toEqual(
      refused("ALREADY_DECIDED"),
    );
    expect(deciding({ facts: [declined], changes: { id: decisionId(3), replaces: decisionId(9) } })).toEqual(
      refused("ALREADY_DECIDED"),
    );
  });
});
