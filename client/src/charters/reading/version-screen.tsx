/** Reading a frozen version as it was frozen. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import type { Version } from "@acb/schemas/version";
import { toPublication } from "@acb/shared/publication/to-publication";
import { printMoment } from "@acb/shared/values/print-value";
import { Link } from "wouter";
import { Loaded } from "../../api/loaded.tsx";
import { NotFoundScreen } from "../../app/not-found-screen.tsx";
import { useMe } from "../../session/session-context.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Downloads } from "../sign-off/downloads.tsx";
import { Fingerprint } from "./fingerprint.tsx";
import { PublicationText } from "./publication-text.tsx";
import { TextNotGenuine } from "./text-not-genuine.tsx";
import { useFrozenText } from "./use-frozen-text.ts";

type VersionScreenProps = {
  readonly charter: CharterView;
  readonly signOff: SignOffView;
  readonly versionId: string;
};

export const VersionScreen = ({ charter, signOff, versionId }: VersionScreenProps) => {
  const version = signOff.versions.find(({ id }) => id === versionId);
  if (version === undefined) return <NotFoundScreen />;
  return <ReadVersion charter={charter} signOff={signOff} version={version} />;
};

type ReadVersionProps = Omit<VersionScreenProps, "versionId"> & { readonly version: Version };

const ReadVersion = ({ charter, signOff, version }: ReadVersionProps) => {
  const { networkName } = useMe();
  const text = useFrozenText(version);
  const board = signOff.rounds.find(({ round }) => round.versionId === version.id) ?? null;
  return (
    <Stack>
      <PageHeader
        title={`${charter.record.title}, version ${version.number}`}
        above={<Link href={`/charters/${charter.record.id}/sign-off`}>Back to sign-off</Link>}
        lead={`${version.label}. Frozen ${printMoment(version.frozenAt)} by ${version.frozenByName}.`}
      />
      <Downloads version={version} />
      <Loaded query={text} what="the text of the version">
        {(frozen) => {
          if (!frozen.genuine) return <TextNotGenuine why={frozen.why} />;
          const { titlePage, chapters } = toPublication({
            content: frozen.content,
            version,
            network: networkName,
            board,
          });
          return (
            <>
              <Notice tone={titlePage.notFullySigned ? "care" : "good"} title={titlePage.status} />
              <Fingerprint contentHash={frozen.contentHash} />
              <PublicationText chapters={chapters} />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
};
