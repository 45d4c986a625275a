CREATE TABLE `organisation_logos` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`alt` text NOT NULL,
	`png` blob NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
