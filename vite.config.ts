/// <reference types="vitest/config" />
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { programsBesideSource, TEST_PROGRAMS } from "./server/build/programs.ts";

/** Packs scripts and styles beside themselves at build time: the server hands out whichever a browser takes. */
const packed = (): Plugin => ({
  name: "packed",
  apply: "build",
  writeBundle: async ({ dir = "" }, bundle) => {
    const texts = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
    for (const name of texts) {
      const file = join(dir, name);
      const bytes = await readFile(file);
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes));
    }
  },
});

/** Builds the client, proxies to a running server in development, and names the unit test projects. */
export default defineConfig({
  root: `${import.meta.dirname}/client`,
  plugins: [react(), packed()],
  resolve: { dedupe: ["yjs", "react", "react-dom", "@tiptap/core", "@tiptap/pm", "y-protocols"] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
    // The server names from it what a page will need (server: page-preloads).
    manifest: true,
    target: "es2023",
    // One chunk with the setting that forbids made code, so that it holds before any other chunk makes a schema.
    rolldownOptions: {
      output: { advancedChunks: { groups: [{ name: "zod", test: /node_modules[\\/]zod|no-made-code/ }] } },
    },
  },
  server: {
    port: 5173,
    proxy: {
      "/api": "http://localhost:3000",
      "/sync": { target: "ws://localhost:3000", ws: true },
      "/echo": { target: "ws://localhost:3000", ws: true },
    },
  },
  test: {
    // Of two cores vitest would use one.
    maxWorkers: 2,
    // Where files of tests share a worker (`isolate: false`), what they import is read once; none may leave anything behind.
    projects: [
      {
        test: {
          name: "schemas",
          isolate: false,
          root: `${import.meta.dirname}/schemas`,
          include: ["src/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "shared",
          isolate: false,
          root: `${import.meta.dirname}/shared`,
          include: ["src/**/*.test.ts"],
        },
      },
      { test: { name: "bench", root: `${import.meta.dirname}/bench`, include: ["src/**/*.test.ts"] } },
      {
        // A thread that reads its source one file at a time would need seconds in each test.
        plugins: [programsBesideSource(TEST_PROGRAMS)],
        test: {
          name: "server",
          isolate: false,
          globalSetup: `${import.meta.dirname}/server/build/before-tests.ts`,
          root: `${import.meta.dirname}/server`,
          include: ["src/**/*.test.ts"],
          testTimeout: 30_000,
          // An installation opens with the tests of both cores under way.
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "client",
          root: `${import.meta.dirname}/client`,
          include: ["src/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          isolate: false,
          css: true,
        },
      },
    ],
  },
});
