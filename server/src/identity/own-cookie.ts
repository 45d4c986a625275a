/** A cookie of ours beside the session's: for this server and no script, under a name that no neighbour can plant. */
import { parse, serialize } from "hono/utils/cookie";

export type OwnCookie = {
  /** The header that sets it for so long; it removes it for 0. */
  readonly set: (value: string, lifeS: number) => string;
  readonly in: (headers: Headers) => string | null;
};

export const createOwnCookie = (called: string, publicUrl: string): OwnCookie => {
  const secure = publicUrl.startsWith("https:");
  // With this prefix a browser takes it from no other name.
  const name = `${secure ? "__Host-" : ""}charter.${called}`;
  return {
    set: (value, lifeS) =>
      serialize(name, value, { httpOnly: true, sameSite: "Lax", path: "/", secure, maxAge: lifeS }),
    in: (headers) => parse(headers.get("Cookie") ?? "", name)[name] ?? null,
  };
};
