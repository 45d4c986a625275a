/**
 * What the product is made of, as CycloneDX, from the lock file (SPEC: DF2). `npm sbom --omit dev` leaves out whatever any
 * workspace has for its tests too, such as zod: here everything is listed first, and what is for development alone taken out.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** An entry of the lock file, as far as it is read; what tests need and a package would only like to have is `devOptional`. */
type Locked = {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: true;
  readonly devOptional?: true;
  readonly link?: true;
};
type Named = { readonly "bom-ref": string };
export type Sbom = {
  readonly components: readonly Named[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
};

/** Of the workspaces these are sent out; the others try them. */
const SENT_OUT = ["@acb/client", "@acb/schemas", "@acb/server", "@acb/shared"];

/** `name@version` of every package that the product needs, on whatever machine. */
export const productPackages = (): ReadonlySet<string> => {
  const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(ROOT, "package-lock.json"), "utf8"),
  );
  return new Set(
    Object.entries(packages).flatMap(([path, { name, version, dev, devOptional, link }]) => {
      const called = name ?? path.split("node_modules/").at(-1) ?? "";
      return path.includes("node_modules/") && !(dev || devOptional || link) ? [`${called}@${version}`] : [];
    }),
  );
};

export const makeSbom = (): Sbom => {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const all: Sbom = JSON.parse(
    execFileSync("npm", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 26 }),
  );
  const packages = productPackages();
  const isOurs = (ref: string): boolean =>
    packages.has(ref) || SENT_OUT.some((name) => ref.startsWith(`${name}@`));
  return {
    ...all,
    components: all.components.filter((one) => isOurs(one["bom-ref"])),
    dependencies: all.dependencies.flatMap(({ ref, dependsOn }) =>
      isOurs(ref) ? [{ ref, dependsOn: dependsOn.filter(isOurs) }] : [],
    ),
  };
};

if (import.meta.main) process.stdout.write(`${JSON.stringify(makeSbom(), null, 2)}\n`);
