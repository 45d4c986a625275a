/** The programs that are built, and how code that names one by its place beside itself finds it there. */
import { relative, resolve } from "node:path";
import type { Plugin } from "vite";

export type Programs = {
  /** Where they are built, an absolute path. */
  readonly folder: string;
  /** Name of each program → the absolute path of its file. */
  readonly files: Readonly<Record<string, string>>;
};

const inServer = (path: string): string => resolve(import.meta.dirname, "..", path);

/** What `npm start` and `npm run admin` run. */
export const PROGRAMS: Programs = {
  folder: inServer("dist"),
  files: {
    main: inServer("src/main.ts"),
    admin: inServer("src/admin.ts"),
    "storage-worker": inServer("src/storage/sqlite/worker/storage-worker.ts"),
    "pdf-worker": inServer("src/export/pdf-worker.ts"),
  },
};

/** The same, and a server that tests kill. */
export const TEST_PROGRAMS: Programs = {
  folder: inServer("test-results/programs"),
  files: { ...PROGRAMS.files, "crash-server": inServer("src/sync/testing/crash-server.ts") },
};

/** For the build: a program is beside the code in its folder, any other file stays where it is. */
export const programsBesideBuilt = ({ folder, files }: Programs): Plugin =>
  placesRenamed((file) => relative(folder, builtFile({ folder, files }, file) ?? file));

/** For code that runs from its source: a program is in its folder, any other file where it was. */
export const programsBesideSource = (programs: Programs): Plugin =>
  placesRenamed((file, from) => relative(from, builtFile(programs, file) ?? file));

const builtFile = ({ folder, files }: Programs, file: string): string | null => {
  const [name] = Object.keys(files).filter((one) => files[one] === file);
  return name === undefined ? null : resolve(folder, `${name}.js`);
};

const BESIDE_THE_CODE = /new URL\("(\.[^"]+)", import\.meta\.url\)/g;

/** `place` answers, for the file that is meant and the folder of the code that names it, the name to write instead. */
const placesRenamed = (place: (file: string, from: string) => string): Plugin => ({
  name: "places-renamed",
  transform: {
    filter: { code: "import.meta.url" },
    handler: (code, id) => ({
      code: code.replace(BESIDE_THE_CODE, (_, name: string) => {
        const from = resolve(id, "..");
        return `new URL(${JSON.stringify(`./${place(resolve(from, name), from)}`)}, import.meta.url)`;
      }),
      map: null,
    }),
  },
});
