/** A charter of template A, seeded as the server seeds it, opened on a socket that never answers: for tests only. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { CharterView as CharterViewSchema } from "@acb/schemas/api/charter-routes";
import { ItemId, SectionId } from "@acb/schemas/ids";
import type { ItemTypeKey } from "@acb/schemas/item-types";
import { Person } from "@acb/schemas/people";
import { Template } from "@acb/schemas/template";
import { addItem } from "@acb/shared/document/edit";
import { seedDocument } from "@acb/shared/document/from-template";
import { type ItemView, itemView, listSections } from "@acb/shared/document/layout";
import * as Y from "yjs";
import systemTemplate from "../../../../../schemas/templates/system-anchor-charter.json" with {
  type: "json",
};
import { createTransportMemory } from "../../../sync/transport-memory.ts";
import { type OpenWriting, openWriting } from "../writing/open-writing.ts";

const organisation = {
  id: "org_river",
  name: "Riverside Homes",
  shortName: "Riverside",
  type: "housing_association",
};
const person = {
  id: "per_amira",
  name: "Amira Khan",
  email: "amira@example.org",
  jobTitle: "Programme manager",
  organisationIds: [organisation.id],
  administrator: false,
};

export const charterForTests = (may: CharterView["may"] = ["read", "write"]): CharterView =>
  CharterViewSchema.parse({
    record: {
      id: "cha_test",
      title: "A charter for tests",
      label: "charter",
      level: "system",
      place: "Wendle Vale",
      templateKey: systemTemplate.key,
      domainScheme: "test",
      language: "en-GB",
      partnerIds: [organisation.id],
      createdAt: "2026-11-01T09:00:00Z",
    },
    epoch: 1,
    template: Template.parse(systemTemplate),
    domainScheme: { key: "test", name: "Test", domains: [{ value: "work", label: "Work" }] },
    partners: [organisation],
    people: [person],
    roles: [],
    awaited: [],
    pens: [],
    may,
    decidesFor: [],
    actsFor: null,
    mayActFor: [],
  });

export const personForTests = Person.parse(person);

/** The seed of that charter as the server would send it; ids count up, so that every seed is the same. */
export const seedForTests = (charter: CharterView): Uint8Array => {
  let count = 0;
  return seedDocument({
    template: charter.template,
    record: charter.record,
    partners: charter.partners,
    newId: (prefix) => {
      count += 1;
      return `${prefix}_${String(count).padStart(8, "0")}`;
    },
  });
};

/** The browser's own API where there is no server: it opens nothing and says nothing. */
class SilentSocket extends EventTarget {
  readonly readyState = 0;
  binaryType = "arraybuffer";
  close() {}
  send() {}
}

export const openForTests = (charter: CharterView): OpenWriting => {
  const opened = openWriting({
    charter,
    personId: "per_amira",
    user: { name: "Amira Khan", organisation: "Riverside Homes", color: "#1d4f91" },
    browser: {
      url: "ws://nowhere/sync",
      // The shape of the platform's socket, as far as the provider uses it before it opens.
      sockets: { webSocket: SilentSocket as unknown as typeof WebSocket, http: WebSocket },
      transports: createTransportMemory(),
      after: () => () => {},
      askTicket: () => new Promise(() => {}),
      fetch: () => Promise.reject(new TypeError("There is no server")),
      databases: undefined,
      random: () => 0,
    },
  });
  Y.applyUpdate(opened.parts.ydoc, seedForTests(charter));
  return opened;
};

/** A new item of that type, in the first section without another. */
export const addForTests = (
  opened: OpenWriting,
  type: ItemTypeKey,
  id = `itm_${type}`,
  section?: string,
): ItemView => {
  const { ydoc } = opened.parts;
  const sectionId = SectionId.parse(section ?? listSections(ydoc)[0]?.id);
  addItem(ydoc, { id: ItemId.parse(id), type, sectionId }, "test");
  const item = itemView(ydoc, id);
  if (item === null) throw new Error(`The item of type ${type} was not added`);
  return item;
};
