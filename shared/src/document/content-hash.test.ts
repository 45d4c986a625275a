/** The hashes of content, and values that another program computed (SPEC: Content). */
import type { Content } from "@acb/schemas/content";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { contentCode, hashCanonicalText, hashContent } from "./content-hash.ts";
import { ABOUT, replica } from "./testing/test-charter.ts";
import { toContent } from "./to-content.ts";

const sha = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));
const content: Content = toContent(replica(), ABOUT);

/** Canonical content with its hashes as a Python program computed them from the rules of the SPEC. */
const KNOWN = {
  json: '{"charter":{"domainScheme":{"domains":[{"label":"A","value":"a"}],"key":"k","name":"K"},"id":"cha_0001","label":"charter","language":"cy-GB","level":"system","place":"","template":"t","title":"Siarter Ŵy"},"format":"acb/content/1","parties":[{"id":"org_1","name":"One","shortName":"1"}],"sections":[{"id":"sec_1","items":[{"fields":{"allPartner":true,"text":"We will \\"share\\"."},"id":"itm_1","type":"commitment"}],"key":"vision","prose":[{"content":[{"marks":[{"type":"bold"}],"text":"We share.","type":"text"}],"type":"paragraph"}],"title":"Vision"}]}',
  contentHash: "030e8212e8247ac0d4df254780b8beb1bdd41552c4080f4c27d0fc59fb5b0451",
  blockHashes: [
    { blockId: "sec_1", hash: "d9b1980c01730b783a478eec3f335b74dfac58ac946c89caa6ef1bd3c0e99ff8" },
    { blockId: "itm_1", hash: "f07f9d5a1bc0fa904bed496df0534a0ec00c70417dec35a62d70e38d10936c45" },
  ],
};

describe("hashes", () => {
  it("CO2 the hashes are those that another program computed", () => {
    expect(hashCanonicalText(KNOWN.json)).toMatchObject({
      ok: true,
      contentHash: KNOWN.contentHash,
      blockHashes: KNOWN.blockHashes,
    });
  });

  it("CO2 there is one hash for each section, with its title and text, and for each item, in order", () => {
    const expected = content.sections.flatMap(({ items, ...section }) => [
      { blockId: section.id, hash: sha(`acb/block/1\0${canonicalJson(section)}`) },
      ...items.map((item) => ({ blockId: item.id, hash: sha(`acb/block/1\0${canonicalJson(item)}`) })),
    ]);
    expect(hashContent(content).blockHashes).toEqual(expected);
  });

  it("CO2 the hash of the whole is over these, the charter and the parties", () => {
    const { blockHashes, contentHash } = hashContent(content);
    const { format, charter, parties } = content;
    const manifest = canonicalJson({ format, charter, parties, blocks: blockHashes });
    expect(contentHash).toBe(sha(`acb/content/1\0${manifest}`));
  });

  it("CO2 moving an item to the next section changes the hash of the whole and of no block", () => {
    const [one, two, three, ...rest] = content.sections;
    if (one === undefined || two === undefined || three === undefined) throw new Error("too few sections");
    const last = two.items.at(-1);
    if (last === undefined) throw new Error("no item");
    const moved: Content = {
      ...content,
      sections: [
        one,
        { ...two, items: two.items.slice(0, -1) },
        { ...three, items: [last, ...three.items] },
        ...rest,
      ],
    };
    const [before, after] = [hashContent(content), hashContent(moved)];
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(after.blockHashes.map(({ hash }) => hash).sort()).toEqual(
      before.blockHashes.map(({ hash }) => hash).sort(),
    );
  });

  it("CO3 the reader computes the same hashes from the text alone", () => {
    expect(hashCanonicalText(canonicalJson(content))).toEqual({ ok: true, content, ...hashContent(content) });
  });

  it.each([
    ["no JSON", "{"],
    ["JSON of something else", '{"format":"acb/content/1"}'],
    ["content with space in it", JSON.stringify(content, null, 1)],
    ["content with its keys in another order", JSON.stringify(content)],
    ["content with another spelling", canonicalJson(content).replace("Wendle", "\\u0057endle")],
    ["content with a lone surrogate", canonicalJson(content).replace("Wendle", "\\ud800")],
  ])("CO3 the reader refuses %s", (_, json) => {
    expect(hashCanonicalText(json)).toMatchObject({ ok: false });
  });

  it.each([
    ["0".repeat(64), "0000-0000-00"],
    ["f".repeat(64), "ZZZZ-ZZZZ-ZZ"],
    [`${"08421084210842108421"}${"0".repeat(44)}`, "1111-1111-11"],
    [`${"8000000000001"}${"f".repeat(51)}`, "G000-0000-00"],
  ])("CO4 the code of %s is %s", (hash, code) => {
    expect(contentCode(hash)).toBe(code);
  });
});
