/** Which addresses may be links (SPEC: Content): the editor, the content and every export ask here. */

/** No white space, control or invisible formatting characters anywhere: browsers skip some of them when they read the scheme. */
const ALLOWED = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}\p{Cf}\p{Cs}]+$/iu;

/** The address without surrounding space, or `null` for one that may not be a link. */
export const safeHref = (href: unknown): string | null => {
  if (typeof href !== "string") return null;
  const address = href.trim().normalize("NFC");
  return ALLOWED.test(address) ? address : null;
};
