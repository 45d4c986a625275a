/** Said loudly instead of a text that is not the one that was frozen. */
import { Notice } from "../../ui/notice.tsx";

export const TextNotGenuine = ({ why }: { readonly why: string }) => (
  <Notice tone="bad" title="This is not the text that was frozen. Do not decide on it." role="alert">
    <p>{why} The text was changed on its way or in storage, so it is not shown here.</p>
    <p>
      Reload the page. If this message stays, tell the governance lead of the charter and an administrator.
    </p>
  </Notice>
);
