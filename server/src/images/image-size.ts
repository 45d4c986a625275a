/** How large a picture says it is, read from its first bytes, before anything is made of it. */

export type ImageSize = { readonly kind: "png" | "jpeg"; readonly width: number; readonly height: number };

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** `null` for what is neither a PNG (ISO 15948, 5.2 and 11.2.2) nor a JPEG (ITU T.81, B.2.2), or is cut off before its size. */
export const imageSize = (bytes: Uint8Array): ImageSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return pngSize(view);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(view) : null;
};

const pngSize = (view: DataView): ImageSize | null =>
  view.byteLength < 24 ? null : { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };

/** Goes from marker to marker to the frame, which has the size; as a decoder does, or it would find another frame than that one. */
const jpegSize = (view: DataView): ImageSize | null => {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === FILL) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker))
      return { kind: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // The picture has begun, or ended, without saying how large it is.
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
    if (marker === FILL) at += 1;
    else at += 2 + (standsAlone(marker) ? 0 : view.getUint16(at + 2));
  }
  return null;
};

/** Begins every marker, and may stand before it any number of times (B.1.1.2). */
const FILL = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** TEM, RST0 to RST7 and SOI have no length (B.1.1.3). */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** SOF0 to SOF15, without the three codes among them that mean other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
