/** The steps of a decision: read the exact text and fill in the form, then check the answers, then send. */
import { londonDate } from "@acb/shared/sign-off/london-date";
import { useState } from "react";
import { Loaded } from "../../api/loaded.tsx";
import { browserRandom, randomUuid } from "../../random/random-id.ts";
import { useMe } from "../../session/session-context.tsx";
import { TextNotGenuine } from "../reading/text-not-genuine.tsx";
import { type FrozenText, useFrozenText } from "../reading/use-frozen-text.ts";
import type { DecisionAtHand } from "./decision-at-hand.ts";
import { DecisionCheck } from "./decision-check.tsx";
import {
  type DecisionBody,
  type DecisionDraft,
  type DecisionSubject,
  draftErrors,
  draftOf,
  firstDraft,
  toRequest,
} from "./decision-draft.ts";
import { forgetDraft, keepDraft, keptDraftPlace, readKeptDraft } from "./kept-draft.ts";
import { ReadAndDecide } from "./read-and-decide.tsx";

export const DecisionSteps = (props: DecisionAtHand) => {
  // The round's own fingerprint is what the browser's must equal.
  const text = useFrozenText({ ...props.version, contentHash: props.round.round.contentHash });
  return (
    <Loaded query={text} what="the text to decide on">
      {(frozen) =>
        frozen.genuine ? <Steps {...props} frozen={frozen} /> : <TextNotGenuine why={frozen.why} />
      }
    </Loaded>
  );
};

type Genuine = Extract<FrozenText, { readonly genuine: true }>;

const Steps = ({ frozen, ...props }: DecisionAtHand & { readonly frozen: Genuine }) => {
  const { version, row, replaces } = props;
  const { person } = useMe();
  const place = keptDraftPlace({
    personId: person.id,
    roundId: props.round.round.id,
    organisationId: row.organisationId,
    replaces,
  });
  const [draft, setDraft] = useState<DecisionDraft>(
    () =>
      readKeptDraft(place) ??
      (props.prepared === null || replaces !== null ? firstDraft(replaces) : draftOf(props.prepared.answers)),
  );
  const [request, setRequest] = useState<DecisionBody | null>(null);
  const [problems, setProblems] = useState({ errors: {}, attempt: 0 });
  const [today] = useState(() => londonDate(new Date()));
  const subject: DecisionSubject = {
    versionId: version.id,
    contentHash: frozen.contentHash,
    organisationId: row.organisationId,
    organisationName: row.name,
    replaces,
    frozenOn: londonDate(new Date(version.frozenAt)),
    today,
  };
  const toCheck = (): void => {
    // One id per attempt: sending the same answers again, after a lost connection say, is the same decision.
    const id = randomUuid(browserRandom);
    const errors = draftErrors(draft, subject, id);
    const clean = Object.keys(errors).length === 0;
    setProblems((before) => ({ errors, attempt: before.attempt + 1 }));
    setRequest(clean ? toRequest(draft, subject, id) : null);
  };
  if (request !== null) {
    return (
      <DecisionCheck
        {...props}
        draft={draft}
        request={request}
        onChange={() => setRequest(null)}
        onRecorded={(recorded) => {
          forgetDraft(place);
          props.onRecorded(recorded);
        }}
      />
    );
  }
  return (
    <ReadAndDecide
      {...props}
      content={frozen.content}
      subject={subject}
      draft={draft}
      onDraft={(next) => {
        setDraft(next);
        keepDraft(place, next);
      }}
      problems={problems}
      onContinue={toCheck}
    />
  );
};
