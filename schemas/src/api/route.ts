/** How one route of the API is declared: the server answers by it, the client calls by it. */
import type * as z from "zod";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A path with `:name` parts; every body and answer is JSON with a schema. `body: null` takes none. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  /** What may stand after the `?`, as an object of texts; what it does not know is passed over. Without it nothing is read. */
  readonly query?: z.ZodType;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
};

/** The names of the `:parts` of a path. */
export type PathNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What a caller may put after the `?` of a path. */
export type QueryInput<One extends Route> = One extends { readonly query: infer Query extends z.ZodType }
  ? z.input<Query>
  : unknown;

/** Keeps the literal types of a table of routes. */
export const routes = <const Table extends Readonly<Record<string, Route>>>(table: Table): Table => table;
