/** The charter as the server has packed it, fetched for the opening of a page so that the socket brings the rest only (SPEC: LIVE-10). */

/** A page that waits for longer is served sooner by the socket. */
const LIMIT_MS = 3_000;

type Place = { readonly url: string; readonly charterId: string; readonly epoch: number };

/** An update in Yjs's V2 encoding; `null` when it did not come, or is of another epoch of the charter. Never rejects. */
export const fetchPageState = async (
  { url, charterId, epoch }: Place,
  fetch: typeof globalThis.fetch,
): Promise<Uint8Array | null> => {
  const address = `${url.replace(/^ws/, "http")}/${encodeURIComponent(charterId)}/state`;
  try {
    const response = await fetch(address, {
      credentials: "same-origin",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (!response.ok || epochIn(response.headers.get("ETag")) !== epoch) return null;
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return null;
  }
};

/** The server names the epoch first: `"3-812"`. What says nothing of it is not merged. */
const epochIn = (etag: string | null): number | null => {
  const [, epoch] = /^(?:W\/)?"(\d+)-/.exec(etag ?? "") ?? [];
  return epoch === undefined ? null : Number(epoch);
};
