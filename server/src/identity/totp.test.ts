/** Codes that change with time, and what seals their secrets (SPEC: MF1). */
import { Secret } from "otpauth";
import { describe, expect, it } from "vitest";
import { createSeal } from "./seal.ts";
import { addressOf, newSecret, timeStepOf } from "./totp.ts";

/** RFC 6238, appendix B, for SHA-1: the last six of its eight digits. */
const VECTORS = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
] as const;
const RFC_SECRET = Secret.fromUTF8("12345678901234567890").base32;

const at = (seconds: number): Date => new Date(seconds * 1000);

describe("codes", () => {
  it.each(VECTORS)("MF1 RFC 6238, appendix B: at %i s it is %s", (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(timeStepOf(RFC_SECRET, code, at(seconds))).toBe(step);
    const begins = step * 30;
    expect(timeStepOf(RFC_SECRET, code, at(begins - 30))).toBe(step);
    expect(timeStepOf(RFC_SECRET, code, at(begins + 59))).toBe(step);
    expect(timeStepOf(RFC_SECRET, code, at(begins - 31))).toBeNull();
    expect(timeStepOf(RFC_SECRET, code, at(begins + 60))).toBeNull();
  });

  it("MF1 a secret has 160 bits; its address holds what every app knows", () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const address = new URL(addressOf(secret, { issuer: "Wendle Vale ICS", label: "p@charter.test" }));
    expect([address.protocol, address.host]).toEqual(["otpauth:", "totp"]);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      issuer: "Wendle Vale ICS",
      secret,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});

describe("the seal", () => {
  const seal = createSeal("the secret of an installation");

  it("MF1 opens where it was closed: not under another key, for nobody else, not when a bit has changed", () => {
    const sealed = seal.close("JBSWY3DP", "second step of per_a");
    expect(Buffer.from(sealed).toString("latin1")).not.toContain("JBSWY3DP");
    expect(seal.open(sealed, "second step of per_a")).toBe("JBSWY3DP");
    expect(seal.open(sealed, "second step of per_b")).toBeNull();
    expect(createSeal("another secret").open(sealed, "second step of per_a")).toBeNull();
    for (let byte = 0; byte < sealed.byteLength; byte += 1) {
      const changed = Uint8Array.from(sealed, (value, place) => (place === byte ? value ^ 1 : value));
      expect(seal.open(changed, "second step of per_a")).toBeNull();
    }
    expect(seal.open(sealed.slice(0, 20), "second step of per_a")).toBeNull();
  });
});
