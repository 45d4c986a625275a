/** Whom a request for a charter's frames lets in, by whichever transport they go: each check in its order (SPEC: Sync). */
import { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { can } from "@acb/shared/access/can";
import { rolesOf, writesFor } from "@acb/shared/access/grants";
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
  const organisationId = writesFor(person, grants);
  const organisation = organisations.find(({ id }) => id === organisationId) ?? null;
  const { id: personId, name } = person;
  const login = { personId, name, organisation, mayWrite: can(roles, "write") };
  return { kind: "letIn", charterId: charterId.data, login };
};

/** A client that does not say, such as a stock one, is judged by its frames. */
const isOldLayout = (layout: string | undefined): boolean =>
  layout !== undefined && !(Number(layout) >= LAYOUT_VERSION);

/** What a client holds of a history that a restore has replaced must not be merged (I-10). */
const isOfAnotherEpoch = (asked: string | undefined, epoch: number | null): boolean =>
  asked !== undefined && Number(asked) !== epoch;
