/** What a browser says of itself, in the few words by which its owner knows it. Nothing else of it is kept. */

type Known = readonly (readonly [sign: RegExp, words: string])[];

/** The first that is found: browsers name those that they descend from too. */
const BROWSERS: Known = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: Known = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Mac OS X/, "Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

export const deviceWords = (userAgent: string): string => {
  const find = (known: Known): string | undefined => known.find(([sign]) => sign.test(userAgent))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (browser === undefined) return system === undefined ? "A device" : `A ${system} device`;
  return system === undefined ? browser : `${browser} on ${system}`;
};
