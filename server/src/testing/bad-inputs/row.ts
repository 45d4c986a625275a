/** A row of the table of bad inputs (reliability, c): what comes, what it is answered, and what is kept. */
import type { RefusalCode } from "@acb/schemas/error";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Cast } from "../matrix/cast.ts";
import { NEW_CHARTER } from "../new-charter.ts";
import { newMandate } from "../new-mandate.ts";
import type { Member } from "../test-installation.ts";
import type { Visitor } from "../visitor.ts";

type Given = {
  readonly act: () => Promise<Response>;
  /** What is said where nothing is refused. */
  readonly says?: object;
  /** The next step, where it names who can help. */
  readonly next?: string;
  /** Beside everything stored, which is as it was: what can be done still. Throws, or expects, where it cannot. */
  readonly kept?: () => Promise<unknown>;
};

export type BadInput = {
  readonly id: `B-${number}`;
  readonly what: string;
  /** `null` where the right answer is no refusal. */
  readonly code: RefusalCode | null;
  /** Puts in place what the input is about. */
  readonly given: (cast: Cast) => Promise<Given>;
};

const JSON_HEADERS = { "Content-Type": "application/json" };

export const post = (
  visitor: Visitor,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  visitor.request(path, {
    method: "POST",
    headers: { ...JSON_HEADERS, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

/** A round of which all partners are asked, and somebody who signs for both of them. */
export const roundIn = async ({ installation, both, partnerIds }: Cast, called: string) => {
  const { record } = await both.call("createCharter", {
    body: { ...NEW_CHARTER, title: called, partnerIds },
  });
  const params = { charterId: record.id };
  const email = `signs-${called}@charter.test`;
  const signatory: Member = await installation.signedIn({ email, organisationIds: [...partnerIds] });
  const { id: personId } = signatory.person;
  for (const organisationId of partnerIds) {
    await both.call("giveRole", { params, body: { personId, role: "signatory", organisationId } });
    const mandate = newMandate({ personId, organisationId, grantedBy: both.person.id });
    await installation.context.storage.organisations.addMandate(mandate);
  }
  const version = await both.call("freezeVersion", { params, body: { label: called, changeNote: "" } });
  const { rounds } = await both.call("openRound", {
    params,
    body: { versionId: version.id, dueOn: "2099-01-01" },
  });
  const decision = {
    versionId: version.id,
    contentHash: version.contentHash,
    position: "approved",
    minuteVerb: "approved",
    authority: { kind: "board", body: "The board", meetingOn: londonDate(new Date(version.frozenAt)) },
    evidence: [],
    reason: "",
  };
  return {
    params,
    signatory,
    decision,
    path: `/api/charters/${record.id}/rounds/${rounds[0]?.round.id}/decisions`,
  };
};
