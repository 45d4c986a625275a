/** The link of the first run: printed in the terminal, kept as a hash in this process, good for one success. */
import { type Result, refuse } from "../commands/result.ts";
import { hashToken, isTokenOf, newToken } from "./token.ts";

export type SetUpLink = {
  readonly address: string;
  /** Runs the task if this is the token, one at a time; after one that succeeded every further use is refused. */
  readonly use: <Value>(token: string, task: () => Promise<Result<Value>>) => Promise<Result<Value>>;
};

export const createSetUpLink = (publicUrl: string): SetUpLink => {
  const token = newToken();
  const hash = hashToken(token);
  let state: "ready" | "underWay" | "used" = "ready";
  return {
    address: `${publicUrl}/set-up#token=${token}`,
    use: async (given, task) => {
      if (state !== "ready" || !isTokenOf(hash, given)) return refuse("SET_UP_LINK_WRONG");
      state = "underWay";
      try {
        const result = await task();
        state = result.ok ? "used" : "ready";
        return result;
      } catch (cause) {
        state = "ready";
        throw cause;
      }
    },
  };
};
