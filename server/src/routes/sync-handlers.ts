/** Tickets for sockets over HTTP. */
import type { SYNC_ROUTES } from "@acb/schemas/api/sync-routes";
import { giveSocketTicket } from "../commands/charter/give-socket-ticket.ts";
import type { SignIn } from "../identity/identity.ts";
import type { SocketTickets } from "../sync/entrance/socket-tickets.ts";
import type { Handlers } from "./handler.ts";

export type SyncServices = {
  readonly tickets: SocketTickets;
  readonly signIn: Pick<SignIn, "sessionKey">;
};

export const createSyncHandlers = ({
  tickets,
  signIn,
}: SyncServices): Handlers<keyof typeof SYNC_ROUTES> => ({
  askSocketTicket: async (context, { person, headers, params }) => {
    const sessionKey = await signIn.sessionKey(headers);
    return giveSocketTicket(context, tickets, { person, sessionKey }, params.charterId);
  },
});
