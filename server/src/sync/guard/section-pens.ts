/** Where the pens of an open charter's sections are now: the rooms keep it up to date, the guard asks it (SPEC: PEN5). */
import type { OrganisationId } from "@acb/schemas/ids";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import { penLets } from "@acb/shared/access/pen";

export class SectionPens {
  #holders: ReadonlyMap<string, PenHolder> = new Map();

  constructor(stored: readonly SectionPen[]) {
    this.put(stored);
  }

  put(pens: readonly SectionPen[]): void {
    this.#holders = new Map(pens.map(({ sectionId, holder }) => [sectionId, holder]));
  }

  /** Which sections are closed to those who write for this organisation; `null` while no pen is anywhere. */
  closedTo(organisationId: OrganisationId | null): ((sectionId: string) => boolean) | null {
    if (this.#holders.size === 0) return null;
    return (sectionId) => {
      const holder = this.#holders.get(sectionId);
      return holder !== undefined && !penLets(holder, organisationId);
    };
  }
}
