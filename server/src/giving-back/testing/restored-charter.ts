/**
 * A charter that was restored while three people were ahead of the backup, in a real file: what each of their browsers still
 * holds, and the restored installation opened again.
 */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Receipt } from "@acb/schemas/api/giving-back-routes";
import type { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { listSections } from "@acb/shared/document/layout";
import * as Y from "yjs";
import { backUp } from "../../backup/back-up.ts";
import { restore } from "../../backup/restore.ts";
import { RoomRegistry } from "../../sync/room/room-registry.ts";
import { Peer } from "../../sync/testing/peer.ts";
import { writingIn } from "../../sync/testing/writing.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../../testing/test-installation.ts";

export const WRITERS = ["Amina", "Bela", "Cara"] as const;
export type Writer = (typeof WRITERS)[number];
export const BEFORE = "Before the backup.";
/** What each wrote after the backup, in turn, each at the end of one word of the others. */
const AFTER = [
  { by: "Amina", behind: BEFORE, words: " Jobs" },
  { by: "Bela", behind: "Jobs", words: " and homes" },
  { by: "Cara", behind: "homes", words: " for all" },
  { by: "Amina", behind: "and", words: " warm" },
  { by: "Bela", behind: " for", words: " nearly" },
  { by: "Cara", behind: "Jobs", words: ", training" },
] as const satisfies readonly { readonly by: Writer; readonly behind: string; readonly words: string }[];
export const ALL_WORDS = `${BEFORE} Jobs, training and warm homes for nearly all`;

/** A browser's copy of the charter from before the restore, with what is kept beside it. */
export type Copy = {
  readonly person: Person;
  readonly doc: Y.Doc;
  readonly epoch: number;
  readonly receipts: readonly Receipt[];
};
type DataFolder = {
  readonly databaseFile: string;
  /** From before all that the copies hold beyond the charter. */
  readonly backup: string;
};
export type RestoredCharter = {
  readonly charterId: CharterId;
  readonly lead: Person;
  readonly copies: Readonly<Record<Writer, Copy>>;
  /** Opens the restored installation, in a folder of its own; `first` is done to it before. */
  readonly open: (first?: (folder: DataFolder) => void | Promise<void>) => Promise<OpenedCharter>;
  readonly remove: () => Promise<void>;
};
export type OpenedCharter = {
  readonly installation: TestInstallation;
  readonly lead: Member;
  readonly writers: Readonly<Record<Writer, Member>>;
  /** Somebody who opens the charter as it is now. */
  readonly join: (person: Person) => Promise<Peer>;
  readonly close: () => Promise<void>;
};

export const makeRestoredCharter = async (): Promise<RestoredCharter> => {
  const model = await mkdtemp(join(tmpdir(), "acb-giving-back-"));
  const databaseFile = join(model, "charter-builder.sqlite");
  const file = join(model, "backup.sqlite");
  const written = await writeBefore(databaseFile);
  expectOk(await backUp({ databaseFile, file, say: () => {} }));
  const copies = await writeAfter(databaseFile, written);
  await restoreFrom(databaseFile, file);
  const { charterId, lead } = written;
  return {
    charterId,
    lead,
    copies,
    open: async (first) => {
      const folder = await mkdtemp(join(tmpdir(), "acb-giving-back-"));
      await cp(model, folder, { recursive: true });
      const inFolder = join(folder, "charter-builder.sqlite");
      await first?.({ databaseFile: inFolder, backup: join(folder, "backup.sqlite") });
      const opened = await open(inFolder, written);
      return {
        ...opened,
        close: async () => {
          await opened.installation.close();
          await rm(folder, { recursive: true });
        },
      };
    },
    remove: () => rm(model, { recursive: true }),
  };
};

type Written = {
  readonly charterId: CharterId;
  readonly lead: Person;
  readonly people: Readonly<Record<Writer, Person>>;
};

const writeBefore = async (databaseFile: string): Promise<Written> => {
  const installation = await testInstallation({ databaseFile });
  const lead = await installation.signedIn({ email: "lead@charter.test", name: "Lena", administrator: true });
  const organisation = await lead.call("addOrganisation", {
    body: { name: "The Trust", shortName: "Trust", type: "nhs_provider" },
  });
  const { record } = await lead.call("createCharter", { body: NEW_CHARTER });
  const addWriter = async (name: Writer): Promise<Person> => {
    const { person } = await installation.signedIn({
      email: `${name.toLowerCase()}@charter.test`,
      name,
      organisationIds: [organisation.id],
    });
    await lead.call("giveRole", {
      params: { charterId: record.id },
      body: { personId: person.id, role: "writer" },
    });
    return person;
  };
  const people = {
    Amina: await addWriter("Amina"),
    Bela: await addWriter("Bela"),
    Cara: await addWriter("Cara"),
  };
  const amina = await joinAs(installation, record.id, people.Amina);
  writingIn(amina.doc).insert(0, BEFORE);
  await settle([amina]);
  await installation.close();
  return { charterId: record.id, lead: lead.person, people };
};

const writeAfter = async (
  databaseFile: string,
  { charterId, people }: Written,
): Promise<RestoredCharter["copies"]> => {
  const installation = await testInstallation({ databaseFile });
  const peers = {
    Amina: await joinAs(installation, charterId, people.Amina),
    Bela: await joinAs(installation, charterId, people.Bela),
    Cara: await joinAs(installation, charterId, people.Cara),
  };
  for (const { by, behind, words } of AFTER) {
    const text = writingIn(peers[by].doc);
    text.insert(text.toString().indexOf(behind) + behind.length, words);
    await settle(Object.values(peers));
  }
  const keep = async (name: Writer): Promise<Copy> => {
    const member = await installation.signedInAgain(people[name]);
    const { doc } = peers[name];
    const { epoch } = await member.call("getCharter", { params: { charterId } });
    const clientIds = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()];
    const receipts = await member.call("askReceipts", { params: { charterId }, body: { clientIds } });
    return { person: people[name], doc, epoch, receipts };
  };
  const copies = { Amina: await keep("Amina"), Bela: await keep("Bela"), Cara: await keep("Cara") };
  await installation.close();
  return copies;
};

const open = async (
  databaseFile: string,
  { charterId, lead, people }: Written,
): Promise<Omit<OpenedCharter, "close">> => {
  const installation = await testInstallation({ databaseFile });
  return {
    installation,
    lead: await installation.signedInAgain(lead),
    writers: {
      Amina: await installation.signedInAgain(people.Amina),
      Bela: await installation.signedInAgain(people.Bela),
      Cara: await installation.signedInAgain(people.Cara),
    },
    join: (person) => joinAs(installation, charterId, person),
  };
};

const joinAs = async (
  { context }: TestInstallation,
  charterId: CharterId,
  { id: personId, name, organisationIds }: Person,
): Promise<Peer> => {
  if (!(context.rooms instanceof RoomRegistry)) throw new Error("An installation has rooms");
  const [organisationId] = organisationIds;
  const organisation = organisationId === undefined ? null : { id: organisationId, name: "The Trust" };
  const peer = new Peer(context.rooms, charterId, {
    personId,
    name,
    organisation,
    mayWrite: true,
    lastsMs: null,
  });
  peer.connect();
  await settle([peer]);
  return peer;
};

/** Everything that can arrive arrives, and is stored. */
export const settle = async (peers: readonly Peer[]): Promise<void> => {
  do {
    for (const peer of peers) peer.deliver("out");
    await new Promise((resolve) => setImmediate(resolve));
    for (const peer of peers) peer.deliver("in");
  } while (peers.some(isWaiting));
};

const isWaiting = ({ isConnected, hasTraffic, heard, sentUpdates, doc }: Peer): boolean =>
  isConnected && (hasTraffic || heard.saved < sentUpdates || listSections(doc).length === 0);

export const restoreFrom = async (databaseFile: string, file: string): Promise<void> =>
  expectOk(await restore({ databaseFile, file, now: () => new Date(), say: () => {} }));

const expectOk = ({ ok, words }: { readonly ok: boolean; readonly words: string }): void => {
  if (!ok) throw new Error(words);
};
