/** The link to where a refusal's next step is done, for those that have one place. */
import { Link } from "wouter";
import type { Failure } from "./api-error.ts";

const WAYS: Partial<Record<Failure["code"], { readonly href: string; readonly words: string }>> = {
  SECOND_STEP_NEEDED: { href: "/settings/second-step", words: "Set up your second step" },
};

export const WayOn = ({ code }: Pick<Failure, "code">) => {
  const way = WAYS[code];
  return way === undefined ? null : <Link href={way.href}>{way.words}</Link>;
};
