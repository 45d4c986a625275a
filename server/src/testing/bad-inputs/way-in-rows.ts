/** Bad inputs on the way in: codes, links, sessions, sockets (B-49 … B-52, B-59, B-64, B-65). */
// biome-ignore lint/correctness/noUndeclaredDependencies: the root declares vitest, and only tests import this.
import { expect } from "vitest";
import type { Cast } from "../matrix/cast.ts";
import { NEW_CHARTER } from "../new-charter.ts";
import { type Member, tokenIn } from "../test-installation.ts";
import { type BadInput, post } from "./row.ts";

const TEN_MINUTES_MS = 10 * 60_000;

const linkOf = async (
  { installation }: Cast,
  { person }: Member,
  lastsMs = TEN_MINUTES_MS,
): Promise<string> => tokenIn(await installation.services.signIn.makeLink(person, lastsMs));

/** The link signs its person in, as if nothing had happened to it. */
const stillSignsIn = async ({ installation }: Cast, { person }: Member, token: string): Promise<void> => {
  const session = await installation.visitor().call("useLink", { body: { token } });
  expect(session.person?.id).toBe(person.id);
};

const joining = (code: string) => ({ code, name: "Gina Guest", organisation: "None" });

/** A charter of its own, with a workshop. */
const openWorkshop = async ({ both }: Cast, title: string) => {
  const { record } = await both.call("createCharter", { body: { ...NEW_CHARTER, title, partnerIds: [] } });
  const params = { charterId: record.id };
  const body = { guestRole: "writer", admitsAll: false };
  const { workshop } = await both.call("openWorkshop", { params, body });
  return { params, code: workshop?.code ?? "" };
};

const usedLink = (
  what: string,
  code: BadInput["code"],
  tokenFor: (cast: Cast) => Promise<string>,
): BadInput => ({
  id: "B-52",
  what,
  code,
  given: async (cast) => {
    const token = await tokenFor(cast);
    return { act: () => post(cast.installation.visitor(), "/api/sign-in", { token }) };
  },
});

export const WAY_IN_ROWS: readonly BadInput[] = [
  {
    id: "B-49",
    what: "a wrong code",
    code: "JOIN_CODE_WRONG",
    given: async (cast) => {
      const { code } = await openWorkshop(cast, "wrong code");
      const wrong = code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
      return {
        act: () => post(cast.installation.visitor(), "/api/join", joining(wrong)),
        // An honest guest comes in, with the code as people type it.
        kept: () =>
          cast.installation.visitor().call("join", {
            body: joining(` ${code.slice(0, 4)}-${code.slice(4).replaceAll("0", "o")} `),
          }),
      };
    },
  },
  {
    id: "B-49",
    what: "the right code after the workshop was closed",
    code: "WORKSHOP_OVER",
    given: async (cast) => {
      const { code, params } = await openWorkshop(cast, "closed");
      await cast.both.call("closeWorkshop", { params, body: {} });
      return { act: () => post(cast.installation.visitor(), "/api/join", joining(code)) };
    },
  },
  {
    id: "B-50",
    what: "an invitation that somebody else opens who is signed in",
    code: null,
    given: async (cast) => {
      const { noRole, reader } = cast.named;
      const token = await linkOf(cast, noRole);
      return {
        act: () => post(reader, "/api/sign-in/links/look", { token }),
        says: { mailbox: expect.stringMatching(/^n.+@/), isYours: false },
        kept: () => stillSignsIn(cast, noRole, token),
      };
    },
  },
  {
    id: "B-51",
    what: "a scanner of mail that follows the link, however often",
    code: null,
    given: async (cast) => {
      const { noRole } = cast.named;
      const token = await linkOf(cast, noRole);
      return {
        act: async () => {
          const scanner = cast.installation.visitor();
          for (const method of ["HEAD", ...Array.from({ length: 20 }, () => "GET")])
            await scanner.request("/sign-in/link", { method });
          return post(scanner, "/api/sign-in/links/look", { token });
        },
        says: { isYours: false },
        kept: () => stillSignsIn(cast, noRole, token),
      };
    },
  },
  {
    id: "B-51",
    what: "a scanner that asks for the sign-in itself",
    code: "METHOD_NOT_ALLOWED",
    given: async (cast) => {
      const token = await linkOf(cast, cast.named.noRole);
      return {
        act: () => cast.installation.visitor().request(`/api/sign-in?token=${token}`),
        kept: () => stillSignsIn(cast, cast.named.noRole, token),
      };
    },
  },
  usedLink("a link that was used", "SIGN_IN_LINK_USED", async (cast) => {
    const token = await linkOf(cast, cast.named.noRole);
    await stillSignsIn(cast, cast.named.noRole, token);
    return token;
  }),
  usedLink("a link that is too old", "SIGN_IN_LINK_EXPIRED", async (cast) => {
    const token = await linkOf(cast, cast.named.noRole, 1);
    cast.installation.later(2);
    return token;
  }),
  usedLink("a link that was withdrawn", "SIGN_IN_LINK_REVOKED", async (cast) => {
    const token = await linkOf(cast, cast.named.noRole);
    await cast.installation.context.storage.identity.revokeLinks(cast.named.noRole.person.email, "withdrawn");
    return token;
  }),
  usedLink("a link in whose place a newer one was sent", "SIGN_IN_LINK_REPLACED", async (cast) => {
    const token = await linkOf(cast, cast.named.noRole);
    await cast.installation.context.storage.identity.revokeLinks(cast.named.noRole.person.email, "replaced");
    return token;
  }),
  usedLink("a link that was not made here", "SIGN_IN_LINK_UNKNOWN", async () => "nobody-s"),
  {
    id: "B-59",
    what: "a session that was planted before somebody joined",
    code: "NOT_SIGNED_IN",
    given: async (cast) => {
      const { code } = await openWorkshop(cast, "planted");
      const browser = await cast.installation.signedInAgain(cast.named.reader.person);
      const planted = browser.cookies();
      await browser.call("join", { body: joining(code) });
      return {
        act: () => cast.installation.visitor().request("/api/sessions", { headers: { Cookie: planted } }),
        kept: () => cast.named.reader.call("listSessions"),
      };
    },
  },
  ...["https://evil.test", "null", ""].map(
    (origin): BadInput => ({
      id: "B-64",
      what: `a WebSocket from “${origin}”`,
      code: "FOREIGN_ORIGIN",
      given: async ({ both, own }) => {
        const params = { charterId: own.charterId };
        const { ticket } = await both.call("askSocketTicket", { params, body: {} });
        const headers = { Origin: origin, Upgrade: "websocket", Connection: "Upgrade" };
        return { act: () => both.request(`/sync/${own.charterId}?ticket=${ticket}`, { headers }) };
      },
    }),
  ),
  {
    id: "B-65",
    what: "a ticket that was used",
    code: "TICKET_WRONG",
    given: async ({ both, own }) => {
      const params = { charterId: own.charterId };
      const { ticket } = await both.call("askSocketTicket", { params, body: {} });
      const open = () => both.request(`/sync/${own.charterId}?ticket=${ticket}`);
      await open();
      return { act: open, kept: () => both.call("askSocketTicket", { params, body: {} }) };
    },
  },
];
