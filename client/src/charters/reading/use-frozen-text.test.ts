/** Only the text of the round is shown for a decision (SPEC: client, Sign-off). */
import type { Content } from "@acb/schemas/content";
import { canonicalJson } from "@acb/shared/document/canonical-json";
import { hashContent } from "@acb/shared/document/content-hash";
import { expect, it } from "vitest";
import { checkText } from "./use-frozen-text.ts";

const CONTENT: Content = {
  format: "acb/content/1",
  charter: {
    id: "cha_12345",
    title: "Wendle Vale Anchor Charter",
    label: "charter",
    level: "system",
    place: "Wendle Vale",
    language: "en-GB",
    template: "system",
    domainScheme: { key: "one", name: "One", domains: [{ value: "jobs", label: "Jobs" }] },
  },
  parties: [],
  sections: [],
};
const JSON_TEXT = canonicalJson(CONTENT);
const { contentHash } = hashContent(CONTENT);

it("DECIDE-1 the text of that fingerprint is genuine", () => {
  expect(checkText(JSON_TEXT, contentHash)).toEqual({ genuine: true, content: CONTENT, contentHash });
});

it.each([
  ["a changed word", JSON_TEXT.replace("Anchor", "Ancher"), contentHash],
  ["the same words in another form", ` ${JSON_TEXT}`, contentHash],
  ["the fingerprint of another text", JSON_TEXT, "0".repeat(64)],
  ["something else", "<html>", contentHash],
])("DECIDE-1 %s is not genuine", (_, json, expected) => {
  expect(checkText(json, expected).genuine).toBe(false);
});
