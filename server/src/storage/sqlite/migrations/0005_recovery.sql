CREATE TABLE `epochs` (
	`charter_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`reason` text NOT NULL,
	`begun_at` text NOT NULL,
	PRIMARY KEY(`charter_id`, `epoch`)
);
--> statement-breakpoint
CREATE TABLE `offers` (
	`arrival` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`charter_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`bytes` blob NOT NULL,
	`owners` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_id_unique` ON `offers` (`id`);--> statement-breakpoint
CREATE TABLE `recovery_steps` (
	`arrival` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`charter_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`step` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`charter_id`) REFERENCES `charters`(`id`) ON UPDATE no action ON DELETE no action
);
