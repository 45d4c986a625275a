/** This repository's server, with its guard, its sign-in and its storage as in production. */
import { cp } from "node:fs/promises";
import { LAYOUT_VERSION } from "../../../shared/src/protocol/layout-version.ts";
import { PLAIN_WIRE } from "../wire/sync-message.ts";
import type { House } from "./house.ts";
import type { ServerKind } from "./server-kind.ts";
import { PUBLIC_URL, startCharterBuilder } from "./start-charter-builder.ts";

export const charterBuilder = (house: House): ServerKind => {
  const charterId = (room: number): string => house.charters[room]?.id ?? "";
  const headers = (room: number, client: number) => {
    const writers = house.charters[room]?.writerCookies ?? [];
    return { Origin: PUBLIC_URL, Cookie: writers[client % writers.length] ?? "" };
  };
  return {
    name: "charter builder",
    settings: "`npm start`: durable before visible, guard, sign-in and roles on",
    keepsDocuments: true,
    roomsAreSeeded: true,
    wire: PLAIN_WIRE,
    fill: (folder) => cp(house.folder, folder, { recursive: true }),
    start: startCharterBuilder,
    roomName: charterId,
    door: (room, client) => ({
      path: `/sync/${charterId(room)}?layout=${LAYOUT_VERSION}`,
      headers: headers(room, client),
    }),
    ticketDoor: (room, client) => ({
      path: `/api/charters/${charterId(room)}/socket-ticket`,
      headers: { ...headers(room, client), "Content-Type": "application/json" },
    }),
    pageState: (room) => ({ path: `/sync/${charterId(room)}/state`, headers: headers(room, 0) }),
  };
};
