/** What this device knows about edits that are not stored (SPEC: client, Freeze). */
import { afterEach, expect, it } from "vitest";
import type { ConnectionState } from "../sync/connection-state.ts";
import { type Rendered, render } from "../testing/render.tsx";
import { noteUnsaved, useHasUnsaved } from "./unsaved-edits.ts";

const HELEN = { personId: "per_helen", charterId: "cha_1" };
const note = (isUnsaved: boolean, state: ConnectionState) =>
  noteUnsaved(HELEN, { isUnsaved: () => isUnsaved, state: () => state });

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
  localStorage.clear();
});

const Seen = ({ personId, charterId }: typeof HELEN) =>
  useHasUnsaved(personId, charterId) ? "unsaved" : "saved";
const seenBy = (about: typeof HELEN): string | null => {
  shown?.close();
  shown = render(<Seen {...about} />);
  return shown.container.textContent;
};

it("FREEZE-1 edits stay marked until the server has said that all is stored", () => {
  expect(seenBy(HELEN)).toBe("saved");
  note(true, { kind: "saving", count: 2, kept: "device" });
  expect(seenBy(HELEN)).toBe("unsaved");
  note(false, { kind: "opening" });
  note(false, { kind: "offline", kept: "device", words: null });
  expect(seenBy(HELEN)).toBe("unsaved");
  note(false, { kind: "saved", kept: "device" });
  expect(seenBy(HELEN)).toBe("saved");
});

it("FREEZE-1 they hold up nobody else and no other charter", () => {
  note(true, { kind: "offline", kept: "device", words: null });
  expect(seenBy({ ...HELEN, personId: "per_priya" })).toBe("saved");
  expect(seenBy({ ...HELEN, charterId: "cha_2" })).toBe("saved");
});
