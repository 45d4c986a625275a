/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the client, proxies to a running server in development, and names the unit test projects. */
export default defineConfig({
  root: `${import.meta.dirname}/client`,
  plugins: [react()],
  resolve: { dedupe: ["yjs", "react", "react-dom", "@tiptap/core", "@tiptap/pm", "y-protocols"] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
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
    projects: [
      { test: { name: "schemas", root: `${import.meta.dirname}/schemas`, include: ["src/**/*.test.ts"] } },
      { test: { name: "shared", root: `${import.meta.dirname}/shared`, include: ["src/**/*.test.ts"] } },
      { test: { name: "bench", root: `${import.meta.dirname}/bench`, include: ["src/**/*.test.ts"] } },
      {
        test: {
          name: "server",
          root: `${import.meta.dirname}/server`,
          include: ["src/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "client",
          root: `${import.meta.dirname}/client`,
          include: ["src/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          css: true,
        },
      },
    ],
  },
});
