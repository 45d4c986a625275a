/** What a client asks for before it connects, where the server wants it: a ticket for that one socket. */
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import type { Place } from "./client.ts";

/** What is to be added to the door's path: nothing where no ticket is wanted. */
export const askTicket = async ({ kind, server, room, number }: Place): Promise<string> => {
  if (kind.ticketDoor === null) return "";
  const { path, headers } = kind.ticketDoor(room, number);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = { host: "127.0.0.1", port: server.port, path, headers, method: "POST" };
    request(asking, resolve).on("error", reject).end("{}");
  });
  const body = await text(response);
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${body}`);
  const { ticket } = JSON.parse(body);
  return `&ticket=${ticket}`;
};
