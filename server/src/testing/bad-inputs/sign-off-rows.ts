/** Bad inputs of sign-off: twice, of an older text, by who has left (B-53, B-54, B-56). */
import { randomUUID } from "node:crypto";
// biome-ignore lint/correctness/noUndeclaredDependencies: the root declares vitest, and only tests import this.
import { expect } from "vitest";
import type { Cast } from "../matrix/cast.ts";
import { type BadInput, post, roundIn } from "./row.ts";

const positionsIn = async ({ both }: Cast, params: { readonly charterId: string }) =>
  (await both.call("getSignOff", { params })).rounds[0]?.rows.map(({ position }) => position);

export const SIGN_OFF_ROWS: readonly BadInput[] = [
  {
    id: "B-53",
    what: "a second decision of one organisation",
    code: "ALREADY_DECIDED",
    given: async (cast) => {
      const { params, signatory, decision, path } = await roundIn(cast, "twice");
      const first = { ...decision, id: randomUUID(), organisationId: cast.icb.id };
      await post(signatory, path, first);
      return {
        act: () => post(signatory, path, { ...first, id: randomUUID() }),
        // The same once more, as by a double click, is the same: no refusal, and no second one.
        kept: async () => {
          expect((await post(signatory, path, first)).status).toBe(200);
          expect(await positionsIn(cast, params)).toEqual(["signed", "asked"]);
        },
      };
    },
  },
  {
    id: "B-54",
    what: "a decision on another text than the round's",
    code: "HASH_DIFFERS",
    given: async (cast) => {
      const { params, signatory, decision, path } = await roundIn(cast, "older");
      const other = { ...decision, contentHash: "0".repeat(64) };
      return {
        act: () => post(signatory, path, { ...other, id: randomUUID(), organisationId: cast.icb.id }),
        kept: async () => expect(await positionsIn(cast, params)).toEqual(["asked", "asked"]),
      };
    },
  },
  {
    id: "B-56",
    what: "a decision by who has left the organisation in the middle of the round",
    code: "NOT_YOUR_ORGANISATION",
    given: async (cast) => {
      const { params, signatory, decision, path } = await roundIn(cast, "left");
      const [icbId = "", trustId = ""] = cast.partnerIds;
      await post(signatory, path, { ...decision, id: randomUUID(), organisationId: icbId });
      const { id: personId, ...entry } = signatory.person;
      const left = { ...entry, organisationIds: [icbId] };
      await cast.both.call("changePerson", { params: { personId }, body: left });
      return {
        act: () => post(signatory, path, { ...decision, id: randomUUID(), organisationId: trustId }),
        next: `Ask ${cast.both.person.name} for the role: they lead this charter.`,
        kept: async () => {
          expect(await positionsIn(cast, params)).toEqual(["signed", "asked"]);
          const told = (await cast.both.call("listMail")).filter(({ to }) => to === cast.both.person.email);
          expect(told.map(({ text }) => text)).toContainEqual(expect.stringContaining(signatory.person.name));
        },
      };
    },
  },
];
