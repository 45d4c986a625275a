/** One organisation: its entry, who speaks and decides for it, when its board meets, what became of it (SPEC: client, Organisation). */
import { ORGANISATION_TYPES } from "@acb/schemas/options";
import { labelOf, printDate } from "@acb/shared/values/print-value";
import { Link } from "wouter";
import { Loaded } from "../api/loaded.tsx";
import { OFTEN_MS, useApi } from "../api/use-api.ts";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { EntryPart } from "./entry-part.tsx";
import { HistoryPart } from "./history-part.tsx";
import { MandatesPart } from "./mandates-part.tsx";
import { MeetingsPart } from "./meetings-part.tsx";
import type { PartProps } from "./part-props.ts";
import { PostsPart } from "./posts-part.tsx";
import { RemovePart } from "./remove-part.tsx";
import { UnconfirmedPart } from "./unconfirmed-part.tsx";

export const OrganisationScreen = ({ organisationId }: { readonly organisationId: string }) => {
  const record = useApi("getOrganisation", { organisationId }, { everyMs: OFTEN_MS });
  const people = useApi("listPeople", {});
  const organisations = useApi("listOrganisations", {});
  return (
    <Loaded query={record} what="the organisation">
      {(found) => (
        <Loaded query={people} what="people">
          {(everybody) => (
            <Loaded query={organisations} what="organisations">
              {(all) => <Parts record={found} people={everybody} organisations={all} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
};

const Parts = (props: PartProps) => {
  const { organisation } = props.record;
  return (
    <Stack>
      <PageHeader
        title={organisation.name}
        above={<Link href="/organisations">Organisations and people</Link>}
        lead={`${organisation.shortName} · ${labelOf(ORGANISATION_TYPES, organisation.type)}`}
      />
      {organisation.endedOn === undefined ? null : (
        <Notice title={`No longer in the network since ${printDate(organisation.endedOn)}`}>
          <p>What it decided stays as it was signed. Nothing here can be changed any more.</p>
        </Notice>
      )}
      <EntryPart {...props} />
      <UnconfirmedPart {...props} />
      <PostsPart {...props} />
      <MandatesPart {...props} />
      <MeetingsPart {...props} />
      <HistoryPart {...props} />
      <RemovePart {...props} />
    </Stack>
  );
};
