/** A network with an administrator, in which each test gets a trust and a council of its own, with people in them. */
import type { Organisation } from "@acb/schemas/people";
import { type Member, type TestInstallation, testInstallation } from "./test-installation.ts";

/** Before anything that the tests decide on. */
export const FAR = "2026-01-01";

/** `sponsor` and `secretary` are of the trust, which `sponsor` speaks for; `outsider` is of the council. */
type TwoOrganisations = {
  readonly trust: Organisation;
  readonly council: Organisation;
  readonly sponsor: Member;
  readonly secretary: Member;
  readonly outsider: Member;
};

export type NetworkCast = {
  readonly installation: TestInstallation;
  readonly admin: Member;
  readonly addOrganisation: (name: string) => Promise<Organisation>;
  readonly member: (name: string, ...organisations: readonly Organisation[]) => Promise<Member>;
  readonly appoint: (organisation: Organisation, person: Member, post?: string) => Promise<unknown>;
  readonly twoOrganisations: () => Promise<TwoOrganisations>;
};

export const createNetworkCast = async (): Promise<NetworkCast> => {
  const installation = await testInstallation();
  const admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  let count = 0;
  const addOrganisation: NetworkCast["addOrganisation"] = (name) => {
    count += 1;
    const body = { name: `${name} ${count}`, shortName: name, type: "nhs_provider" };
    return admin.call("addOrganisation", { body });
  };
  const member: NetworkCast["member"] = (name, ...organisations) => {
    count += 1;
    const email = `${name.toLowerCase()}-${count}@charter.test`;
    return installation.signedIn({ name, email, organisationIds: organisations.map(({ id }) => id) });
  };
  const appoint: NetworkCast["appoint"] = ({ id: organisationId }, { person }, post = "sponsor") =>
    admin.call("setPost", { params: { organisationId, post }, body: { personId: person.id, since: FAR } });
  return {
    installation,
    admin,
    addOrganisation,
    member,
    appoint,
    twoOrganisations: async () => {
      const [trust, council] = [await addOrganisation("Trust"), await addOrganisation("Council")];
      const sponsor = await member("Sponsor", trust);
      const secretary = await member("Secretary", trust);
      const outsider = await member("Outsider", council);
      await appoint(trust, sponsor);
      return { trust, council, sponsor, secretary, outsider };
    },
  };
};

/** The body that gives somebody a mandate to decide, since long ago. */
export const mandateFor = (person: Member, changes: object = {}) => ({
  personId: person.person.id,
  may: ["decide"],
  basis: "Scheme of delegation, line 4",
  from: FAR,
  to: null,
  ...changes,
});

export const paramsOf = ({ id }: Organisation) => ({ organisationId: id });
