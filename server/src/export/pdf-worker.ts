/** The thread that sets type: Typst blocks while it works, so it does so here, one publication at a time. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { readTypeface } from "./typeface.ts";

/** The folder in which the typesetter may read: whoever starts the thread makes it and takes it away. */
export type PdfWorkplace = { readonly workspace: string };
/** `json` is the publication; `createdAt` counts seconds, so that the same version gives the same bytes. */
export type PdfJob = { readonly json: string; readonly createdAt: number };
/** `diagnostics` is what the typesetter said, in its own words. */
export type PdfAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly diagnostics: string };

const TEMPLATE = readFileSync(new URL("./charter.typ", import.meta.url), "utf8");
// Results younger than this many files are kept; older ones would only grow the memory.
const KEEP_CACHE_FOR = 2;

const { workspace } = workerData as PdfWorkplace;
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: readTypeface().map((face) => Buffer.from(face.bytes)) }],
});

const typeset = ({ json, createdAt }: PdfJob): PdfAnswer => {
  try {
    compiler.mapShadow(join(workspace, "publication.json"), Buffer.from(json));
    const pdf = compiler.pdf(
      { mainFileContent: TEMPLATE, resetRead: true },
      { pdfStandard: "ua-1", creationTimestamp: createdAt },
    );
    return { ok: true, bytes: Uint8Array.from(pdf) };
  } catch (cause) {
    return { ok: false, diagnostics: diagnosticsOf(cause) };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(KEEP_CACHE_FOR);
  }
};

// The compiler puts its words into `code`; `message` may be empty.
const diagnosticsOf = (cause: unknown): string =>
  cause instanceof Error ? String("code" in cause ? cause.code : cause.message) : String(cause);

parentPort?.on("message", (job: PdfJob) => parentPort?.postMessage(typeset(job)));
