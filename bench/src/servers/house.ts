/** An installation of the charter builder that is copied for each start. */

export type House = {
  readonly folder: string;
  readonly charters: readonly Charter[];
};
export type Charter = {
  readonly id: string;
  readonly writerCookies: readonly string[];
  /** Its document as the server made it, as one update. */
  readonly seed: Uint8Array;
};
