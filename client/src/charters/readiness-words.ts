/** Who can decide for a partner and when it meets, in words: the same before a round and in the list of partners. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CanDecide, PartnerReadiness } from "@acb/schemas/sign-off/readiness";
import { meetsBy } from "@acb/shared/sign-off/readiness";
import { printDate } from "@acb/shared/values/print-value";

/** `null` where nothing is missing. */
export const CAN_DECIDE_WORDS: Readonly<Record<CanDecide, string | null>> = {
  yes: null,
  noSignatory: "No signatory",
  noMandate: "No mandate",
};

/** "20 January 2027, papers by 6 January 2027"; `null` for a calendar without a meeting to come. */
export const nextMeetingWords = ({ meetings: [next] }: Pick<PartnerReadiness, "meetings">): string | null => {
  if (next === undefined) return null;
  const papers = next.papersDueOn === null ? "" : `, papers by ${printDate(next.papersDueOn)}`;
  return `${printDate(next.meetsOn)}${papers}`;
};

/** What stands in the way of a round: what is missing, of whom, and what to do. */
export type Obstacle = { readonly what: string; readonly who: readonly string[]; readonly next: string };

/** What makes a partner unable to decide by then, one line each. `dueOn` is empty until a date is chosen. */
export const obstaclesTo = (
  partners: CharterView["partners"],
  readiness: readonly PartnerReadiness[],
  dueOn: string,
): readonly Obstacle[] => {
  const named = readiness.flatMap((one) => {
    const name = partners.find(({ id }) => id === one.organisationId)?.shortName;
    return name === undefined ? [] : [{ ...one, name }];
  });
  const late = named.filter((one) => one.meetings.length > 0 && dueOn !== "" && !meetsBy(one, dueOn));
  return [
    {
      what: "No signatory",
      who: named.filter(({ canDecide }) => canDecide === "noSignatory").map(({ name }) => name),
      next: "Make somebody of that organisation its signatory, under People and partners.",
    },
    {
      what: "No mandate to decide",
      who: named.filter(({ canDecide }) => canDecide === "noMandate").map(({ name }) => name),
      next: "Their executive sponsor or anchor lead gives one on the organisation’s page.",
    },
    {
      what: `No meeting by ${printDate(dueOn)}`,
      who: late.map((one) => `${one.name} (next ${nextMeetingWords(one)})`),
      next: "A later date lets them decide.",
    },
  ].filter(({ who }) => who.length > 0);
};

/** Of those whose calendar has no meeting to come nothing can be said: it says so. */
export const calendarWords = (readiness: readonly PartnerReadiness[], dueOn: string): string => {
  const unknown = readiness.filter(({ meetings }) => meetings.length === 0).length;
  if (unknown === 0)
    return dueOn === "" || !readiness.every((one) => meetsBy(one, dueOn))
      ? ""
      : `Each of them meets by ${printDate(dueOn)}.`;
  const have = unknown === 1 ? "has" : "have";
  return `${unknown} of ${readiness.length} ${have} no meeting in the calendar: ask when their board or committee meets.`;
};
