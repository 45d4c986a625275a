/** Whom a request for a charter's frames lets in, by whichever transport they go: each check in its order (SPEC: Sync). */
import { CharterId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import type { CharterState, RoleGrant } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { chosenBy, ofLiving, rolesOf, writesFor } from "@acb/shared/access/grants";
import { OLDEST_CLIENT_BUILD } from "@acb/shared/protocol/client-build";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import { LAYOUT_VERSION } from "@acb/shared/protocol/layout-version";
import type { SignIn } from "../../identity/identity.ts";
import { isOwnOrigin } from "../../middleware/own-origin.ts";
import type { ActingFor } from "../../storage/ports/charters.ts";
import type { Storage } from "../../storage/storage.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import { shareReadings } from "../room/share-readings.ts";
import type { Login } from "./login.ts";

export type AdmissionOptions = {
  readonly publicUrl: string;
  /** Who the request's session cookie belongs to. */
  readonly authenticate: (headers: Headers) => Promise<Person | null>;
  readonly sessionLastsMs: SignIn["sessionLastsMs"];
  readonly storage: {
    readonly charters: Pick<Storage["charters"], "roles" | "epoch" | "state" | "actingFor">;
    readonly directory: Pick<Storage["directory"], "organisations">;
  };
  readonly rooms: Pick<RoomRegistry, "accessChangeCount">;
};

export type Asked = {
  readonly headers: Headers;
  readonly charterId: string;
  readonly layout: string | undefined;
  readonly build: string | undefined;
  readonly epoch: string | undefined;
  /** Whose page it is, as the page says; a stock client does not. */
  readonly person: string | undefined;
};

/** What becomes of a request: an HTTP answer, or a socket that is told why not, or one that is let in. */
export type Admission =
  | { readonly kind: "refused"; readonly status: 403 | 404 }
  | { readonly kind: "told"; readonly reason: CloseReason }
  | {
      readonly kind: "letIn";
      readonly charterId: CharterId;
      readonly login: Login;
      /** Have anybody's rights changed since those of this login were read? Then it is not let in after all. */
      readonly isStale: () => boolean;
    };

const FIRST_EPOCH = 1;

export type Admit = (asked: Asked) => Promise<Admission>;

/** Made once: those who come at the same time, as after a restart, share what is read of their charter. */
export const createAdmit = (options: AdmissionOptions): Admit => {
  const { authenticate, sessionLastsMs, publicUrl, rooms } = options;
  const readTogether = shareReadings((charterId: CharterId) => standingOf(options, charterId));
  /** Who asks and what they may do are read under one count: a session that ended meanwhile, too, is found to have. */
  const admit: Admit = async (asked) => {
    const asOf = rooms.accessChangeCount;
    const person = await authenticate(asked.headers);
    if (person === null || !isOwnPage(asked, person)) return { kind: "told", reason: "notSignedIn" };
    const charterId = CharterId.safeParse(asked.charterId);
    if (!charterId.success) return { kind: "refused", status: 404 };
    const [standing, lastsMs] = await Promise.all([
      readTogether(charterId.data),
      sessionLastsMs(asked.headers),
    ]);
    const isStale = (): boolean => rooms.accessChangeCount !== asOf;
    if (isStale() || standing.asOf !== asOf) return admit(asked);
    if (lastsMs === null) return { kind: "told", reason: "notSignedIn" };
    const { grants, epoch, state, organisations, acting } = standing;
    const roles = rolesOf(grants, person.id);
    if (!can(roles, "read", state)) return { kind: "refused", status: 404 };
    if (isTooOld(asked)) return { kind: "told", reason: "layoutTooOld" };
    if (isOfAnotherEpoch(asked.epoch, epoch)) return { kind: "told", reason: "restored" };
    const organisationId = writesFor(ofLiving(person, organisations), grants, chosenBy(acting, person.id));
    const organisation = organisations.find(({ id }) => id === organisationId) ?? null;
    const { id: personId, name } = person;
    const login = { personId, name, organisation, mayWrite: can(roles, "write", state), lastsMs };
    return { kind: "letIn", charterId: charterId.data, login, isStale };
  };
  return async (asked) =>
    isOwnOrigin(asked.headers, publicUrl) ? admit(asked) : { kind: "refused", status: 403 };
};

type Standing = {
  readonly grants: readonly RoleGrant[];
  readonly epoch: number | null;
  readonly state: CharterState;
  readonly organisations: readonly Organisation[];
  readonly acting: readonly ActingFor[];
  readonly asOf: number;
};

const standingOf = async ({ storage, rooms }: AdmissionOptions, charterId: CharterId): Promise<Standing> => {
  const asOf = rooms.accessChangeCount;
  const [grants, epoch, state, organisations, acting] = await Promise.all([
    storage.charters.roles(charterId),
    storage.charters.epoch(charterId),
    storage.charters.state(charterId),
    storage.directory.organisations(),
    storage.charters.actingFor(charterId),
  ]);
  return { grants, epoch, state: state ?? "open", organisations, acting, asOf };
};

/** May a page of this layout and build come in at all? It is told to load itself again. */
export const isTooOld = ({ layout, build }: Pick<Asked, "layout" | "build">): boolean =>
  isBelow(layout, LAYOUT_VERSION) || isBelow(build, OLDEST_CLIENT_BUILD);

/** Somebody else may have signed in at the browser since the page was opened: its words are not theirs. */
const isOwnPage = ({ person }: Pick<Asked, "person">, { id }: Person): boolean =>
  person === undefined || person === id;

/** A client that does not say, such as a stock one, is judged by its frames. */
const isBelow = (said: string | undefined, floor: number): boolean =>
  said !== undefined && !(Number(said) >= floor);

/**
 * What a client holds of an epoch that was replaced must not be merged (I-10). One that does not say which it holds is
 * let in while there was no other.
 */
const isOfAnotherEpoch = (asked: string | undefined, epoch: number | null): boolean =>
  (asked === undefined ? FIRST_EPOCH : Number(asked)) !== epoch;
