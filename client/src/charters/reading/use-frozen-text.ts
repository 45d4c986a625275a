/** A version's text as stored, with the fingerprint that this browser computed over it. */
import type { Content } from "@acb/schemas/content";
import type { Version } from "@acb/schemas/version";
import { hashCanonicalText } from "@acb/shared/document/content-hash";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { callText } from "../../api/call.ts";

export type FrozenText =
  | { readonly genuine: true; readonly content: Content; readonly contentHash: string }
  | { readonly genuine: false; readonly why: string };

/** A version never changes, so the text is fetched once; it is genuine only when its fingerprint is the version's. */
export const useFrozenText = (version: Version): UseQueryResult<FrozenText, Error> =>
  useQuery({
    queryKey: ["frozen-text", version.id, version.contentHash],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<FrozenText> => {
      const params = { charterId: version.charterId, versionId: version.id };
      const json = await callText("getVersionContent", { params, body: null, signal });
      return checkText(json, version.contentHash);
    },
  });

/** The text when its fingerprint is the expected one; otherwise why it must not be trusted. */
export const checkText = (json: string, expectedHash: string): FrozenText => {
  const hashed = hashCanonicalText(json);
  if (!hashed.ok) return { genuine: false, why: hashed.why };
  if (hashed.contentHash !== expectedHash) {
    return { genuine: false, why: "Its fingerprint is not the one of the version." };
  }
  return { genuine: true, content: hashed.content, contentHash: hashed.contentHash };
};
