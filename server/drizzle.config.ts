/** Makes a migration out of the difference between the tables and the migrations so far: `npm run migrations -w server`. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./src/storage/sqlite/tables/schema.ts",
  out: "./src/storage/sqlite/migrations",
});
