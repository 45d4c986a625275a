/** The people and things of the matrix: two charters with everything in them, and one browser per way of standing to the first. */
import type { Organisation } from "@acb/schemas/people";
import { type CharterState, isOrganisationRole, ROLES, type Role, type RoleGrant } from "@acb/schemas/role";
import { NEW_CHARTER } from "../new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../test-installation.ts";
import type { Visitor } from "../visitor.ts";

/** What a path or a body names of one charter. */
export type Ids = {
  readonly charterId: string;
  readonly versionId: string;
  readonly roundId: string;
  readonly sectionId: string;
  /** Of the workshop that is open there. */
  readonly guestId: string;
  /** Who was invited and has never come. */
  readonly invitedId: string;
};

/** How somebody stands to the first charter; in the second they have no role. */
export type Actor = {
  readonly called: string;
  readonly visitor: Visitor;
  readonly signedIn: boolean;
  readonly administrator: boolean;
  readonly guest: boolean;
  readonly roles: readonly Role[];
  /** Everything that was given to them there. */
  readonly grants: readonly RoleGrant[];
  readonly personId: RoleGrant["personId"] | null;
  /** Do they speak for the organisation that requests name? */
  readonly leads: boolean;
};

export type Cast = {
  readonly installation: TestInstallation;
  readonly actors: readonly Actor[];
  readonly own: Ids;
  /** Of the first charter; the second is open. */
  readonly state: CharterState;
  readonly foreign: Ids;
  /** Governance lead, writer and signatory of both charters, so that nothing but an id is ever in the way. */
  readonly both: Member;
  readonly icb: Organisation;
  readonly partnerIds: readonly Organisation["id"][];
  /** People of the network whom requests name. */
  readonly named: { readonly reader: Member; readonly noRole: Member; readonly suspended: Member };
};

const SIGNED_OUT = {
  signedIn: false,
  administrator: false,
  guest: false,
  roles: [],
  grants: [],
  personId: null,
  leads: false,
};

export const createCast = async (options: Parameters<typeof testInstallation>[0] = {}): Promise<Cast> => {
  const installation = await testInstallation(options);
  const both = await installation.signedIn({ email: "both@charter.test", administrator: true });
  const add = (name: string) =>
    both.call("addOrganisation", { body: { name, shortName: name, type: "icb" } });
  const [icb, trust] = [await add("Wendle ICB"), await add("Aldminster Hospitals")];
  const { id: personId, ...entry } = both.person;
  await both.call("changePerson", { params: { personId }, body: { ...entry, organisationIds: [icb.id] } });
  const partnerIds = [icb.id, trust.id];
  const own = await makeCharter(installation, { both, icb, partnerIds }, "own");
  const foreign = await makeCharter(installation, { both, icb, partnerIds }, "foreign");

  const params = { charterId: own.ids.charterId };
  const standing = async (called: string, organisation: Organisation, role?: Role) => {
    const email = `${called.replaceAll(" ", "-")}@charter.test`;
    const member = await installation.signedIn({ email, organisationIds: [organisation.id] });
    if (role === undefined) return { member, actor: actorOf(called, member, []) };
    const grant = { personId: member.person.id, role };
    const given = isOrganisationRole(role)
      ? { ...grant, role, organisationId: organisation.id }
      : { ...grant, role };
    await both.call("giveRole", { params, body: given });
    return { member, actor: actorOf(called, member, [given]) };
  };
  const withRole = await Promise.all(ROLES.map((role) => standing(role, icb, role)));
  const sponsor = withRole[ROLES.indexOf("analyst")];
  await both.call("setPost", {
    params: { organisationId: icb.id, post: "sponsor" },
    body: { personId: sponsor?.member.person.id ?? null, since: "2026-01-01" },
  });
  const reader = withRole[ROLES.indexOf("reader")]?.member ?? both;
  const noRole = await standing("no role", icb);
  const elsewhere = await standing("signatory elsewhere", trust, "signatory");
  const suspended = await standing("suspended", icb, "governance_lead");
  await both.call("suspendPerson", {
    params: { personId: suspended.member.person.id },
    body: { reason: "A test of what is left" },
  });
  const administrator = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  return {
    installation,
    both,
    icb,
    partnerIds,
    own: own.ids,
    state: "open",
    foreign: foreign.ids,
    named: { reader, noRole: noRole.member, suspended: suspended.member },
    actors: [
      { called: "nobody signed in", visitor: installation.visitor(), ...SIGNED_OUT },
      { called: "suspended", visitor: suspended.member, ...SIGNED_OUT },
      noRole.actor,
      { ...actorOf("administrator", administrator, []), administrator: true },
      { ...actorOf("guest", own.guest, []), guest: true, roles: ["writer"] },
      elsewhere.actor,
      ...withRole.map(({ member, actor }) => ({ ...actor, leads: member === sponsor?.member })),
    ],
  };
};

/** The same people, after the first charter was put away: its workshop is closed, and with it its guests are signed out. */
export const putAway = async (cast: Cast): Promise<Cast> => {
  await cast.both.call("putAway", { params: { charterId: cast.own.charterId }, body: { away: true } });
  const actors = cast.actors.map((actor) => (actor.guest ? { ...actor, ...SIGNED_OUT } : actor));
  return { ...cast, state: "put_away", actors };
};

const actorOf = (called: string, member: Member, grants: readonly RoleGrant[]): Actor => ({
  called,
  visitor: member,
  signedIn: true,
  administrator: false,
  guest: false,
  roles: grants.map(({ role }) => role),
  grants,
  personId: member.person.id,
  leads: false,
});

type Makers = Pick<Cast, "both" | "icb" | "partnerIds">;

const makeCharter = async (
  installation: TestInstallation,
  { both, icb, partnerIds }: Makers,
  called: string,
): Promise<{ readonly ids: Ids; readonly guest: Member }> => {
  const made = await both.call("createCharter", { body: { ...NEW_CHARTER, title: called, partnerIds } });
  const params = { charterId: made.record.id };
  await both.call("giveRole", {
    params,
    body: { personId: both.person.id, role: "signatory", organisationId: icb.id },
  });
  const version = await both.call("freezeVersion", { params, body: { label: called, changeNote: "" } });
  const opened = await both.call("openRound", {
    params,
    body: { versionId: version.id, dueOn: "2099-01-01" },
  });
  const roundId = opened.rounds[0]?.round.id ?? "";
  await both.call("cancelRound", { params: { ...params, roundId }, body: { reason: "A closed round" } });
  const [section] = await both.call("listSections", { params });
  const invitation = { name: "Ivy Invited", organisationId: icb.id, role: "reader" };
  const invited = await both.call("invite", {
    params,
    body: { invitations: [{ ...invitation, email: `invited-${called}@charter.test` }], sectionId: null },
  });
  const { workshop } = await both.call("openWorkshop", {
    params,
    body: { guestRole: "writer", admitsAll: true },
  });
  const join = async (): Promise<Member> => {
    const visitor = installation.visitor();
    const joining = { code: workshop?.code ?? "", name: "Gina Guest", organisation: "None" };
    const { person } = await visitor.call("join", { body: joining });
    if (person === null) throw new Error("The guest did not come in");
    return { ...visitor, person };
  };
  const [guest, otherGuest] = [await join(), await join()];
  return {
    guest,
    ids: {
      charterId: made.record.id,
      versionId: version.id,
      roundId,
      sectionId: section?.id ?? "",
      guestId: otherGuest.person.id,
      invitedId: invited.awaited[0]?.personId ?? "",
    },
  };
};
