/** The partner organisations of a charter, and changing them. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { ORGANISATION_TYPES } from "@acb/schemas/options";
import { labelOf } from "@acb/shared/values/print-value";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormButtons } from "../../ui/form-buttons.tsx";
import { FormPanel } from "../../ui/form-panel.tsx";
import { Form, Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { CAN_DECIDE_WORDS, nextMeetingWords } from "../readiness-words.ts";
import { PartnerPicker } from "./partner-picker.tsx";

const FORM = "partners";

export const PartnersPart = ({ charter }: { readonly charter: CharterView }) => {
  const [changing, setChanging] = useState(false);
  const mayManage = charter.may.includes("manage");
  const change = (
    <Button onClick={() => setChanging(true)}>
      {charter.partners.length === 0 ? "Add partners" : "Change the partners"}
    </Button>
  );
  return (
    <Part
      title="Partners"
      actions={mayManage && !changing && charter.partners.length > 0 ? change : undefined}
    >
      {changing ? <PartnersForm charter={charter} onClose={() => setChanging(false)} /> : null}
      {!changing && charter.partners.length === 0 ? (
        <EmptyState title="No partners yet" action={mayManage ? change : undefined}>
          <p>Partners are the organisations that will be asked to sign.</p>
        </EmptyState>
      ) : null}
      {!changing && charter.partners.length > 0 ? <PartnersTable charter={charter} /> : null}
    </Part>
  );
};

/** Whether they can decide and when they meet is asked for beside the charter; without it the table says the rest. */
const PartnersTable = ({ charter }: { readonly charter: CharterView }) => {
  const { data = [] } = useApi("getReadiness", { charterId: charter.record.id });
  const readinessOf = (partner: Partner) => data.find(({ organisationId }) => organisationId === partner.id);
  return (
    <Table
      caption="Organisations that will be asked to sign"
      captionHidden
      rows={charter.partners}
      onPhone="entries"
      rowKey={(partner) => partner.id}
      columns={[
        { key: "name", heading: "Organisation", cell: (partner) => partner.name, namesRow: true },
        { key: "type", heading: "Kind", cell: (partner) => labelOf(ORGANISATION_TYPES, partner.type) },
        {
          key: "signatories",
          heading: "Signatories",
          cell: (partner) => (
            <Signatories
              names={signatories(charter, partner.id)}
              missing={CAN_DECIDE_WORDS[readinessOf(partner)?.canDecide ?? "yes"]}
            />
          ),
        },
        {
          key: "meeting",
          heading: "Next meeting",
          cell: (partner) => {
            const readiness = readinessOf(partner);
            return readiness === undefined ? null : (nextMeetingWords(readiness) ?? "None in its calendar");
          },
        },
      ]}
    />
  );
};

type Partner = CharterView["partners"][number];

const Signatories = ({
  names,
  missing,
}: {
  readonly names: readonly string[];
  readonly missing: string | null;
}) => (
  <>
    {names.length === 0 && missing === null ? "Nobody yet" : names.join(", ")}{" "}
    {missing === null ? null : <Tag tone="care">{missing}</Tag>}
  </>
);

const signatories = (charter: CharterView, organisationId: string): readonly string[] =>
  charter.roles
    .filter((grant) => grant.role === "signatory" && grant.organisationId === organisationId)
    .flatMap((grant) => charter.people.filter(({ id }) => id === grant.personId).map(({ name }) => name));

const PartnersForm = ({
  charter,
  onClose,
}: {
  readonly charter: CharterView;
  readonly onClose: () => void;
}) => {
  const announce = useAnnounce();
  const organisations = useApi("listOrganisations", {});
  const [partnerIds, setPartnerIds] = useState<CharterView["record"]["partnerIds"]>(
    charter.record.partnerIds,
  );
  const form = useFormCall("setPartners", { charterId: charter.record.id }, () => {
    announce("The partners have been changed.");
    onClose();
  });
  return (
    <FormPanel title="Change the partners">
      <Form onSubmit={() => form.send({ partnerIds })}>
        <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <Loaded query={organisations} what="organisations">
          {(all) => (
            <PartnerPicker
              id={fieldId(FORM, "partnerIds")}
              organisations={all}
              value={partnerIds}
              onChange={(next) => setPartnerIds([...next])}
              error={form.errors.partnerIds}
            />
          )}
        </Loaded>
        <FormButtons words="Save the partners" busyWords="Saving…" busy={form.busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};
