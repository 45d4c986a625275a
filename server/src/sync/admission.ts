/** Whom a request for a charter's frames lets in, by whichever transport they go: each check in its order (SPEC: Sync). */
import { CharterId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { rolesOf } from "@acb/shared/access/grants";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import { LAYOUT_VERSION } from "@acb/shared/protocol/layout-version";
import { isOwnOrigin } from "../middleware/own-origin.ts";
import type { Storage } from "../storage/storage.ts";
import type { Login } from "./login.ts";

export type AdmissionOptions = {
  readonly publicUrl: string;
  /** Who the request's session cookie belongs to. */
  readonly authenticate: (headers: Headers) => Promise<Person | null>;
  readonly storage: {
    readonly charters: Pick<Storage["charters"], "roles" | "epoch">;
    readonly directory: Pick<Storage["directory"], "organisations">;
  };
};

type Asked = {
  readonly headers: Headers;
  readonly charterId: string;
  readonly layout: string | undefined;
  readonly epoch: string | undefined;
};

/** What becomes of a request: an HTTP answer, or a socket that is told why not, or one that is let in. */
export type Admission =
  | { readonly kind: "refused"; readonly status: 403 | 404 }
  | { readonly kind: "told"; readonly reason: CloseReason }
  | { readonly kind: "letIn"; readonly charterId: CharterId; readonly login: Login };

const FIRST_EPOCH = 1;

export const admit = async (options: AdmissionOptions, asked: Asked): Promise<Admission> => {
  if (!isOwnOrigin(asked.headers, options.publicUrl)) return { kind: "refused", status: 403 };
  const person = await options.authenticate(asked.headers);
  if (person === null) return { kind: "told", reason: "notSignedIn" };
  const charterId = CharterId.safeParse(asked.charterId);
  if (!charterId.success) return { kind: "refused", status: 404 };
  const [grants, epoch, organisations] = await Promise.all([
    options.storage.charters.roles(charterId.data),
    options.storage.charters.epoch(charterId.data),
    options.storage.directory.organisations(),
  ]);
  const roles = rolesOf(grants, person.id);
  if (!can(roles, "read")) return { kind: "refused", status: 404 };
  if (isOldLayout(asked.layout)) return { kind: "told", reason: "layoutTooOld" };
  if (isOfAnotherEpoch(asked.epoch, epoch)) return { kind: "told", reason: "restored" };
  const organisation = organisationOf(person, grants, organisations);
  const { id: personId, name } = person;
  const login = { personId, name, organisation, mayWrite: can(roles, "write") };
  return { kind: "letIn", charterId: charterId.data, login };
};

/** A client that does not say, such as a stock one, is judged by its frames. */
const isOldLayout = (layout: string | undefined): boolean =>
  layout !== undefined && !(Number(layout) >= LAYOUT_VERSION);

/**
 * What a client holds of a history that was replaced must not be merged (I-10). One that does not say which it holds is
 * let in while there was no other.
 */
const isOfAnotherEpoch = (asked: string | undefined, epoch: number | null): boolean =>
  (asked === undefined ? FIRST_EPOCH : Number(asked)) !== epoch;

/** For whom a person writes: the first organisation they belong to, else the one they decide for in this charter. */
const organisationOf = (
  person: Person,
  grants: readonly RoleGrant[],
  organisations: readonly Organisation[],
): Organisation | null => {
  const signs = grants.find((grant) => grant.personId === person.id && grant.role === "signatory");
  const id = person.organisationIds[0] ?? (signs?.role === "signatory" ? signs.organisationId : null);
  return organisations.find((organisation) => organisation.id === id) ?? null;
};
