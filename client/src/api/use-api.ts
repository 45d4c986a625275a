/** React hooks over `call`: reading with a cache, and the cache itself. */
import type { RouteName } from "@acb/schemas/api";
import { MutationCache, QueryCache, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { failureOf } from "./api-error.ts";
import { type Answer, type Body, call, type Params } from "./call.ts";
import type { ReadName } from "./read-name.ts";

/** The cache key of one answer; `[name]` alone stands for all answers of that route. */
export const answerKey = <Name extends RouteName>(name: Name, params: Params<Name>) =>
  [name, params] as const;

/** How often a page asks again for what others change while it is looked at: two people soon see the same. */
export const OFTEN_MS = 10_000;

/**
 * Reads by GET. The answer stays in the cache and is asked for again when the window comes back to the front; with
 * `everyMs` also by itself, as long as the page is visible.
 */
export const useApi = <Name extends ReadName>(
  name: Name,
  params: Params<Name>,
  { everyMs }: { readonly everyMs?: number } = {},
): UseQueryResult<Answer<Name>, Error> =>
  useQuery({
    queryKey: answerKey(name, params),
    // Whoever is not signed in any more, or is not let in, asks no more by themselves.
    refetchInterval: ({ state }) => (hasEnded(state.error) ? false : (everyMs ?? false)),
    // A route that reads takes no body; the conditional type cannot see it through the generic name.
    queryFn: ({ signal }) => call(name, { params, body: null as Body<Name>, signal }),
  });

const hasEnded = (error: Error | null): boolean =>
  error !== null && ["NOT_SIGNED_IN", "NOT_FOUND"].includes(failureOf(error).code);

/** A cache for one page load. When any call finds nobody signed in, the session is asked for again. */
export const createQueryClient = (): QueryClient => {
  const watch = (error: unknown): void => {
    if (failureOf(error).code === "NOT_SIGNED_IN")
      void client.invalidateQueries({ queryKey: ["getSession"] });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failureOf(error).code === "UNREACHABLE" && failures < 2,
      },
    },
  });
  return client;
};
