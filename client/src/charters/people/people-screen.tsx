/** Partners of a charter and the roles of people in it. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { ROLE_NAMES, ROLES } from "@acb/schemas/role";
import { mayWords } from "@acb/shared/access/role-words";
import { Details } from "../../ui/details.tsx";
import { Stack } from "../../ui/layout.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import { InvitePart } from "./invite-part.tsx";
import { PartnersPart } from "./partners-part.tsx";
import { PutAwayPart } from "./put-away-part.tsx";
import { RolesPart } from "./roles-part.tsx";

/** In the order in which people meet them. */
const ROLE_ORDER = [...ROLES].sort((one, other) =>
  ROLE_NAMES[one].name.localeCompare(ROLE_NAMES[other].name, "en-GB"),
);

export const PeopleScreen = ({ charter }: { readonly charter: CharterView }) => (
  <Stack gap="wide">
    {charter.may.includes("manage") ? <InvitePart charter={charter} /> : null}
    <PartnersPart charter={charter} />
    <RolesPart charter={charter} />
    <Details summary="What each role may do">
      <SummaryList
        facts={ROLE_ORDER.map((role) => ({ name: ROLE_NAMES[role].name, value: `${mayWords(role)}.` }))}
      />
      <p>
        A person may hold several roles. A signatory decides, and a preparer prepares, only for an
        organisation that they belong to.
      </p>
    </Details>
    {charter.may.includes("putAway") ? <PutAwayPart charter={charter} /> : null}
  </Stack>
);
