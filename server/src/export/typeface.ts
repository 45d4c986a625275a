/** The typeface that every export carries inside itself: Atkinson Hyperlegible Next, under the Open Font License. */
import { readFileSync } from "node:fs";

export type Face = {
  readonly weight: 400 | 600 | 700;
  readonly italic: boolean;
  /** A TrueType file. */
  readonly bytes: Uint8Array;
};

/** Its name, by which files refer to it. */
export const TYPEFACE = "Atkinson Hyperlegible Next";

const PACKAGE = "@expo-google-fonts/atkinson-hyperlegible-next";
const FACES = [
  { name: "400Regular", weight: 400, italic: false },
  { name: "400Regular_Italic", weight: 400, italic: true },
  { name: "600SemiBold", weight: 600, italic: false },
  { name: "700Bold", weight: 700, italic: false },
  { name: "700Bold_Italic", weight: 700, italic: true },
] as const;

/** Reads the files of the package; throws when it is not installed. */
export const readTypeface = (): readonly Face[] =>
  FACES.map(({ name, weight, italic }) => ({
    weight,
    italic,
    bytes: readFileSync(
      new URL(import.meta.resolve(`${PACKAGE}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`)),
    ),
  }));

/** The typeface as CSS that needs no other file. */
export const typefaceCss = (faces: readonly Face[]): string =>
  faces
    .map(
      ({ weight, italic, bytes }) =>
        `@font-face{font-family:"${TYPEFACE}";font-weight:${weight};font-style:${italic ? "italic" : "normal"};font-display:swap;src:url(data:font/ttf;base64,${Buffer.from(bytes).toString("base64")}) format("truetype")}`,
    )
    .join("\n");
