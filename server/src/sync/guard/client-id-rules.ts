/** G1: whose an update's client ids are. Pieces that are here already are passed over: Yjs does not apply them again. */
import { SEED_CLIENT_ID } from "@acb/shared/document/from-template";
import type { Standing, Write } from "./evidence.ts";
import type { UpdateRule } from "./rule.ts";

/** More than anybody's page loads during a week offline; each id costs every reader for ever (M13). */
const MOST_NEW_CLIENT_IDS = 256;

/**
 * An id belongs to the person who first wrote, or was present, under it. One that is here without anybody's word is the
 * server's, as are all from the template's up: no device draws those.
 */
export const underOwnClientIds: UpdateRule = {
  spec: "SY22",
  reason: "notYours",
  isBrokenBy: ({ structs }, { personId, clockOf, ownerOf, hasWritten }) =>
    structs.some(({ id: { client, clock }, length }) => {
      if (clock + length <= clockOf(client)) return false;
      const owner = ownerOf(client);
      const isServers = client >= SEED_CLIENT_ID || (clockOf(client) > 0 && !hasWritten(client));
      return isServers || (owner !== null && owner !== personId);
    }),
};

export const fewNewClientIds: UpdateRule = {
  spec: "SY23",
  reason: "tooManyPages",
  isBrokenBy: (write, standing) =>
    standing.broughtCount + newClientIds(write, standing).length > MOST_NEW_CLIENT_IDS,
};

/** The ids that nobody has written under before. */
export const newClientIds = (
  { structs }: Write,
  { clockOf, hasWritten }: Pick<Standing, "clockOf" | "hasWritten">,
): readonly number[] => {
  const ids = new Set(structs.map(({ id }) => id.client));
  return [...ids].filter((id) => clockOf(id) === 0 && !hasWritten(id));
};
