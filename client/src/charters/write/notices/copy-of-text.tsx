/** The charter as this page has it, to be copied or downloaded (SPEC: WR-9). */
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { saveFile } from "../../../ui/save-file.ts";
import { useWriting } from "../writing/writing.ts";
import { charterAsText } from "./charter-as-text.ts";

export const CopyOfText = () => {
  const { charter, ydoc } = useWriting();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const text = () => charterAsText({ ydoc, charter });
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <>
      <Button size="compact" onClick={() => void copy()}>
        {copied === "yes" ? "Copied" : "Copy the text"}
      </Button>
      <Button size="compact" onClick={() => download(`${charter.record.title}.txt`, text())}>
        Download the text
      </Button>
      {copied === "failed" ? (
        <p role="status">Your browser did not allow copying: download the text.</p>
      ) : null}
    </>
  );
};

const download = (name: string, text: string): void =>
  saveFile({
    file: new Blob([text], { type: "text/plain;charset=utf-8" }),
    name: name.replace(/[\\/:*?"<>|]/g, " "),
  });
