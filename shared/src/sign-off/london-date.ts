/** Calendar days: deadlines and meetings are dates in Europe/London, whatever the clock of the machine says. */

/** A calendar day as YYYY-MM-DD; two of them compare as text. */
export type IsoDate = string;

const HOUR_MS = 60 * 60_000;

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day in London at that instant; an hour before midnight UTC in summer is already the next day. */
export const londonDate = (at: Date): IsoDate => {
  const parts = new Map(LONDON.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
};

/** The instant at which that day begins in London: in summer an hour before midnight UTC. */
export const londonDayStart = (day: IsoDate): Date => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const early = new Date(midnight - HOUR_MS);
  return londonDate(early) === day ? early : new Date(midnight);
};
