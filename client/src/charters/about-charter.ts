/** One line about a charter: what it is called, how far it reaches, where. */
import type { CharterRecord } from "@acb/schemas/charter";
import { CHARTER_LABELS, LEVELS } from "@acb/schemas/options";
import { labelOf } from "@acb/shared/values/print-value";

export const aboutCharter = (record: CharterRecord): string =>
  [labelOf(CHARTER_LABELS, record.label), labelOf(LEVELS, record.level), record.place]
    .filter((part) => part !== "")
    .join(" · ");
