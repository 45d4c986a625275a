/** How long things are kept: administrators set the periods, everybody may read them (SPEC: NET-6). */
import {
  forEachPeriod,
  PERIOD_KINDS,
  PERIODS,
  type PeriodKind,
  type Retention,
} from "@acb/schemas/retention";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { useMe } from "../session/session-context.tsx";
import { Button, ButtonRow } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form, Part, Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { daysWords, KeptWithoutPeriod, PeriodList } from "./retention-list.tsx";

export const RetentionScreen = () => {
  const { person: me } = useMe();
  const retention = useApi("getRetention", {});
  return (
    <Stack gap="wide">
      <PageHeader
        title="How long things are kept"
        lead="What is older than its period is removed within the hour, for good."
      />
      <Loaded query={retention} what="the periods">
        {(now) => (
          <Part title="With a period">
            {me.administrator ? <PeriodForm now={now} /> : <PeriodList retention={now} />}
          </Part>
        )}
      </Loaded>
      <Part title="As long as it serves">
        <KeptWithoutPeriod />
      </Part>
    </Stack>
  );
};

type Typed = Readonly<Record<PeriodKind, string>>;

const PeriodForm = ({ now }: { readonly now: Retention }) => {
  const form = useId();
  const announce = useAnnounce();
  const [typed, setTyped] = useState<Typed>(() => forEachPeriod((kind) => String(now[kind])));
  const [saved, setSaved] = useState(false);
  const { send, errors, failure, attempt, busy } = useFormCall("setRetention", {}, () => {
    setSaved(true);
    announce("The periods have been saved.");
  });
  return (
    <Form onSubmit={() => send(forEachPeriod((kind) => numberIn(typed[kind])))}>
      <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
      {PERIOD_KINDS.map((kind) => (
        <TextField
          key={kind}
          id={fieldId(form, kind)}
          label={`${PERIODS[kind].label}, in days`}
          hint={hintFor(kind)}
          inputMode="numeric"
          width="short"
          value={typed[kind]}
          onChange={(text) => {
            setSaved(false);
            setTyped((before) => ({ ...before, [kind]: text }));
          }}
          error={errors[kind]}
        />
      ))}
      {saved ? <Notice tone="good" title="The periods have been saved" /> : null}
      <ButtonRow>
        <Button type="submit" variant="primary">
          {busy ? "Saving…" : "Save the periods"}
        </Button>
      </ButtonRow>
    </Form>
  );
};

const hintFor = (kind: PeriodKind): string => {
  const { what, from, leastDays, defaultDays } = PERIODS[kind];
  return `${what}. Counted from when ${from}; at least ${daysWords(leastDays)}, ${daysWords(defaultDays)} unless you set it.`;
};

/** What is no whole number is refused by the schema, beside its field. */
const numberIn = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
