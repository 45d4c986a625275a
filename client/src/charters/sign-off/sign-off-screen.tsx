/** Sign-off of a charter: what waits for me, the newest round's board, the versions, earlier rounds. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { RoundView, SignOffView } from "@acb/schemas/api/sign-off-routes";
import { ROUND_STATES } from "@acb/schemas/sign-off/round";
import { printDate } from "@acb/shared/values/print-value";
import { ButtonLink } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Part, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Board } from "./board.tsx";
import { CancelRound } from "./cancel-round.tsx";
import { FreezeVersion } from "./freeze-version.tsx";
import { OpenRound } from "./open-round.tsx";
import styles from "./sign-off.module.css";
import { VersionList } from "./version-list.tsx";

type SignOffScreenProps = { readonly charter: CharterView; readonly signOff: SignOffView };

export const SignOffScreen = ({ charter, signOff }: SignOffScreenProps) => {
  const [current, ...earlier] = signOff.rounds;
  return (
    <Stack gap="wide">
      <DecideFor charter={charter} signOff={signOff} />
      <CurrentRound charter={charter} signOff={signOff} current={current} />
      <Part
        title="Versions"
        actions={charter.may.includes("freeze") ? <FreezeVersion charterId={charter.record.id} /> : undefined}
      >
        <VersionList versions={signOff.versions} mayFreeze={charter.may.includes("freeze")} />
      </Part>
      {earlier.length === 0 ? null : (
        <Part title="Earlier rounds">
          {earlier.map((view) => (
            <Details key={view.round.id} summary={roundTitle(view)}>
              <Board view={view} />
            </Details>
          ))}
        </Part>
      )}
    </Stack>
  );
};

const roundTitle = ({ versionNumber, round, state }: RoundView): string =>
  `Version ${versionNumber}, ${printDate(round.opensOn)} to ${printDate(round.dueOn)}: ${ROUND_STATES[state].toLowerCase()}`;

const DecideFor = ({ charter, signOff }: SignOffScreenProps) => {
  const open = signOff.rounds.find(({ state }) => state === "open");
  if (open === undefined) return null;
  const { versionNumber, round } = open;
  const dueOn = printDate(round.dueOn);
  return (
    <>
      {signOff.decidesFor.map((organisationId) => (
        <DecisionOffer
          key={organisationId}
          title={`${nameIn(open, organisationId)} is asked to sign`}
          words={`Read version ${versionNumber} and record the decision by ${dueOn}.`}
          href={`/charters/${charter.record.id}/sign-off/${organisationId}/decide`}
          action="Decide for your organisation"
          variant="primary"
        />
      ))}
      {signOff.preparesFor
        .filter((organisationId) => !signOff.decidesFor.includes(organisationId))
        .map((organisationId) => (
          <DecisionOffer
            key={organisationId}
            title={`${nameIn(open, organisationId)} is asked to sign`}
            words={`Read version ${versionNumber} and prepare the decision for your signatories by ${dueOn}.`}
            href={`/charters/${charter.record.id}/sign-off/${organisationId}/decide`}
            action="Prepare the decision"
            variant="primary"
          />
        ))}
      {signOff.mayReconsider.map(({ organisationId }) => (
        <DecisionOffer
          key={organisationId}
          title={`${nameIn(open, organisationId)} has declined`}
          words={`It may still approve version ${versionNumber} until ${dueOn}. The decline stays on record.`}
          href={`/charters/${charter.record.id}/sign-off/${organisationId}/decide`}
          action="Approve after all"
          variant="secondary"
        />
      ))}
    </>
  );
};

const nameIn = ({ rows, successors }: RoundView, organisationId: string): string =>
  [...rows, ...successors].find((row) => row.organisationId === organisationId)?.name ?? "Your organisation";

type DecisionOfferProps = {
  readonly title: string;
  readonly words: string;
  readonly href: string;
  readonly action: string;
  readonly variant: "primary" | "secondary";
};

const DecisionOffer = ({ title, words, href, action, variant }: DecisionOfferProps) => (
  <div className={styles.decideFor}>
    <div>
      <p className={styles.decideForTitle}>{title}</p>
      <p>{words}</p>
    </div>
    <ButtonLink variant={variant} href={href}>
      {action}
    </ButtonLink>
  </div>
);

type CurrentRoundProps = SignOffScreenProps & { readonly current: RoundView | undefined };

const CurrentRound = ({ charter, signOff, current }: CurrentRoundProps) => {
  const open = current?.state === "open";
  const mayOpen = charter.may.includes("openRound");
  const openRound =
    mayOpen && !open && signOff.versions.length > 0 ? (
      <OpenRound charter={charter} versions={signOff.versions} />
    ) : undefined;
  if (current === undefined) {
    return (
      <Part title="Sign-off round">
        <EmptyState title="No organisation has been asked yet" action={openRound}>
          <p>
            {signOff.versions.length === 0
              ? "First freeze the draft: organisations sign an exact text that does not change any more."
              : "Open a round to ask every partner to sign a version by a date."}
          </p>
        </EmptyState>
      </Part>
    );
  }
  return (
    <Part
      title={`Sign-off of version ${current.versionNumber}`}
      actions={
        open && mayOpen ? <CancelRound charterId={charter.record.id} roundId={current.round.id} /> : openRound
      }
    >
      {current.cancelledBecause === null ? null : (
        <Notice title="This round was closed early">
          <p>{current.cancelledBecause}</p>
        </Notice>
      )}
      <Board view={current} />
    </Part>
  );
};
