/** Draws a logo anew, so that what is kept and sent is a picture that this server made, whatever was uploaded (SPEC: ORG9). */
import { renderAsync } from "@resvg/resvg-js";
import { imageSize } from "./image-size.ts";

/** Every logo is drawn into a box of this size, in pixels, on nothing. */
const LOGO_WIDTH = 480;
const LOGO_HEIGHT = 160;

/** More would cost more to draw than a logo is worth. */
const LONGEST_SIDE = 4_000;

/** A PNG; `null` for what is no PNG or JPEG, is damaged, draws nothing, or has more pixels than a logo needs. */
export const drawLogo = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
  const size = imageSize(bytes);
  if (size === null || Math.max(size.width, size.height) > LONGEST_SIDE) return null;
  const data = Buffer.from(bytes).toString("base64");
  // Nothing of the file but its pixels gets into this drawing: it is data in an address, which has no quotes.
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${LOGO_WIDTH}" height="${LOGO_HEIGHT}"><image width="${LOGO_WIDTH}" height="${LOGO_HEIGHT}" preserveAspectRatio="xMinYMid meet" href="data:image/${size.kind};base64,${data}"/></svg>`;
  const drawn = await renderAsync(drawing, { font: { loadSystemFonts: false } }).catch(() => null);
  return drawn !== null && showsSomething(drawn.pixels) ? drawn.asPng() : null;
};

/** Is any pixel not wholly transparent? A picture that cannot be read is drawn as nothing. */
const showsSomething = (pixels: Uint8Array): boolean => {
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 0) return true;
  return false;
};
