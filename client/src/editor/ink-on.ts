/** Black or white text, whichever is clearer on a person's colour (WCAG relative luminance). */

const channel = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** `colour` is "#rrggbb". */
export const inkOn = (colour: string): "#000000" | "#ffffff" => {
  const part = (from: number) => channel(Number.parseInt(colour.slice(from, from + 2), 16));
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  return luminance > 0.179 ? "#000000" : "#ffffff";
};
