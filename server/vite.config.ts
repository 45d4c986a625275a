/** Builds the server's programs, each with what it imports in a few files: it starts in a quarter of the time (docs/decisions/0020). */
import { defineConfig } from "vite";
import { PROGRAMS, programsBesideBuilt, TEST_PROGRAMS } from "./build/programs.ts";

export default defineConfig(({ mode }) => {
  const programs = mode === "test" ? TEST_PROGRAMS : PROGRAMS;
  return {
    root: import.meta.dirname,
    plugins: [programsBesideBuilt(programs)],
    // What has binaries, or starts threads from files of its own, stays a package.
    ssr: {
      noExternal: true,
      external: ["better-sqlite3", "@myriaddreamin/typst-ts-node-compiler", "@resvg/resvg-js", "pino"],
    },
    build: {
      ssr: true,
      outDir: programs.folder,
      emptyOutDir: true,
      target: "node22",
      rolldownOptions: {
        input: { ...programs.files },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  };
});
