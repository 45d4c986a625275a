/** `/sync/:charterId/http`: a charter's frames where WebSockets are blocked; the same checks, the same participants (SPEC: Sync). */
import type { Context, Hono } from "hono";
import { isOwnOrigin } from "../../middleware/own-origin.ts";
import type { Clock } from "../clock.ts";
import { type AdmissionOptions, createAdmit } from "../entrance/admission.ts";
import { LARGEST_UPDATE_BYTES } from "../guard/see.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import { httpTransport, type Identified } from "./http-transport.ts";

/** A browser keeps six connections to one address over HTTP/1: with a stream in each, one is left for everything else. */
const MOST_PER_PERSON = 5;
/** As for a WebSocket: room above the largest update, so that a frame that is too large is told so. */
const LARGEST_POST_BYTES = 3 * LARGEST_UPDATE_BYTES;

type Options = AdmissionOptions & {
  readonly rooms: Pick<RoomRegistry, "join" | "accessChangeCount">;
  readonly clock: Clock;
  readonly newSocketId: () => string;
};

/** To be mounted at `/sync/:charterId/http`. */
export const charterHttp = (options: Options): Hono => {
  const admit = createAdmit(options);
  return httpTransport({
    ...options,
    mostPerOwner: MOST_PER_PERSON,
    largestPostBytes: LARGEST_POST_BYTES,
    admit: async (request) => {
      const admission = await admit({
        headers: request.req.raw.headers,
        charterId: placeOf(request),
        layout: request.req.query("layout"),
        build: request.req.query("build"),
        epoch: request.req.query("epoch"),
        person: request.req.query("person"),
      });
      if (admission.kind !== "letIn") return admission;
      const { charterId, login, isStale } = admission;
      return {
        kind: "letIn",
        owner: { ownerId: login.personId, place: charterId },
        isStale,
        join: (socket) => options.rooms.join(charterId, login, socket),
      };
    },
    identify: (request) => identify(options, request),
  });
};

const placeOf = (request: Context): string => request.req.param("charterId") ?? "";

const identify = async (
  { publicUrl, authenticate }: Pick<AdmissionOptions, "publicUrl" | "authenticate">,
  request: Context,
): Promise<Identified> => {
  const { headers } = request.req.raw;
  if (!isOwnOrigin(headers, publicUrl)) return { kind: "refused", status: 403 };
  const person = await authenticate(headers);
  if (person === null) return { kind: "refused", status: 401 };
  return { kind: "known", owner: { ownerId: person.id, place: placeOf(request) } };
};
