/** What the values of a frozen text point at (PUB-5). */
import type { Content } from "@acb/schemas/content";
import type { Lookup, Name } from "../values/print-value.ts";
import { printable } from "./inlines.ts";
import { nameOf } from "./item-facts.ts";

/** The names stand in the order of the charter. */
export type ContentLookup = Lookup & { readonly names: ReadonlyMap<string, Name> };

export const lookupOf = (content: Content): ContentLookup => ({
  names: new Map([
    ...content.parties.map(
      (party) => [party.id, { full: printable(party.name), short: printable(party.shortName) }] as const,
    ),
    ...content.sections.flatMap((section) => section.items.map((item) => [item.id, nameOf(item)] as const)),
  ]),
  notNamed: () => "Not named in this version",
  domains: content.charter.domainScheme.domains,
});
