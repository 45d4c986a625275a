CREATE TABLE `mandates` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`may` text NOT NULL,
	`basis` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text,
	`granted_by` text NOT NULL,
	`granted_at` text NOT NULL,
	`revoked_on` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mandates_person` ON `mandates` (`person_id`);--> statement-breakpoint
CREATE INDEX `mandates_organisation` ON `mandates` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`body` text NOT NULL,
	`meets_on` text NOT NULL,
	`papers_due_on` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meetings_organisation` ON `meetings` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_changes` (
	`arrival` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisation_profiles` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`ods_code` text NOT NULL,
	`places` text NOT NULL,
	`headcount` integer,
	`sites` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`organisation_id` text NOT NULL,
	`post` text NOT NULL,
	`person_id` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `post`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `posts_person` ON `posts` (`person_id`);--> statement-breakpoint
ALTER TABLE `organisations` ADD `ended_on` text;--> statement-breakpoint
CREATE TRIGGER `organisation_changes_stay` BEFORE UPDATE ON `organisation_changes` BEGIN SELECT RAISE(ABORT, 'organisation changes are append-only'); END;--> statement-breakpoint
CREATE TRIGGER `organisation_changes_are_kept` BEFORE DELETE ON `organisation_changes` BEGIN SELECT RAISE(ABORT, 'organisation changes are append-only'); END;
