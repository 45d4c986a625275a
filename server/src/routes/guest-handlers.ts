/** Guests of a workshop at the door, over HTTP: routes that are open to everybody. */
import type { SESSION_ROUTES } from "@acb/schemas/api/session-routes";
import { done } from "../commands/result.ts";
import { readGuestEnd } from "../commands/workshop/guest-place.ts";
import { joinWorkshop } from "../commands/workshop/join-workshop.ts";
import type { GuestMark } from "../identity/guest-mark.ts";
import type { SignIn } from "../identity/identity.ts";
import type { JoinTries } from "../limits/join-tries.ts";
import type { Entrance } from "./entrance.ts";
import type { OpenHandlers } from "./handler.ts";

export type GuestServices = {
  readonly signIn: SignIn;
  readonly joinTries: JoinTries;
  readonly guestMark: GuestMark;
};

type GuestRoute = Extract<keyof typeof SESSION_ROUTES, "askJoinTicket" | "join" | "getGuestEnd">;

export const createGuestHandlers = (
  { signIn, joinTries, guestMark }: GuestServices,
  { state, entered }: Entrance,
): OpenHandlers<GuestRoute> => ({
  askJoinTicket: async (_context, { headers }) => {
    const cookie = joinTries.giveTicket(headers);
    return done({ answer: {}, cookies: cookie === null ? [] : [cookie] });
  },

  join: async (context, { person, headers, body }) => {
    const marked = await guestMark.of(headers);
    const join = async () => {
      const joined = await joinWorkshop(context, joinTries, { person, headers, marked }, body);
      if (!joined.ok) return joined;
      if (joined.value.id === person?.id) return done({ answer: await state(context, person), cookies: [] });
      const session = await entered(context, person, await signIn.begin(joined.value, headers));
      if (!session.ok) return session;
      const cookies = [...session.value.cookies, await guestMark.keep(joined.value.id)];
      return done({ ...session.value, cookies });
    };
    // Where they are in is counted, and then they are in at one more.
    return person === null && marked !== null ? context.inTurn(marked, join) : join();
  },

  getGuestEnd: async (context, { headers }) => {
    return done({ answer: await readGuestEnd(context, await guestMark.of(headers)), cookies: [] });
  },
});
