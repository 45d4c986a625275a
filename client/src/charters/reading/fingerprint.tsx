/** The short code and the fingerprint of a text, with what they are for. */
import { contentCode } from "@acb/shared/document/content-hash";
import { CopyText } from "../../ui/copy-text.tsx";
import { Details } from "../../ui/details.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";

export const Fingerprint = ({ contentHash }: { readonly contentHash: string }) => (
  <>
    <SummaryList
      facts={[
        { name: "Short code", value: <CopyText text={contentCode(contentHash)} what="the short code" /> },
        { name: "Fingerprint", value: <CopyText text={contentHash} what="the fingerprint" /> },
      ]}
    />
    <Details summary="What the fingerprint is">
      <p>
        Your browser computed it from the very text on this page (SHA-256). If one character changes, the
        fingerprint changes. The short code is for board papers and minutes: it finds the version, the
        fingerprint proves it.
      </p>
    </Details>
  </>
);
