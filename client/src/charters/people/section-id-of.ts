/** The choice of a select as an id; the empty choice is none. */
import { SectionId } from "@acb/schemas/ids";

export const sectionIdOf = (value: string): SectionId | null =>
  value === "" ? null : SectionId.parse(value);
