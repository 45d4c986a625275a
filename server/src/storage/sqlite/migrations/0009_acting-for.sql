CREATE TABLE `acting_for` (
	`charter_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`charter_id`, `person_id`),
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `prepared_decisions` (
	`charter_id` text NOT NULL,
	`round_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`answers` text NOT NULL,
	`prepared_by` text NOT NULL,
	`prepared_at` text NOT NULL,
	PRIMARY KEY(`round_id`, `organisation_id`),
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prepared_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
