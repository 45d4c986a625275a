/** A governance lead of a restored charter takes back what people's browsers still hold (SPEC: RES-5). */
import type { RouteName } from "@acb/schemas/api";
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { GivingBackView } from "@acb/schemas/api/giving-back-routes";
import { printMoment } from "@acb/shared/values/print-value";
import { useRef } from "react";
import { OFTEN_MS, useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Offers } from "./offers.tsx";
import { wasRestored } from "./was-restored.ts";

export const TakeBack = ({ charter }: { readonly charter: CharterView }) =>
  charter.may.includes("manage") && wasRestored(charter) ? <Restored charterId={charter.record.id} /> : null;

const Restored = ({ charterId }: { readonly charterId: string }) => {
  const place = useRef<HTMLElement>(null);
  const givingBack = useApi("getGivingBack", { charterId }, { everyMs: OFTEN_MS });
  if (givingBack.data?.begunBy !== "restore") return null;
  const stay = () => place.current?.focus();
  return (
    <section ref={place} tabIndex={-1} aria-label="Restored from a backup">
      <InItsState charterId={charterId} view={givingBack.data} onDone={stay} />
    </section>
  );
};

type StateProps = {
  readonly charterId: string;
  readonly view: GivingBackView;
  /** The button that was pressed is gone. */
  readonly onDone: () => void;
};

const InItsState = (props: StateProps) => {
  const { view } = props;
  switch (view.state) {
    case "never opened":
      return <NeverOpened {...props} />;
    case "open":
      return <Open {...props} />;
    case "closed":
      return <Closed {...props} />;
    default:
      return view.state satisfies never;
  }
};

const NeverOpened = (props: StateProps) => {
  const { begunAt } = props.view;
  return (
    <Notice tone="care" title="This charter was restored from a backup">
      <p>
        {begunAt === null ? "" : `It was restored on ${printMoment(begunAt)}. `}What was written between the
        backup and then is not in it. The browsers of those who wrote it may still hold it.
      </p>
      <ButtonRow>
        <StepButton {...props} to="openGivingBack" words="Take newer text back" isPrimary />
        <StepButton {...props} to="closeGivingBack" words="Nothing is missing" />
      </ButtonRow>
    </Notice>
  );
};

const Open = (props: StateProps) => (
  <Notice tone="care" title="Newer text is being taken back">
    <p>
      Ask those who wrote to open this charter in the browser that they wrote in: there they can give back
      their own words. Nothing comes into the charter before you take it.
    </p>
    <Offers charterId={props.charterId} offers={props.view.offers} onDone={props.onDone} />
    <ButtonRow>
      <StepButton {...props} to="closeGivingBack" words="Stop taking text back" />
    </ButtonRow>
  </Notice>
);

const Closed = (props: StateProps) => {
  const { begunAt, last } = props.view;
  const when = begunAt === null ? "" : ` on ${printMoment(begunAt)}`;
  return (
    <Details summary="This charter was restored from a backup">
      <p>
        It was restored{when}.
        {last === null ? "" : ` ${last.personName} closed this on ${printMoment(last.at)}.`} Where browsers
        still hold newer text, it can be taken back.
      </p>
      <StepButton {...props} to="openGivingBack" words="Take newer text back" />
    </Details>
  );
};

type Step = Extract<RouteName, "openGivingBack" | "closeGivingBack">;
const DONE: Readonly<Record<Step, string>> = {
  openGivingBack: "People can give newer text back now.",
  closeGivingBack: "No newer text is taken back any more.",
};

type StepButtonProps = Pick<StateProps, "charterId" | "onDone"> & {
  readonly to: Step;
  readonly words: string;
  readonly isPrimary?: boolean;
};

const StepButton = ({ charterId, onDone, to, words, isPrimary = false }: StepButtonProps) => {
  const announce = useAnnounce();
  const form = useFormCall(to, { charterId }, () => {
    announce(DONE[to]);
    onDone();
  });
  return (
    <>
      <Button variant={isPrimary ? "primary" : "secondary"} size="compact" onClick={() => form.send({})}>
        {words}
      </Button>
      {form.failure === null ? null : (
        <p role="alert">
          {form.failure.message} {form.failure.next}
        </p>
      )}
    </>
  );
};
