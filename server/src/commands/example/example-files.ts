/** The example network as it lies in schemas/example: read and checked before anything is created from it. */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { SetUp } from "@acb/schemas/api/session-routes";
import { CharterRecord } from "@acb/schemas/charter";
import { OrganisationId, PersonId } from "@acb/schemas/ids";
import { Mandate, Meeting, OrganisationProfile, PostHolder } from "@acb/schemas/organisation";
import { Organisation, Person } from "@acb/schemas/people";
import { RoleGrant } from "@acb/schemas/role";
import { Authority, DecisionRequest } from "@acb/schemas/sign-off/decision";
import { CharterDetail } from "@acb/schemas/template";
import * as z from "zod";

const SectionFile = z.strictObject({
  key: z.string(),
  text: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
    }),
  ),
});

const CharterFile = z.strictObject({
  record: CharterRecord.omit({ createdAt: true }),
  details: z.partialRecord(CharterDetail, z.string()),
  roles: z.array(RoleGrant),
});

/** "TODAY" stands for the day on which the example is loaded: a decision cannot be older than its version. */
const ExampleDecision = z.strictObject({
  organisationId: DecisionRequest.shape.organisationId,
  position: DecisionRequest.shape.position,
  minuteVerb: DecisionRequest.shape.minuteVerb,
  evidence: DecisionRequest.shape.evidence,
  reason: DecisionRequest.shape.reason,
  authority: Authority.omit({ meetingOn: true }).extend({ meetingOn: z.literal("TODAY") }),
  actor: PersonId,
});

const SignOffFile = z.strictObject({
  version: z.strictObject({ label: z.string(), changeNote: z.string(), frozenBy: PersonId }),
  round: z.strictObject({ dueOn: z.iso.date() }),
  decisions: z.array(ExampleDecision),
});

/** Granted when the example is loaded. */
const OrganisationRecordFile = z.strictObject({
  organisationId: OrganisationId,
  profile: OrganisationProfile,
  posts: z.array(PostHolder),
  mandates: z.array(Mandate.omit({ organisationId: true, grantedAt: true, revokedOn: true })),
  meetings: z.array(Meeting),
});

const NetworkFile = z.strictObject({ name: SetUp.shape.networkName });

export type Example = {
  readonly network: z.infer<typeof NetworkFile>;
  readonly organisations: readonly Organisation[];
  readonly organisationRecords: readonly z.infer<typeof OrganisationRecordFile>[];
  readonly people: readonly Person[];
  readonly charter: z.infer<typeof CharterFile>;
  /** By the key of the template's section. */
  readonly sections: Readonly<Record<string, z.infer<typeof SectionFile>>>;
  readonly signOff: z.infer<typeof SignOffFile>;
};

const FOLDER = new URL(".", import.meta.resolve("@acb/schemas/example/network.json"));

/** Rejects, naming the file and the place in it, when a file is not as declared. */
export const readExample = async (): Promise<Example> => {
  const names = await readdir(fileURLToPath(new URL("sections/", FOLDER)));
  const sections = await Promise.all(names.map((name) => read(`sections/${name}`, SectionFile)));
  return {
    network: await read("network.json", NetworkFile),
    organisations: await read("organisations.json", z.array(Organisation)),
    organisationRecords: await read("organisation-records.json", z.array(OrganisationRecordFile)),
    people: await read("people.json", z.array(Person)),
    charter: await read("charter.json", CharterFile),
    sections: Object.fromEntries(sections.map((section) => [section.key, section])),
    signOff: await read("sign-off.json", SignOffFile),
  };
};

const read = async <Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> => {
  const json: unknown = JSON.parse(await readFile(new URL(name, FOLDER), "utf8"));
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Error(`schemas/example/${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
