CREATE TABLE `pen_changes` (
	`charter_id` text NOT NULL,
	`seq` integer NOT NULL,
	`section_id` text NOT NULL,
	`kind` text NOT NULL,
	`organisation_id` text,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`charter_id`, `seq`),
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE TRIGGER `pen_changes_keep` BEFORE UPDATE ON `pen_changes` BEGIN SELECT raise(ABORT, 'the record of pens is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pen_changes_stay` BEFORE DELETE ON `pen_changes` BEGIN SELECT raise(ABORT, 'the record of pens is append-only'); END;
