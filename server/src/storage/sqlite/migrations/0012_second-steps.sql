CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `second_steps`(`person_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `second_step_sessions` (
	`session_id` text PRIMARY KEY NOT NULL,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	`completed_at` text,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `second_steps` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` blob NOT NULL,
	`set_up_at` text NOT NULL,
	`used_step` integer NOT NULL,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	`wrong_since` text
);
