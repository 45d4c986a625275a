/** A person's own words in an older copy, to be given back by a press of a button (SPEC: RES-4). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { GivingBackView } from "@acb/schemas/api/giving-back-routes";
import { type OwnWords, ownWordsBeyond } from "@acb/shared/giving-back/own-words";
import { useMemo, useRef } from "react";
import type * as Y from "yjs";
import { OFTEN_MS, useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { useMe } from "../../session/session-context.tsx";
import type { OlderCopy } from "../../sync/older-copies.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Stack } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { countLetters, waitingWords } from "./letters.ts";
import { wasRestored } from "./was-restored.ts";

type GiveBackProps = {
  readonly charter: CharterView;
  /** The charter as it is now. */
  readonly ydoc: Y.Doc;
  readonly copy: Pick<OlderCopy, "ydoc" | "epoch" | "receipts">;
};

export const GiveBack = (props: GiveBackProps) =>
  props.charter.may.includes("write") && wasRestored(props.charter) ? <Asked {...props} /> : null;

const Asked = (props: GiveBackProps) => {
  const givingBack = useApi("getGivingBack", { charterId: props.charter.record.id }, { everyMs: OFTEN_MS });
  const view = givingBack.data;
  return view?.begunBy === "restore" ? <GiveBackNow {...props} view={view} /> : null;
};

const GiveBackNow = ({ charter, ydoc, copy, view }: GiveBackProps & { readonly view: GivingBackView }) => {
  const { person } = useMe();
  const announce = useAnnounce();
  const place = useRef<HTMLDivElement>(null);
  // What was taken meanwhile is in the charter: the view changes when that happens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view stands for the state of the charter.
  const { own, unprovenCount } = useMemo(
    () => lookInto(copy, ydoc, person.id),
    [copy, ydoc, person.id, view],
  );
  const form = useFormCall("offerWords", { charterId: charter.record.id }, () => {
    announce("Your newer words are given back. They wait for a governance lead.");
    place.current?.focus();
  });
  if (copy.epoch < view.oldestEpoch)
    return <p>Text was erased from the charter after this copy, so nothing of it can be given back.</p>;
  if (own === null) {
    const allIsThere = <p>Your own words in it are all in the charter.</p>;
    return unprovenCount === 0 ? allIsThere : <Unproven letterCount={unprovenCount} />;
  }
  const given = view.offers.filter(({ personId, state, clientIds }) => {
    const isThis = personId === person.id && clientIds.some((id) => own.clientIds.includes(id));
    return isThis && state !== "taken";
  });
  const letters = countLetters(own.letterCount);
  const give = () =>
    form.send({ epoch: copy.epoch, update: toBase64(own.update), receipts: receiptsFor(copy, own) });
  return (
    <section ref={place} tabIndex={-1} aria-label="Your newer words">
      <Stack gap="close">
        {given.length > 0 ? (
          given.map((offer) => <Given key={offer.id} offer={offer} />)
        ) : view.state === "open" ? (
          <>
            <p>
              In it are {letters} of your own that are not in the charter. Give them back, and a governance
              lead puts them in, under your name. You need not copy these by hand.
            </p>
            <ButtonRow>
              <Button variant="primary" size="compact" onClick={give}>
                {form.busy ? "Giving back…" : "Give back my newer words"}
              </Button>
            </ButtonRow>
          </>
        ) : (
          <p>
            In it are {letters} of your own that are not in the charter. When a governance lead takes newer
            text back, you can give them back here by one button.
          </p>
        )}
        {Object.values(form.errors).map((words) => (
          <p key={words} role="alert">
            {words}.
          </p>
        ))}
        {form.failure === null ? null : (
          <p role="alert">
            {form.failure.message} {form.failure.next}
          </p>
        )}
        <Unproven letterCount={unprovenCount} />
      </Stack>
    </section>
  );
};

const Given = ({ offer }: { readonly offer: GivingBackView["offers"][number] }) => (
  <p>
    {offer.state === "refused"
      ? "What you gave back does not fit onto the charter as it is now: copy it by hand."
      : `You have given back ${countLetters(offer.letterCount)}. They come into the charter when a governance lead takes them.`}{" "}
    {offer.waitsFor.length === 0 ? null : waitingWords(offer.waitsFor)}
  </p>
);

/** Words without a receipt: of others, or the person's own that had not reached the server. */
const Unproven = ({ letterCount }: { readonly letterCount: number }) =>
  letterCount === 0 ? null : (
    <p>
      It also holds {countLetters(letterCount)} of which this browser does not know who wrote them. Others can
      give back theirs; what is yours, copy by hand.
    </p>
  );

type InCopy = { readonly own: OwnWords | null; readonly unprovenCount: number };

const lookInto = ({ ydoc: copy, receipts }: GiveBackProps["copy"], ydoc: Y.Doc, personId: string): InCopy => {
  const owners = new Map(receipts.map((receipt) => [receipt.clientId, receipt.personId]));
  const unproven = ownWordsBeyond(copy, ydoc, (clientId) => !owners.has(clientId));
  return {
    own: ownWordsBeyond(copy, ydoc, (clientId) => owners.get(clientId) === personId),
    unprovenCount: unproven?.letterCount ?? 0,
  };
};

/** Others' too, so that the server can say for whom these words wait. */
const receiptsFor = ({ receipts }: GiveBackProps["copy"], { clientIds }: OwnWords) =>
  receipts.filter(({ clientId }) => clientIds.includes(clientId));

const toBase64 = (bytes: Uint8Array): string =>
  btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
