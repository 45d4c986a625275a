/** Trying the code of a workshop: who waits, who does not, and how many tries there are in all (SPEC: WS7, LIM4). */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type TestInstallation, testInstallation } from "../testing/test-installation.ts";
import type { Visitor } from "../testing/visitor.ts";
import { LIMITS } from "./limits.ts";

let installation: TestInstallation;
let right: { readonly code: string; readonly key: string };
beforeAll(async () => {
  installation = await testInstallation({ clockStands: true });
  const lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  const params = { charterId: (await lead.call("createCharter", { body: NEW_CHARTER })).record.id };
  const body = { guestRole: "writer", admitsAll: false };
  const { workshop } = await lead.call("openWorkshop", { params, body });
  if (workshop === null) throw new Error("The workshop did not open");
  right = workshop;
});
// Longer than every limit's window and every ticket's life.
beforeEach(() => installation.later(60 * 60_000));
afterAll(() => installation.close());

const WHO = { name: "Gina Guest", organisation: "None" };
const wrongCode = () => (right.code === "00000000" ? "00000001" : "00000000");
const pageOpened = async (): Promise<Visitor> => {
  const visitor = installation.visitor();
  await visitor.call("askJoinTicket", { body: {} });
  return visitor;
};
const tryWrong = async (visitor: Visitor, more: object = {}): Promise<string> =>
  (await visitor.refused("join", { body: { ...WHO, ...more, code: wrongCode() } })).code;
const tryRight = async (visitor: Visitor, more: object = {}) =>
  (await visitor.call("join", { body: { ...WHO, ...more, code: right.code } })).person?.name;
/** Somebody without a ticket uses up what there is for all. */
const useUp = async (): Promise<void> => {
  const stranger = installation.visitor();
  for (let time = 0; time < LIMITS.wrongJoinCode.most; time += 1) await tryWrong(stranger);
  expect(await tryWrong(stranger)).toBe("TOO_MANY_WRONG_CODES");
};

it("WS7 B-49 with a ticket the first try is one's own while a stranger has used up everybody's, the next is not", async () => {
  const [honest, clumsy, late] = [await pageOpened(), await pageOpened(), installation.visitor()];
  await useUp();
  expect(await tryRight(honest)).toBe("Gina Guest");
  expect(await tryWrong(clumsy)).toBe("JOIN_CODE_WRONG");
  const rightCode = { body: { ...WHO, code: right.code } };
  for (const waiting of [clumsy, late])
    expect((await waiting.refused("join", rightCode)).code).toBe("TOO_MANY_WRONG_CODES");
  // The page asks again, and is given no second first try.
  await clumsy.call("askJoinTicket", { body: {} });
  expect(await tryWrong(clumsy)).toBe("TOO_MANY_WRONG_CODES");
});

it("WS7 B-49 after five wrong codes in a minute a page waits, tried one by one or at once, and nobody else does", async () => {
  const [slow, quick, other] = [await pageOpened(), await pageOpened(), await pageOpened()];
  const one: string[] = [];
  for (let time = 0; time < 6; time += 1) one.push(await tryWrong(slow));
  expect(one).toEqual([...Array(5).fill("JOIN_CODE_WRONG"), "JOIN_TRIES_USED"]);
  const all = await Promise.all(Array.from({ length: 20 }, () => tryWrong(quick)));
  expect(all.filter((code) => code === "JOIN_CODE_WRONG")).toHaveLength(5);
  const rightCode = { body: { ...WHO, code: right.code } };
  expect((await slow.refused("join", rightCode)).code).toBe("JOIN_TRIES_USED");
  expect(await tryRight(other)).toBe("Gina Guest");
  installation.later(60_001);
  expect(await tryRight(slow)).toBe("Gina Guest");
});

it("WS7 whoever has the key of the QR code comes in, whatever is used up; another key, or the key alone, opens nothing", async () => {
  await useUp();
  const scanning = installation.visitor();
  const { key } = right;
  const wrongKey = `${key.startsWith("A") ? "B" : "A"}${key.slice(1)}`;
  for (const shown of [wrongKey, key.slice(0, 8), `${key}AAAA`, ""]) {
    const body = { ...WHO, code: right.code, key: shown };
    expect([shown, (await scanning.refused("join", { body })).code]).toEqual([shown, "TOO_MANY_WRONG_CODES"]);
  }
  expect(await tryWrong(scanning, { key })).toBe("TOO_MANY_WRONG_CODES");
  expect(await tryRight(scanning, { key })).toBe("Gina Guest");
});

it("LIM4 a new ticket for each try: six hundred and sixty wrong codes are tried in a minute, and no more", async () => {
  const answers = new Map<string, number>();
  for (let time = 0; time < 800; time += 1) {
    const code = await tryWrong(await pageOpened());
    answers.set(code, (answers.get(code) ?? 0) + 1);
  }
  const { joinTicket, wrongJoinCode } = LIMITS;
  expect(answers.get("JOIN_CODE_WRONG")).toBe(joinTicket.most + wrongJoinCode.most);
});

it("WS7 a ticket ends after half an hour, and is not kept in the open", async () => {
  const early = await pageOpened();
  const [, ticket = ""] = /charter\.join_ticket=([\w-]+)/.exec(early.cookies()) ?? [];
  expect(Buffer.from(ticket, "base64url")).toHaveLength(32);
  expect(installation.logged()).not.toContain(ticket);
  installation.later(30 * 60_000);
  await useUp();
  expect(await tryWrong(early)).toBe("TOO_MANY_WRONG_CODES");
});
