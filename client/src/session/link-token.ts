/** The token of a link stands behind the #, so that it reaches no server log and no mail scanner can use it up. */

/** Where the link leads after it signed somebody in; empty for where they were. */
export const placeOf = (hash: string): string => new URLSearchParams(hash.replace(/^#/, "")).get("to") ?? "";

/** The `token` in a location's hash, or an empty string. */
export const tokenOf = (hash: string): string =>
  new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
