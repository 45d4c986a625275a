/** Which addresses a link in a charter may have (bad input B-19). */

const ALLOWED = new Set(["http:", "https:", "mailto:", "tel:"]);

export type LinkAddress =
  | { readonly ok: true; readonly href: string }
  | { readonly ok: false; readonly words: string };

/** Completes what people type ("www.example.org", "name@example.org"); refuses anything that is not a plain address. */
export const linkAddress = (typed: string): LinkAddress => {
  // Control characters and spaces hide a scheme from a reader but not from a browser.
  const text = [...typed].filter((character) => character > " ").join("");
  if (text === "") return { ok: false, words: "Enter an address, like https://www.example.org" };
  const completed = complete(text);
  if (!URL.canParse(completed))
    return { ok: false, words: "That is not an address. It looks like https://www.example.org" };
  const url = new URL(completed);
  if (!ALLOWED.has(url.protocol))
    return { ok: false, words: "Use a web address, an e-mail address or a telephone number" };
  if (url.protocol.startsWith("http") && !url.hostname.includes("."))
    return { ok: false, words: "That is not an address. It looks like https://www.example.org" };
  return { ok: true, href: url.href };
};

const complete = (text: string): string => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  return `https://${text}`;
};
