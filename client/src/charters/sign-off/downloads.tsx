/** A version as files: every format holds the same text and the same positions. */
import { EXPORT_FORMATS, type ExportFormat, exportPath } from "@acb/schemas/api/sign-off-routes";
import type { Version } from "@acb/schemas/version";
import styles from "./sign-off.module.css";

const FORMATS: Readonly<Record<ExportFormat, string>> = {
  pdf: "PDF",
  docx: "Word",
  html: "Web page",
  markdown: "Markdown",
  json: "Data (JSON)",
};

export const Downloads = ({ version }: { readonly version: Version }) => (
  <div className={styles.downloads}>
    <span id={`downloads-${version.id}`}>Download version {version.number}:</span>
    <ul aria-labelledby={`downloads-${version.id}`}>
      {EXPORT_FORMATS.map((format) => (
        <li key={format}>
          <a href={exportPath(version.charterId, version.id, format)} download>
            {FORMATS[format]}
          </a>
        </li>
      ))}
    </ul>
  </div>
);
