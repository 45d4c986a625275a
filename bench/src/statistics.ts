/** What a list of readings comes to. */

/** The value that this share of the readings does not exceed (nearest rank); `NaN` of none. */
export const percentile = (readings: readonly number[], share: number): number => {
  const sorted = Float64Array.from(readings).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** The middle reading, or the mean of the two in the middle; `NaN` of none. */
export const median = (readings: readonly number[]): number => {
  const sorted = Float64Array.from(readings).sort();
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
};
