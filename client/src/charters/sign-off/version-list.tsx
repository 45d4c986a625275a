/** The frozen versions, newest first, each to read and to download. */
import type { Version } from "@acb/schemas/version";
import { contentCode } from "@acb/shared/document/content-hash";
import { printMoment } from "@acb/shared/values/print-value";
import { Link } from "wouter";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Downloads } from "./downloads.tsx";
import styles from "./sign-off.module.css";

type VersionListProps = { readonly versions: readonly Version[]; readonly mayFreeze: boolean };

export const VersionList = ({ versions, mayFreeze }: VersionListProps) =>
  versions.length === 0 ? (
    <EmptyState title="No version yet">
      <p>
        A version is a copy of the draft that never changes. The draft itself goes on.{" "}
        {mayFreeze
          ? "Freeze one when the text is ready."
          : "A governance lead freezes one when the text is ready."}
      </p>
    </EmptyState>
  ) : (
    versions.map((version) => (
      <article key={version.id} className={styles.version}>
        <h3>
          <Link href={`/charters/${version.charterId}/versions/${version.id}`}>
            Version {version.number}: {version.label}
          </Link>
        </h3>
        <p className={styles.versionFacts}>
          <span>
            Frozen {printMoment(version.frozenAt)} by {version.frozenByName}
          </span>
          <span>
            Short code <code>{contentCode(version.contentHash)}</code>
          </span>
        </p>
        {version.changeNote === "" ? null : <p>What changed: {version.changeNote}</p>}
        <Downloads version={version} />
      </article>
    ))
  );
