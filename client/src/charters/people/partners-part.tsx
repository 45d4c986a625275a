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
import { Form, Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Table } from "../../ui/table.tsx";
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
      {!changing && charter.partners.length > 0 ? (
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
              cell: (partner) => signatories(charter, partner.id),
            },
          ]}
        />
      ) : null}
    </Part>
  );
};

const signatories = (charter: CharterView, organisationId: string): string => {
  const names = charter.roles
    .filter((grant) => grant.role === "signatory" && grant.organisationId === organisationId)
    .flatMap((grant) => charter.people.filter(({ id }) => id === grant.personId).map(({ name }) => name));
  return names.length === 0 ? "Nobody yet" : names.join(", ");
};

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
  );
};
