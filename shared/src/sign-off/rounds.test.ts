/** Freezing, opening and closing: the commands of the convenor. */
import { RoundId, VersionId } from "@acb/schemas/ids";
import { describe, expect, it } from "vitest";
import { cancelRound } from "./cancel-round.ts";
import { fold } from "./fold.ts";
import { freeze } from "./freeze.ts";
import { openRound, type RoundToOpen } from "./open-round.ts";
import {
  asked,
  DUE_ON,
  HASH,
  OTHER_HASH,
  openRoundLog,
  ROUND,
  round,
  TODAY,
  VERSION,
} from "./testing/test-log.ts";

const refused = (code: string) => ({ ok: false, code });
const versionOnly = fold(openRoundLog().slice(0, 1), TODAY);
const withRound = fold(openRoundLog(), TODAY);
const pastItsDate = fold(openRoundLog(), "2026-11-21");

const toOpen = (changes: Partial<RoundToOpen> = {}): RoundToOpen => ({
  id: ROUND,
  versionId: VERSION,
  dueOn: DUE_ON,
  partners: round.roster.map((entry) => ({ id: entry.organisationId, name: entry.nameAtOpen })),
  ...changes,
});

describe("the convenor's commands", () => {
  it("SO9 versions are numbered in the order of the freezes", () => {
    const id = VersionId.parse("ver_second");
    expect(freeze(versionOnly, { id, label: "Second", contentHash: OTHER_HASH })).toEqual({
      ok: true,
      facts: [{ type: "version.frozen", versionId: id, number: 2, label: "Second", contentHash: OTHER_HASH }],
    });
  });

  it("SO9 the text of the newest version is not frozen again", () => {
    const again = { id: VersionId.parse("ver_second"), label: "Again", contentHash: HASH };
    expect(freeze(versionOnly, again)).toEqual(refused("NOTHING_TO_FREEZE"));
  });

  it("SO10 opening freezes roster, names, rule and hash, and asks each partner", () => {
    expect(openRound(versionOnly, toOpen(), "2026-11-02")).toEqual({
      ok: true,
      facts: [{ type: "round.opened", round }, ...asked],
    });
  });

  it("SO10 the due date may be today and no earlier", () => {
    expect(openRound(versionOnly, toOpen({ dueOn: TODAY }), TODAY)).toMatchObject({ ok: true });
    expect(openRound(versionOnly, toOpen({ dueOn: "2026-11-09" }), TODAY)).toEqual(refused("DUE_DATE_PAST"));
  });

  it("SO10 refuses a version that is not there and a charter without partners", () => {
    expect(openRound(versionOnly, toOpen({ versionId: VersionId.parse("ver_other") }), TODAY)).toEqual(
      refused("NOT_FOUND"),
    );
    expect(openRound(versionOnly, toOpen({ partners: [] }), TODAY)).toEqual(refused("NO_PARTNERS"));
  });

  it("SO10 one round is open at a time; one past its date stands in nobody's way", () => {
    const second = toOpen({ id: RoundId.parse("rnd_second"), dueOn: "2026-12-01" });
    expect(openRound(withRound, second, TODAY)).toEqual(refused("ROUND_OPEN_ALREADY"));
    expect(openRound(pastItsDate, second, "2026-11-21")).toMatchObject({ ok: true });
  });

  it("SO11 an open round is closed with a reason; one that is not open, or not there, is refused", () => {
    expect(cancelRound(withRound, ROUND, "A number was wrong")).toEqual({
      ok: true,
      facts: [{ type: "round.cancelled", roundId: ROUND, reason: "A number was wrong" }],
    });
    expect(cancelRound(pastItsDate, ROUND, "Too late")).toEqual(refused("ROUND_CLOSED"));
    expect(cancelRound(withRound, RoundId.parse("rnd_missing"), "Why")).toEqual(refused("NOT_FOUND"));
  });
});
