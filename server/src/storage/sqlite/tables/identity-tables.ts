/** The sign-in library's own tables, with the columns that better-auth 1.7 expects. Roles and people live elsewhere. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

const at = () => integer({ mode: "timestamp_ms" });

export const user = sqliteTable("user", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer({ mode: "boolean" }).notNull().default(false),
  image: text(),
  createdAt: at().notNull(),
  updatedAt: at().notNull(),
});

const userId = () =>
  text()
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

export const session = sqliteTable("session", {
  id: text().primaryKey(),
  expiresAt: at().notNull(),
  token: text().notNull().unique(),
  createdAt: at().notNull(),
  updatedAt: at().notNull(),
  ipAddress: text(),
  userAgent: text(),
  userId: userId(),
});

export const account = sqliteTable("account", {
  id: text().primaryKey(),
  accountId: text().notNull(),
  providerId: text().notNull(),
  userId: userId(),
  accessToken: text(),
  refreshToken: text(),
  idToken: text(),
  accessTokenExpiresAt: at(),
  refreshTokenExpiresAt: at(),
  scope: text(),
  password: text(),
  createdAt: at().notNull(),
  updatedAt: at().notNull(),
});

export const verification = sqliteTable("verification", {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: at().notNull(),
  createdAt: at().notNull(),
  updatedAt: at().notNull(),
});
