/** A version as files: every format holds the same text and the same positions. */
import { EXPORT_FORMATS, type ExportFormat, exportPath } from "@acb/schemas/api/sign-off-routes";
import type { Version } from "@acb/schemas/version";
import { useMutation } from "@tanstack/react-query";
import { type MouseEvent, useId } from "react";
import { failureOf } from "../../api/api-error.ts";
import { fetchFile } from "../../api/call.ts";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import { saveFile } from "../../ui/save-file.ts";
import styles from "./sign-off.module.css";

const FORMATS: Readonly<Record<ExportFormat, string>> = {
  pdf: "PDF",
  docx: "Word",
  html: "Web page",
  markdown: "Markdown",
  json: "Data (JSON)",
};

/** Links, so that an address can be copied; pressed, they fetch the file, so that a refusal is said here. */
export const Downloads = ({ version }: { readonly version: Version }) => {
  const id = useId();
  const download = useMutation({
    mutationFn: async (format: ExportFormat) => saveFile(await fetchFile(pathOf(version, format))),
  });
  const start = (event: MouseEvent, format: ExportFormat): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!download.isPending) download.mutate(format);
  };
  return (
    <div className={styles.downloads}>
      <span id={id}>Download version {version.number}:</span>
      <ul aria-labelledby={id}>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a href={pathOf(version, format)} download onClick={(event) => start(event, format)}>
              {FORMATS[format]}
            </a>
          </li>
        ))}
      </ul>
      {download.isPending ? <Progress>{`Making the file: ${FORMATS[download.variables]}…`}</Progress> : null}
      {download.isError ? <Refused format={download.variables} thrown={download.error} /> : null}
    </div>
  );
};

const pathOf = (version: Version, format: ExportFormat): string =>
  exportPath(version.charterId, version.id, format);

/** What the server tells with a refusal, by its name there. */
const REASONS: Readonly<Record<string, string>> = { signs: "Signs", places: "Where", format: "Format" };

type RefusedProps = { readonly format: ExportFormat; readonly thrown: unknown };

const Refused = ({ format, thrown }: RefusedProps) => {
  const { message, next, fields } = failureOf(thrown);
  return (
    <Notice tone="bad" role="alert" title={`There is no file: ${FORMATS[format]}`}>
      <p>
        {message} {next}
      </p>
      {Object.entries(fields).map(([name, words]) => (
        <p key={name}>
          {REASONS[name] ?? name}: {words}
        </p>
      ))}
    </Notice>
  );
};
