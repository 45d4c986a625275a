/** The storage interface over SQLite: a typed proxy to the worker thread that owns the database. */
import type { Storage } from "../../storage.ts";
import type { Operations } from "../operations/operations.ts";
import { linkWorker } from "./worker-link.ts";

/** An operation as the main thread sees it: the worker's, with its answer later. */
type Later<Operation> = Operation extends (...args: infer Args) => infer Answer
  ? (...args: Args) => Promise<Awaited<Answer>>
  : never;

/**
 * Opens the database file, made if it is not there, or a fresh one in memory for `:memory:`. Rejects with the reason in
 * plain words when the file cannot be opened, is not a database, or cannot be kept as durably as promised.
 */
export const createSqliteStorage = async ({ file }: { readonly file: string }): Promise<Storage> => {
  const link = linkWorker(file);
  await link.opened;

  const call = <Group extends keyof Operations, Name extends keyof Operations[Group] & string>(
    group: Group,
    name: Name,
  ) =>
    // The worker answers from the table of the same type, so its answer has the type that the table says.
    ((...args: readonly unknown[]) => link.request(group, name, args)) as unknown as Later<
      Operations[Group][Name]
    >;

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await call("whole", "close")();
    await link.end();
  };

  return {
    updates: {
      append: call("updates", "append"),
      load: call("updates", "load"),
      owners: call("updates", "owners"),
      compact: call("updates", "compact"),
      fold: call("updates", "fold"),
      packed: call("updates", "packed"),
    },
    directory: {
      network: call("directory", "network"),
      nameNetwork: call("directory", "nameNetwork"),
      organisations: call("directory", "organisations"),
      putOrganisation: call("directory", "putOrganisation"),
      people: call("directory", "people"),
      person: call("directory", "person"),
      activePerson: call("directory", "activePerson"),
      personByEmail: call("directory", "personByEmail"),
      putPerson: call("directory", "putPerson"),
      suspensions: call("directory", "suspensions"),
      suspend: call("directory", "suspend"),
      liftSuspension: call("directory", "liftSuspension"),
      isConfirmed: call("directory", "isConfirmed"),
      heldAbout: call("directory", "heldAbout"),
    },
    organisations: {
      changes: call("organisations", "changes"),
      record: call("organisations", "record"),
      putProfile: call("organisations", "putProfile"),
      putLogo: call("organisations", "putLogo"),
      logo: call("organisations", "logo"),
      confirmMember: call("organisations", "confirmMember"),
      setPost: call("organisations", "setPost"),
      addMandate: call("organisations", "addMandate"),
      revokeMandate: call("organisations", "revokeMandate"),
      mandatesOf: call("organisations", "mandatesOf"),
      addMeeting: call("organisations", "addMeeting"),
      removeMeeting: call("organisations", "removeMeeting"),
      rename: call("organisations", "rename"),
      end: call("organisations", "end"),
    },
    charters: {
      create: call("charters", "create"),
      find: call("charters", "find"),
      all: call("charters", "all"),
      epoch: call("charters", "epoch"),
      state: call("charters", "state"),
      putAway: call("charters", "putAway"),
      setPartners: call("charters", "setPartners"),
      roles: call("charters", "roles"),
      rolesOf: call("charters", "rolesOf"),
      giveRole: call("charters", "giveRole"),
      invite: call("charters", "invite"),
      awaited: call("charters", "awaited"),
      invitation: call("charters", "invitation"),
      noteInvitationMail: call("charters", "noteInvitationMail"),
      takeRole: call("charters", "takeRole"),
      actingFor: call("charters", "actingFor"),
      actFor: call("charters", "actFor"),
    },
    pens: { now: call("pens", "now"), record: call("pens", "record"), move: call("pens", "move") },
    workshops: {
      open: call("workshops", "open"),
      now: call("workshops", "now"),
      byCode: call("workshops", "byCode"),
      guests: call("workshops", "guests"),
      addGuest: call("workshops", "addGuest"),
      moveGuests: call("workshops", "moveGuests"),
      close: call("workshops", "close"),
      keep: call("workshops", "keep"),
      ofGuest: call("workshops", "ofGuest"),
    },
    events: {
      read: call("events", "read"),
      append: call("events", "append"),
      versions: call("events", "versions"),
      version: call("events", "version"),
      documentState: call("events", "documentState"),
    },
    prepared: {
      put: call("prepared", "put"),
      list: call("prepared", "list"),
      removeAll: call("prepared", "removeAll"),
      remove: call("prepared", "remove"),
    },
    recovery: {
      read: call("recovery", "read"),
      addStep: call("recovery", "addStep"),
      putOffer: call("recovery", "putOffer"),
      settleOffers: call("recovery", "settleOffers"),
    },
    outbox: { put: call("outbox", "put"), list: call("outbox", "list") },
    audit: {
      note: call("audit", "note"),
      ofMonth: call("audit", "ofMonth"),
      months: call("audit", "months"),
      firstBroken: call("audit", "firstBroken"),
    },
    identity: {
      query: call("identity", "query"),
      signedIn: call("identity", "signedIn"),
      awaitsCode: call("identity", "awaitsCode"),
      putLink: call("identity", "putLink"),
      link: call("identity", "link"),
      bindAccount: call("identity", "bindAccount"),
      sessions: call("identity", "sessions"),
      endSessions: call("identity", "endSessions"),
      takeLink: call("identity", "takeLink"),
      takeCode: call("identity", "takeCode"),
    },
    secondSteps: {
      of: call("secondSteps", "of"),
      all: call("secondSteps", "all"),
      setUp: call("secondSteps", "setUp"),
      prove: call("secondSteps", "prove"),
      reset: call("secondSteps", "reset"),
    },
    retention: {
      periods: call("retention", "periods"),
      setPeriods: call("retention", "setPeriods"),
      removeRows: call("retention", "removeRows"),
      pastPeople: call("retention", "pastPeople"),
    },
    erasure: { erase: call("erasure", "erase"), leaveNoTrace: call("erasure", "leaveNoTrace") },
    ready: call("whole", "ready"),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};
