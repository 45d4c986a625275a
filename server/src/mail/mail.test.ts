/** Mail through a real server, kept or failed, and what names cannot do to it (SPEC: Sign-in). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mail } from "@acb/schemas/api/network-routes";
import { NewPerson } from "@acb/schemas/people";
import { erasedAddress } from "@acb/shared/access/erased";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MailServer, startMailServer } from "../testing/mail-server.ts";
import { type TestInstallation, testInstallation, tokenIn } from "../testing/test-installation.ts";
import { isOneAddress, oneLine } from "./one-line.ts";

let server: MailServer;
let installation: TestInstallation;

/** The mail server has been told of `slow@…`, and answers when it may. */
const asked = Promise.withResolvers<void>();
const gate = Promise.withResolvers<void>();

beforeAll(async () => {
  server = await startMailServer(async (recipient) => {
    if (recipient.startsWith("slow@")) {
      asked.resolve();
      await gate.promise;
    }
    return recipient.startsWith("gone@");
  });
  installation = await testInstallation({ smtpUrl: server.url });
  await installation.context.storage.directory.nameNetwork("Wendle Vale ICS");
});
afterAll(async () => {
  await installation.close();
  await server.close();
});

const outbox = async (to: string): Promise<readonly Mail["state"][]> => {
  await installation.settled();
  return outboxOf(to);
};
const outboxOf = async (to: string): Promise<readonly Mail["state"][]> => {
  const mails = await installation.context.storage.outbox.list();
  return mails.filter((mail) => mail.to === to).map((mail) => mail.state);
};

describe("mail", () => {
  it("SI7 goes through the mail server, and its link signs in", async () => {
    const { person } = await installation.signedIn({ email: "priya@charter.test", name: "Renée O’Neill" });
    await installation.visitor().call("askForLink", { body: { email: person.email } });
    expect(await outbox(person.email)).toEqual(["sent"]);
    const arrived = server.received().find(({ recipients }) => recipients.includes(person.email));
    expect(arrived?.recipients).toEqual([person.email]);
    expect(arrived?.mail.subject).toBe("Sign in to Wendle Vale ICS");
    expect(arrived?.mail.text).toContain("Hello Renée O’Neill,");
    const token = tokenIn(arrived?.mail.text ?? "");
    expect((await installation.visitor().call("useLink", { body: { token } })).person).toEqual(person);
  });

  it("SI7 that the mail server refuses is failed, and the one who asked learns nothing", async () => {
    await installation.signedIn({ email: "gone@charter.test" });
    expect(await installation.visitor().call("askForLink", { body: { email: "gone@charter.test" } })).toEqual(
      {
        ticket: expect.any(String),
      },
    );
    expect(await outbox("gone@charter.test")).toEqual(["failed"]);
  });

  it("ER7 that is under way when its person is erased leaves neither address nor name behind", async () => {
    const admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
    const slow = await installation.signedIn({ email: "slow@charter.test", name: "Quenby Zaxx" });
    const { email: to, id: personId } = slow.person;
    const sending = installation.context.sendMail({ to, subject: "Hello Quenby Zaxx", text: "Quenby Zaxx" });
    await asked.promise;
    expect(await outboxOf(to)).toEqual(["sending"]);
    const body = { reason: "asked", understood: true };
    await admin.call("erasePerson", { params: { personId }, body });
    gate.resolve();
    expect(await sending).toBe("sent");
    const mails = await installation.context.storage.outbox.list();
    expect(mails.find((mail) => mail.to === erasedAddress(personId))).toMatchObject({
      text: "",
      state: "sent",
    });
    expect(JSON.stringify(mails)).not.toMatch(/slow@|Quenby/);
  });

  it("SI7 that was being sent when the server ended is interrupted from the next start on", async () => {
    const folder = await mkdtemp(join(tmpdir(), "acb-mail-"));
    const databaseFile = join(folder, "charters.db");
    const ended = await testInstallation({ databaseFile });
    const mail = { to: "helen@charter.test", subject: "Hello", text: "…", at: "2026-11-23T00:00:00.000Z" };
    await ended.context.storage.outbox.put({ ...mail, id: "mail_1", state: "sending" });
    await ended.context.storage.outbox.put({ ...mail, id: "mail_2", state: "sent" });
    await ended.close();
    const started = await testInstallation({ databaseFile });
    await started.settled();
    const states = (await started.context.storage.outbox.list()).map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      ["mail_2", "sent"],
      ["mail_1", "interrupted"],
    ]);
    await started.close();
    await rm(folder, { recursive: true });
  });

  it("SI7 to the example's people is kept: their addresses cannot exist", async () => {
    const state = await installation.context.sendMail({
      to: "colin@trust.nhs.example",
      subject: "Please decide",
      text: "…",
    });
    expect(state).toBe("kept");
  });
});

describe("names and addresses", () => {
  it.each([
    "priya@charter.test\r\nBcc: all@charter.test",
    "priya@charter.test, all@charter.test",
    "priya@charter.test;all@charter.test",
    '"All" <all@charter.test>',
    "all:priya@charter.test",
    "a b@charter.test",
    "nobody",
  ])("SI8 is not one address, so nothing is sent: %j", async (to) => {
    const before = server.received().length;
    expect(isOneAddress(to)).toBe(false);
    expect(await installation.context.sendMail({ to, subject: "Hello", text: "Hello" })).toBe("failed");
    expect(server.received()).toHaveLength(before);
  });

  it("SI8 a subject stays one line", async () => {
    const subject = "Sign in\r\nBcc: all@charter.test\u2028to us";
    await installation.context.sendMail({ to: "helen@charter.test", subject, text: "Hello" });
    const arrived = server.received().at(-1);
    expect(arrived?.recipients).toEqual(["helen@charter.test"]);
    expect(arrived?.mail.subject).toBe("Sign in Bcc: all@charter.test to us");
    expect(oneLine(" a\tb\u0000c ")).toBe("a b c");
  });

  it.each([
    { name: "Priya\r\nBcc: all@charter.test" },
    { name: "Priya\u2028Nair" },
    { email: "priya@charter.test, all@charter.test" },
    { email: "priya@charter.test\r\nBcc: all@charter.test" },
    { email: "<b>priya</b>@charter.test" },
    { email: "priya＠charter.test" },
  ])("SI8 is refused at the form: %j", (wrong) => {
    const person = {
      name: "Priya Nair",
      email: "priya@charter.test",
      jobTitle: "",
      organisationIds: [],
      administrator: false,
    };
    expect(NewPerson.safeParse(person).success).toBe(true);
    expect(NewPerson.safeParse({ ...person, ...wrong }).success).toBe(false);
  });
});
