/** A charter that is not there, or not shared with this person: nobody is told which, and both have a way on. */
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonLink, ButtonRow } from "../../ui/button.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";

type NotSharedScreenProps = {
  readonly charterId: string;
  /** It was open on this page a moment ago. */
  readonly wasOpen: boolean;
  readonly hasAsked: boolean;
  readonly onAsked: () => void;
};

export const NotSharedScreen = ({ charterId, wasOpen, hasAsked, onAsked }: NotSharedScreenProps) => {
  const ask = useFormCall("askForAccess", { charterId }, onAsked);
  return (
    <Stack>
      <PageHeader
        title={wasOpen ? "This charter is not open to you any more" : "There is nothing here for you"}
        lead={
          wasOpen
            ? "Your role in it was taken away. What you wrote and decided stays."
            : "The address may be mistyped, or the charter is not shared with you."
        }
      />
      {hasAsked ? (
        <Notice tone="good" title="You have asked for access" role="status">
          <p>
            If there is such a charter, those who run it have a mail from you. You hear from them, not from
            us.
          </p>
        </Notice>
      ) : (
        <p>
          {wasOpen ? "You" : "If somebody sent you this address, you"} can ask those who run the charter to
          let you in.
        </p>
      )}
      <CallFailure failure={ask.failure} />
      <ButtonRow>
        {hasAsked ? null : (
          <Button variant="primary" onClick={() => ask.send({})}>
            {ask.busy ? "Asking…" : "Ask for access"}
          </Button>
        )}
        <ButtonLink href="/">Go to my charters</ButtonLink>
      </ButtonRow>
    </Stack>
  );
};
