/** How a route of the API table is answered: one handler per name, typed by the table. */
import type { API, RouteName } from "@acb/schemas/api";
import type { PathNames } from "@acb/schemas/api/route";
import type { Person } from "@acb/schemas/people";
import type * as z from "zod";
import type { Context } from "../commands/context.ts";
import type { Result } from "../commands/result.ts";

/** Routes whose value is JSON text as it is stored: it is sent byte for byte. */
export const RAW_ROUTES = ["getVersionContent"] as const satisfies readonly RouteName[];
type RawRoute = (typeof RAW_ROUTES)[number];

type Body<Name extends RouteName> = (typeof API)[Name]["body"] extends z.ZodType
  ? z.output<(typeof API)[Name]["body"]>
  : null;
type Query<Name extends RouteName> = (typeof API)[Name] extends {
  readonly query: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : null;
type Answer<Name extends RouteName> = Name extends RawRoute ? string : z.input<(typeof API)[Name]["answer"]>;

/** A request after sign-in, origin, size and schema were checked. */
export type Call<Name extends RouteName> = {
  readonly person: Person;
  readonly headers: Headers;
  readonly params: Readonly<Record<PathNames<(typeof API)[Name]["path"]>, string>>;
  readonly query: Query<Name>;
  readonly body: Body<Name>;
};

type Handler<Name extends RouteName> = (context: Context, call: Call<Name>) => Promise<Result<Answer<Name>>>;

/** A group of handlers for some of the table's routes. */
export type Handlers<Names extends RouteName> = { readonly [Name in Names]: Handler<Name> };

/** A request to a route that is open to those who are not signed in. */
export type OpenCall<Name extends RouteName> = Omit<Call<Name>, "person" | "query"> & {
  readonly person: Person | null;
};

/** The cookies are set whatever the answer; a refusal sets none. */
type OpenAnswer<Name extends RouteName> = {
  readonly answer: Answer<Name>;
  readonly cookies: readonly string[];
};

export type OpenHandlers<Names extends RouteName> = {
  readonly [Name in Names]: (context: Context, call: OpenCall<Name>) => Promise<Result<OpenAnswer<Name>>>;
};
