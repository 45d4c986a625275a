/** An address that leads nowhere. */
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export const NotFoundScreen = () => (
  <Stack>
    <PageHeader
      title="There is nothing here"
      lead="The address may be mistyped, or what was here is not shared with you."
    />
    <p>Check the address, or ask the person who sent it to share the charter with you.</p>
    <ButtonRow>
      <ButtonLink variant="primary" href="/">
        Go to my charters
      </ButtonLink>
    </ButtonRow>
  </Stack>
);
