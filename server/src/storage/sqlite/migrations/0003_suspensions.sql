ALTER TABLE `people` ADD `suspended_at` text;--> statement-breakpoint
ALTER TABLE `people` ADD `suspension_reason` text;