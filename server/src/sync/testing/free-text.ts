/** A guard for documents that hold, beside a charter, a text `t` of words, bold or not: what most tests of rooms type in. */
import { CHARTER_ROOTS, type Roots } from "@acb/shared/document/charter-shape";
import { updateFrame } from "@acb/shared/protocol/frames";
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import { ClientIdOwners } from "../guard/client-id-owners.ts";
import type { Write } from "../guard/evidence.ts";
import { createGuard } from "../guard/guard.ts";
import { SectionPens } from "../guard/section-pens.ts";
import { see } from "../guard/see.ts";
import { openDocument, type TrialDocument } from "../room/trial-document.ts";

const FREE_TEXT_ROOTS: Roots = {
  ...CHARTER_ROOTS,
  t: { kind: "words", hasMark: (name) => name === "bold", markFits: () => true },
};

export const freeTextGuard = createGuard({ roots: FREE_TEXT_ROOTS });

/** Opens one document, again and again: who wrote in it is remembered. What was there before is nobody's. */
export const freeTextOpener = (): ((stored: StoredDocument) => TrialDocument) => {
  const owners = new ClientIdOwners([]);
  return (stored) => openDocument(stored, { guard: freeTextGuard, owners, pens: new SectionPens([]) });
};

/** The update as the server reads it from a frame. */
export const writeOf = (update: Uint8Array): Write => {
  const seen = see(updateFrame(update));
  if (seen.kind !== "write") throw new Error("That is no update.");
  return seen;
};
