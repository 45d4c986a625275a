/** The token of a link stands behind the #, so that it reaches no server log and no mail scanner can use it up. */

/** The `token` in a location's hash, or an empty string. */
export const tokenOf = (hash: string): string =>
  new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
