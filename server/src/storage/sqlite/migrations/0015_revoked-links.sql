ALTER TABLE `invitations` ADD `added` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_in_links` ADD `revoked` text;