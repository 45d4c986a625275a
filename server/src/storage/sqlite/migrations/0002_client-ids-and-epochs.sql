CREATE TABLE `client_ids` (
	`charter_id` text NOT NULL,
	`client_id` integer NOT NULL,
	`person_id` text,
	`organisation_id` text,
	PRIMARY KEY(`charter_id`, `client_id`)
);
--> statement-breakpoint
ALTER TABLE `charters` ADD `epoch` integer DEFAULT 1 NOT NULL;