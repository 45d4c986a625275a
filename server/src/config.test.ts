/** The environment, variable by variable (SPEC: Start). */
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { describeProblems } from "./start-problem.ts";

describe("configuration", () => {
  it("RUN1 nothing set gives the defaults", () => {
    expect(readConfig({ PATH: "/usr/bin", SMTP_URL: "" })).toEqual({
      ok: true,
      config: {
        port: 3000,
        dataDir: "./data",
        publicUrl: "http://localhost:3000",
        smtpUrl: null,
        mailFrom: "charter-builder@localhost",
        contact: null,
        secret: null,
        secondStep: "offered",
        logLevel: "info",
        providers: [],
      },
    });
  });

  it("RUN1 the public address is an origin; the sender comes from it", () => {
    const read = readConfig({ PUBLIC_URL: "https://Charter.example.nhs.uk/", PORT: "8080" });
    expect(read.ok && read.config).toMatchObject({
      port: 8080,
      publicUrl: "https://charter.example.nhs.uk",
      mailFrom: "charter-builder@charter.example.nhs.uk",
    });
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["PORT", "-1"],
    ["PUBLIC_URL", "charter.example.nhs.uk"],
    ["PUBLIC_URL", "https://charter.example.nhs.uk/builder"],
    ["PUBLIC_URL", "ftp://charter.example.nhs.uk"],
    ["PUBLIC_URL", "https://user:password@charter.example.nhs.uk"],
    ["SMTP_URL", "mail.example.nhs.uk:587"],
    ["SMTP_URL", "https://mail.example.nhs.uk"],
    ["MAIL_FROM", "charter"],
    ["CONTACT", "charter@example.nhs.uk"],
    ["CONTACT", "The team <charter>"],
    ["SECOND_STEP", "yes"],
    ["LOG_LEVEL", "loud"],
  ])("RUN1 B-67 %s=%s is refused by name, with an example that works", (variable, value) => {
    const read = readConfig({ [variable]: value });
    const problems = read.ok ? [] : read.problems;
    expect(problems.map((problem) => problem.variable)).toEqual([variable]);
    const [problem] = problems;
    expect(problem?.wrong).not.toContain(value);
    const example = problem?.example.slice(variable.length + 1) ?? "";
    expect(readConfig({ [variable]: example }).ok).toBe(true);
  });

  it("STA2 whom to ask is a name and an address", () => {
    const read = readConfig({ CONTACT: " Wendle Vale team <Charter@Example.nhs.uk> " });
    expect(read.ok && read.config.contact).toEqual({
      name: "Wendle Vale team",
      email: "charter@example.nhs.uk",
    });
  });

  it("RUN1 every wrong variable is named at once", () => {
    const read = readConfig({ PORT: "x", LOG_LEVEL: "loud", SECRET: "short" });
    expect(read.ok ? "" : describeProblems(read.problems)).toBe(
      [
        "The charter builder did not start.",
        "PORT must be a whole number from 1 to 65535.",
        "  Example: PORT=3000",
        "SECRET must have at least 32 characters.",
        "  Example: SECRET=$(openssl rand -hex 32)",
        "LOG_LEVEL must be debug, info, warn or error.",
        "  Example: LOG_LEVEL=info",
      ].join("\n"),
    );
  });
});
