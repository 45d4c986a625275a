/** An organisation's logo, from the file that somebody uploads to the picture that is sent (SPEC: ORG9). */
import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { Organisation } from "@acb/schemas/people";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { imageSize } from "../../images/image-size.ts";
import { createNetworkCast, type NetworkCast, paramsOf } from "../../testing/network-cast.ts";
import type { Member } from "../../testing/test-installation.ts";

let cast: NetworkCast;
let trust: Organisation;
let sponsor: Member;
let outsider: Member;

beforeAll(async () => {
  cast = await createNetworkCast();
});
afterAll(() => cast.installation.close());
beforeEach(async () => {
  ({ trust, sponsor, outsider } = await cast.twoOrganisations());
});

/** Two pixels by four, in one colour. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGM4IWcDRwzIHAB6SgkR8ZlAYwAAAABJRU5ErkJggg==";

it("ORG9 a logo is drawn anew and sent as a PNG with its words; another takes its place; it can be removed", async () => {
  const body = { alt: "The Trust", image: PICTURE };
  expect(await outsider.refused("setLogo", { params: paramsOf(trust), body })).toMatchObject({
    code: "NOT_ORGANISATION_LEAD",
  });
  const { logo } = await sponsor.call("setLogo", { params: paramsOf(trust), body });
  expect(logo).toEqual({ alt: "The Trust", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const address = `/api/organisations/${trust.id}/logo`;
  const sent = await outsider.request(address);
  expect(sent.headers.get("Content-Type")).toBe("image/png");
  const picture = Buffer.from(await sent.arrayBuffer());
  expect(createHash("sha256").update(picture).digest("hex")).toBe(logo?.hash);
  expect(imageSize(picture)).toEqual({ kind: "png", width: 480, height: 160 });
  expect((await cast.installation.visitor().request(address)).status).toBe(401);
  await sponsor.call("removeLogo", { params: paramsOf(trust), body: {} });
  expect((await outsider.request(address)).status).toBe(404);
});

/** What a decoder reads over, and a reading that takes each marker for one with a length does not. */
const DISGUISES: readonly { readonly what: string; readonly before: readonly number[] }[] = [
  { what: "after a fill byte", before: [0xff] },
  { what: "after TEM", before: [0xff, 0x01] },
  { what: "after RST", before: [0xff, 0xd3] },
];

it.each<readonly [what: string, bytes: Buffer]>([
  [
    "a drawing with a script",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  ],
  ["a PNG that is cut off", Buffer.from(PICTURE, "base64").subarray(0, 40)],
  ["a PNG of 4,001 pixels", widePng()],
  ["a JPEG without a frame", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x00, 0x00, 0xff, 0xd9])],
  ["a JPEG that ends nowhere", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0x00])],
  ["a JPEG of 4,008 pixels", wideJpeg()],
  ...DISGUISES.map(({ what, before }) => [`a JPEG of 4,008 pixels ${what}`, wideJpeg(before)] as const),
  ["words", Buffer.from("not a picture at all")],
])("ORG9 %s is refused, and the logo before it stays", async (_words, bytes) => {
  const { logo } = await sponsor.call("setLogo", {
    params: paramsOf(trust),
    body: { alt: "Ours", image: PICTURE },
  });
  const body = { alt: "Another", image: bytes.toString("base64") };
  expect(await sponsor.refused("setLogo", { params: paramsOf(trust), body })).toMatchObject({
    code: "IMAGE_UNREADABLE",
    next: expect.stringContaining("PNG or JPEG"),
  });
  expect((await sponsor.call("getOrganisation", { params: paramsOf(trust) })).logo).toEqual(logo);
});

/** A whole JPEG of one grey, wider than any logo; it begins with `before`, and a small size stands where that seems to lead. */
function wideJpeg(before: readonly number[] = []): Buffer {
  const segment = (marker: number, ...data: readonly number[]) => [0xff, marker, 0, data.length + 2, ...data];
  const oneCode = (table: number) => segment(0xc4, table, 1, ...Array<number>(15).fill(0), 0);
  const frame = (width: number) => segment(0xc0, 8, 0, 8, width >> 8, width & 0xff, 1, 1, 0x11, 0);
  const blocks = 501;
  const picture = [
    ...segment(0xdb, 0, ...Array<number>(64).fill(1)),
    ...frame(8 * blocks),
    ...oneCode(0x00),
    ...oneCode(0x10),
    ...segment(0xda, 1, 1, 0, 0, 63, 0),
    ...Array<number>(Math.ceil((2 * blocks) / 8)).fill(0),
    ...[0xff, 0xd9],
  ];
  const whole = Buffer.alloc(70_000);
  whole.set([0xff, 0xd8, ...before, ...picture]);
  // Where a reading comes to that takes the first marker for one with a length.
  if (before.length > 0) whole.set(frame(8), 4 + whole.readUInt16BE(4));
  return whole;
}

/** A whole PNG of one colour, wider than any logo. */
function widePng(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const width = 4_001;
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 99)]);
  const signature = Buffer.from(PICTURE, "base64").subarray(0, 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(row)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
