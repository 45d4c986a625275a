/** A publication as PDF/UA-1, set by one worker thread that is kept warm and replaced when it hangs (EXP-1 to EXP-4). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Publication } from "@acb/shared/publication/publication";
import type { PdfAnswer, PdfJob, PdfWorkplace } from "./pdf-worker.ts";

/** `unprintable`: signs that the typeface of the PDF does not have. `broken`: anything else, for the log. */
export type PdfResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly kind: "unprintable"; readonly signs: readonly string[] }
  | { readonly ok: false; readonly kind: "too-slow" }
  | { readonly ok: false; readonly kind: "broken"; readonly detail: string };

/** One job at a time; the others wait. Whoever made it closes it; `close` can be called twice. */
export type PdfRenderer = {
  readonly render: (publication: Publication) => Promise<PdfResult>;
  readonly close: () => Promise<void>;
};

// A charter of 60 pages takes a second or two on a busy machine; ten times that is a fault.
const TIME_LIMIT_MS = 20_000;
const MISSING_SIGN = /the text `\\?"(.+?)\\?"` could not be displayed/g;

/** Starts no thread before the first job. */
export const createPdfRenderer = (timeLimitMs = TIME_LIMIT_MS): PdfRenderer => {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    const stopping = worker;
    worker = null;
    await stopping?.terminate();
  };
  const run = async (job: PdfJob): Promise<PdfResult> => {
    const running =
      worker ??
      startWorker(() => {
        if (worker === running) worker = null;
      });
    worker = running;
    const answer = await answerOf(running, job, timeLimitMs);
    if (!answer.ok && answer.kind !== "unprintable") await stop();
    return answer;
  };

  return {
    render: (publication) => {
      const answer = queue.then(() => run(jobOf(publication)));
      queue = answer.catch(() => undefined);
      return answer;
    },
    close: async () => {
      await queue;
      await stop();
    },
  };
};

// It may end while nobody waits for it: the next job starts another.
// The typesetter reads files below its workspace: an empty folder holds none that could be read.
const startWorker = (ended: () => void): Worker => {
  const workspace = mkdtempSync(join(tmpdir(), "charter-pdf-"));
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
    workerData: { workspace } satisfies PdfWorkplace,
  });
  worker.on("error", ended).once("exit", () => {
    rmSync(workspace, { recursive: true, force: true });
    ended();
  });
  worker.unref();
  return worker;
};

const jobOf = (publication: Publication): PdfJob => ({
  json: JSON.stringify(publication),
  createdAt: Math.floor(Date.parse(publication.titlePage.frozenAt) / 1000),
});

const answerOf = (worker: Worker, job: PdfJob, timeLimitMs: number): Promise<PdfResult> =>
  new Promise((resolve) => {
    const settle = (result: PdfResult): void => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed).off("exit", ended);
      resolve(result);
    };
    const answered = (answer: PdfAnswer) => settle(answer.ok ? answer : failureOf(answer.diagnostics));
    const failed = (cause: unknown) => settle({ ok: false, kind: "broken", detail: String(cause) });
    const ended = (code: number) =>
      settle({ ok: false, kind: "broken", detail: `the worker ended with ${code}` });
    const timer = setTimeout(() => settle({ ok: false, kind: "too-slow" }), timeLimitMs);
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(job);
  });

const failureOf = (diagnostics: string): PdfResult => {
  const signs = [...new Set([...diagnostics.matchAll(MISSING_SIGN)].map((match) => match[1] ?? ""))];
  return signs.length > 0
    ? { ok: false, kind: "unprintable", signs }
    : { ok: false, kind: "broken", detail: diagnostics };
};
