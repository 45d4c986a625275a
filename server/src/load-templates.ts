/** The templates and domain schemes of this installation, read once; a broken one stops the start (SPEC: Start). */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DomainScheme } from "@acb/schemas/charter";
import { parseTemplate, type TemplateProblem } from "@acb/schemas/parse-template";
import type { Template } from "@acb/schemas/template";
import * as z from "zod";

export type LoadedTemplates =
  | {
      readonly ok: true;
      readonly templates: readonly Template[];
      readonly domainSchemes: readonly DomainScheme[];
    }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

const SCHEMES_FILE = fileURLToPath(import.meta.resolve("@acb/schemas/domain-schemes.json"));
export const TEMPLATES_FOLDER = fileURLToPath(
  new URL("templates/", import.meta.resolve("@acb/schemas/domain-schemes.json")),
);

/** In the order of their file names. Every fault of every file is named. */
export const loadTemplates = async (folder: string): Promise<LoadedTemplates> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  const parsed = await Promise.all(
    names.map(async (name) => parseTemplate(name, await readFile(`${folder}/${name}`, "utf8"))),
  );
  const problems = parsed.flatMap((template) => (template.ok ? [] : template.problems));
  if (problems.length > 0) return { ok: false, problems };
  const templates = parsed.flatMap((template) => (template.ok ? [template.template] : []));
  const domainSchemes = z.array(DomainScheme).parse(JSON.parse(await readFile(SCHEMES_FILE, "utf8")));
  return { ok: true, templates, domainSchemes };
};
