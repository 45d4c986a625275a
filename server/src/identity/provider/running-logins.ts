/**
 * What a sign-in that is under way is checked by, sealed in a cookie of the browser that began it, so that nothing is kept
 * here for whoever only asks (SPEC: OI3).
 */
import { ProviderKey } from "@acb/schemas/sign-in-provider";
import { symmetricDecodeJWT, symmetricEncodeJWT } from "better-auth/crypto";
import * as z from "zod";
import { createOwnCookie } from "../own-cookie.ts";
import type { Checks } from "./provider-client.ts";

const Login = z.object({
  provider: ProviderKey,
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  untilMs: z.number(),
});
type Login = Checks & { readonly provider: string };

export type RunningLogins = {
  /** The cookie that binds this sign-in to its browser, for ten minutes. */
  readonly keep: (login: Login) => Promise<string>;
  /** The sign-in of this browser, if it is the one that is asked for: once, whatever comes of it. */
  readonly take: (headers: Headers, asked: Pick<Login, "provider" | "state">) => Promise<Checks | null>;
  /** The cookie that removes it. */
  readonly over: string;
};

type Settings = {
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Date;
};

const LIFE_S = 10 * 60;
/** Another purpose has another key. */
const PURPOSE = "charter sign-in at an organisation 1";

export const createRunningLogins = ({ secret, publicUrl, now }: Settings): RunningLogins => {
  const cookie = createOwnCookie("provider_sign_in", publicUrl);
  const taken = new Map<string, number>();
  /** Only sealed ones are remembered, each until it would have ended. */
  const takeOnce = ({ state, untilMs }: z.infer<typeof Login>): boolean => {
    const nowMs = now().getTime();
    for (const [one, until] of taken) if (until <= nowMs) taken.delete(one);
    if (untilMs <= nowMs || taken.has(state)) return false;
    taken.set(state, untilMs);
    return true;
  };
  return {
    keep: async ({ provider, state, nonce, verifier }) => {
      const login = { provider, state, nonce, verifier, untilMs: now().getTime() + LIFE_S * 1000 };
      return cookie.set(await symmetricEncodeJWT(login, secret, PURPOSE, LIFE_S), LIFE_S);
    },
    take: async (headers, asked) => {
      const sealed = cookie.in(headers);
      const login = Login.safeParse(sealed === null ? null : await opened(sealed, secret));
      if (!login.success || login.data.provider !== asked.provider || login.data.state !== asked.state)
        return null;
      return takeOnce(login.data) ? login.data : null;
    },
    over: cookie.set("", 0),
  };
};

const opened = (sealed: string, secret: string): Promise<unknown> =>
  symmetricDecodeJWT(sealed, secret, PURPOSE);
