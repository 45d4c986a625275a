/** Letters that go on a run are taken without a trial, and nothing else is (SPEC: SY64). */
import { SectionId } from "@acb/schemas/ids";
import type { SectionPen } from "@acb/schemas/pen";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { openDocument } from "../room/trial-document.ts";
import { freeTextGuard, writeOf } from "../testing/free-text.ts";
import { loginOf } from "../testing/room-world.ts";
import { ClientIdOwners } from "./client-id-owners.ts";
import type { Guard } from "./guard.ts";
import { SectionPens } from "./section-pens.ts";

const NOTHING = Uint8Array.of(0);
const amina = { login: loginOf("Amina") };
const mallory = { login: loginOf("Mallory") };

/** A document on the server with Amina's page of it, and how often the server had to try what was sent. */
const createDesk = (pens: readonly SectionPen[] = []) => {
  let triedCount = 0;
  const guard: Guard = {
    frame: freeTextGuard.frame,
    update: (...asked) => {
      triedCount += 1;
      return freeTextGuard.update(...asked);
    },
  };
  const nothing = { checkpoint: null, updates: [], lastSeq: 0 };
  const live = openDocument(nothing, {
    guard,
    owners: new ClientIdOwners([]),
    pens: new SectionPens(pens),
  });
  const page = new Y.Doc();
  let sent: Uint8Array = NOTHING;
  page.on("update", (update: Uint8Array) => {
    sent = update;
  });
  const send = (update: Uint8Array, writer = amina): string => {
    const trial = live.accept(writeOf(update), writer, true);
    if (trial.kind === "accepted") live.confirm(1);
    return trial.kind === "refused" ? trial.reason : trial.kind;
  };
  return {
    page,
    text: page.getText("t"),
    send,
    /** What this edit comes to as an update; nobody has it yet. */
    update: (edit: () => void) => {
      page.transact(edit);
      return sent;
    },
    do: (edit: () => void) => {
      page.transact(edit);
      return send(sent);
    },
    tried: () => triedCount,
    served: () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, live.missingFrom(NOTHING));
      return doc.getText("t");
    },
  };
};

it("SY64 of five hundred letters typed in a row the first is tried, and all are there", () => {
  const desk = createDesk();
  for (let at = 0; at < 500; at += 1) expect(desk.do(() => desk.text.insert(at, "e"))).toBe("accepted");
  expect(desk.tried()).toBe(1);
  expect(desk.served().toString()).toBe("e".repeat(500));
});

it("SY64 what follows a run is judged by the document with the run in it", () => {
  const desk = createDesk();
  for (const [at, letter] of [..."We will"].entries()) desk.do(() => desk.text.insert(at, letter));
  expect(desk.do(() => desk.text.delete(0, 3))).toBe("accepted");
  expect(desk.do(() => desk.text.insert(4, " listen"))).toBe("accepted");
  expect(desk.served().toString()).toBe("will listen");
});

type Desk = ReturnType<typeof createDesk>;
/** Each after "We will " was typed; answers what came of it. */
const TRIED: readonly {
  readonly what: string;
  readonly edit: (desk: Desk) => string;
  readonly comesTo: string;
}[] = [
  {
    what: "letters elsewhere",
    edit: ({ do: act, text }) => act(() => text.insert(0, "x")),
    comesTo: "accepted",
  },
  { what: "a deletion", edit: ({ do: act, text }) => act(() => text.delete(7, 1)), comesTo: "accepted" },
  {
    what: "letters and a deletion in one",
    edit: ({ do: act, text }) =>
      act(() => {
        text.insert(8, "x");
        text.delete(0, 1);
      }),
    comesTo: "accepted",
  },
  {
    what: "bold letters",
    edit: ({ do: act, text }) => act(() => text.insert(8, "x", { bold: true })),
    comesTo: "accepted",
  },
  {
    what: "an embed",
    edit: ({ do: act, text }) => act(() => text.insertEmbed(8, { src: "x" })),
    comesTo: "wrongForm",
  },
  {
    what: "a sign of two code units",
    edit: ({ do: act, text }) => act(() => text.insert(8, "🌳")),
    comesTo: "accepted",
  },
  {
    what: "a pasted page",
    edit: ({ do: act, text }) => act(() => text.insert(8, "page ".repeat(400))),
    comesTo: "accepted",
  },
  {
    what: "the next letters, sent by another",
    edit: ({ update, send, text }) =>
      send(
        update(() => text.insert(8, "x")),
        mallory,
      ),
    comesTo: "notYours",
  },
  {
    what: "the letter after the next",
    edit: ({ update, send, text }) => {
      update(() => text.insert(8, "x"));
      return send(update(() => text.insert(9, "y")));
    },
    comesTo: "early",
  },
  {
    what: "a letter that came before",
    edit: ({ do: act, send, update, text }) => {
      const again = update(() => text.insert(8, "x"));
      send(again);
      act(() => text.insert(0, "z"));
      return send(again);
    },
    comesTo: "nothingNew",
  },
];

it.each(TRIED)("SY64 $what is tried", ({ edit, comesTo }) => {
  const desk = createDesk();
  for (const [at, letter] of [..."We will "].entries()) desk.do(() => desk.text.insert(at, letter));
  expect(desk.tried()).toBe(1);
  expect(edit(desk)).toBe(comesTo);
  expect(desk.tried()).toBeGreaterThan(1);
});

it("SY64 a letter behind one's last, but before another neighbour, is tried", () => {
  const desk = createDesk();
  desk.do(() => desk.text.insert(0, "ab"));
  desk.do(() => desk.text.insert(1, "x"));
  const triedCount = desk.tried();
  desk.do(() => desk.text.insert(2, "y"));
  expect(desk.tried()).toBe(triedCount);
  // Between the two of the run: behind "x", before "y".
  desk.do(() => desk.text.insert(2, "z"));
  expect(desk.tried()).toBe(triedCount + 1);
  expect(desk.served().toString()).toBe("axzyb");
});

it("SY64 while a pen is anywhere in the charter, every letter is tried", () => {
  const desk = createDesk([{ sectionId: SectionId.parse("sec_other"), holder: { kind: "nobody" } }]);
  for (const [at, letter] of [..."We will"].entries()) desk.do(() => desk.text.insert(at, letter));
  expect(desk.tried()).toBe(7);
});
