ALTER TABLE `sign_in_links` ADD `person_id` text;--> statement-breakpoint
-- By hand from here on. Links that were made before are those of whoever has their address now.
UPDATE `sign_in_links` SET `person_id` = (SELECT `id` FROM `people` WHERE `people`.`email` = `sign_in_links`.`email`);
