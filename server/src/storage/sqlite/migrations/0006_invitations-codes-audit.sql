CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`deed` text NOT NULL,
	`person_id` text,
	`organisation_id` text,
	`charter_id` text,
	`detail` text NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`charter_id` text NOT NULL,
	`person_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` text NOT NULL,
	`mail` text,
	PRIMARY KEY(`charter_id`, `person_id`),
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `sign_in_links` ADD `ticket_hash` text;--> statement-breakpoint
ALTER TABLE `sign_in_links` ADD `code_hash` text;--> statement-breakpoint
ALTER TABLE `sign_in_links` ADD `wrong_codes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_links_ticket_hash_unique` ON `sign_in_links` (`ticket_hash`);--> statement-breakpoint
CREATE TRIGGER `audit_keep` BEFORE UPDATE ON `audit` BEGIN SELECT raise(ABORT, 'the account of what happened is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_stay` BEFORE DELETE ON `audit` BEGIN SELECT raise(ABORT, 'the account of what happened is append-only'); END;
