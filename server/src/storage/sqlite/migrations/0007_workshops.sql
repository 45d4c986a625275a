CREATE TABLE `guests` (
	`person_id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`organisation` text NOT NULL,
	`state` text NOT NULL,
	`joined_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `workshops` (
	`id` text PRIMARY KEY NOT NULL,
	`charter_id` text NOT NULL,
	`code` text NOT NULL,
	`guest_role` text NOT NULL,
	`admits_all` integer NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` text NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshops_open` ON `workshops` (`charter_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `workshops_open_code` ON `workshops` (`code`) WHERE closed_at is null;--> statement-breakpoint
ALTER TABLE `invitations` ADD `section_id` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `confirmed` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `sign_in_links_email` ON `sign_in_links` (`email`);