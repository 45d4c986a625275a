/** Putting a charter away when the work on it is over, and bringing it back. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { AskFirst, useAsking } from "../../ui/ask-first.tsx";
import { Button } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

export const PutAwayPart = ({ charter }: { readonly charter: CharterView }) => {
  const announce = useAnnounce();
  const isAway = charter.record.putAwayOn !== undefined;
  const asking = useAsking();
  const { send, failure, busy } = useFormCall("putAway", { charterId: charter.record.id }, () => {
    asking.close();
    announce(isAway ? "The charter has been brought back." : "The charter has been put away.");
  });
  return (
    <Part title={isAway ? "Bring this charter back" : "Put this charter away"}>
      <p>
        {isAway
          ? "Everybody can do again what their role allows."
          : "When the work on it is over: everybody with a role still reads it and takes its files, and nobody writes or decides. An open workshop is closed. You can bring the charter back."}
      </p>
      <div>
        {isAway ? (
          <Button ref={passFocusOn} onClick={() => send({ away: false })}>
            {busy ? "A moment…" : "Bring it back"}
          </Button>
        ) : (
          <AskFirst
            asking={asking}
            button="Put it away"
            title="Put this charter away?"
            words="Put it away"
            busyWords="Putting it away…"
            busy={busy}
            failure={<CallFailure failure={failure} />}
            onConfirm={() => send({ away: true })}
          >
            <p>
              Whoever is writing in it now can only read it from that moment on. A workshop that is open is
              closed: its guests are sent away, and its join code does not work any more. Bringing the charter
              back does not open the workshop again.
            </p>
          </AskFirst>
        )}
      </div>
      {isAway ? <CallFailure failure={failure} /> : null}
    </Part>
  );
};
