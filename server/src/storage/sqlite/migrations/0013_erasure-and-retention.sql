CREATE TABLE `erasures` (
	`person_id` text PRIMARY KEY NOT NULL,
	`erased_at` text NOT NULL,
	`left_no_trace` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `event_names` (
	`commitment` text PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`value` text NOT NULL,
	`part` text NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_names_person` ON `event_names` (`person_id`);--> statement-breakpoint
CREATE TABLE `retention` (
	`kind` text PRIMARY KEY NOT NULL,
	`days` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `people` ADD `has_signed_in` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- By hand from here on. Who has used a link has signed in: links are not kept any more.
UPDATE `people` SET `has_signed_in` = 1 WHERE `email` IN (SELECT `email` FROM `sign_in_links` WHERE `used_at` IS NOT NULL);--> statement-breakpoint
-- Names in events and versions become commitments; commitment_to is SHA-256 over salt and value (connection.ts).
DROP TRIGGER `events_keep`;--> statement-breakpoint
DROP TRIGGER `versions_keep`;--> statement-breakpoint
CREATE TEMPORARY TABLE `names_to_move` AS
  SELECT `charter_id` AS `charter`, `seq` AS `row`, '$.decision.actorName' AS `path`, 'name' AS `part`, json_extract(`fact`, '$.decision.actor') AS `person`, json_extract(`fact`, '$.decision.actorName') AS `value`, randomblob(16) AS `salt` FROM `events` WHERE json_extract(`fact`, '$.type') = 'decision.recorded'
  UNION ALL SELECT `charter_id`, `seq`, '$.decision.actorTitle', 'title', json_extract(`fact`, '$.decision.actor'), json_extract(`fact`, '$.decision.actorTitle'), randomblob(16) FROM `events` WHERE json_extract(`fact`, '$.type') = 'decision.recorded'
  UNION ALL SELECT `id`, 0, '$.frozenByName', 'name', json_extract(`version`, '$.frozenBy'), json_extract(`version`, '$.frozenByName'), randomblob(16) FROM `versions`;--> statement-breakpoint
CREATE INDEX temp.`names_to_move_place` ON `names_to_move` (`charter`, `row`, `path`);--> statement-breakpoint
INSERT INTO `event_names` (`commitment`, `salt`, `value`, `part`, `person_id`) SELECT commitment_to(`salt`, `value`), `salt`, `value`, `part`, `person` FROM `names_to_move`;--> statement-breakpoint
UPDATE `events` SET `fact` = json_set(`fact`,
  '$.decision.actorName', json_object('sha256', (SELECT commitment_to(`salt`, `value`) FROM `names_to_move` WHERE `charter` = `events`.`charter_id` AND `row` = `events`.`seq` AND `path` = '$.decision.actorName')),
  '$.decision.actorTitle', json_object('sha256', (SELECT commitment_to(`salt`, `value`) FROM `names_to_move` WHERE `charter` = `events`.`charter_id` AND `row` = `events`.`seq` AND `path` = '$.decision.actorTitle')))
  WHERE json_extract(`fact`, '$.type') = 'decision.recorded';--> statement-breakpoint
UPDATE `versions` SET `version` = json_set(`version`, '$.frozenByName', json_object('sha256', (SELECT commitment_to(`salt`, `value`) FROM `names_to_move` WHERE `charter` = `versions`.`id` AND `path` = '$.frozenByName')));--> statement-breakpoint
-- The label that the server itself gave named who deleted.
UPDATE `versions` SET `version` = json_set(`version`, '$.label', 'Before a large deletion') WHERE json_extract(`version`, '$.label') LIKE 'Before a large deletion by %';--> statement-breakpoint
UPDATE `events` SET `fact` = json_set(`fact`, '$.label', 'Before a large deletion') WHERE json_extract(`fact`, '$.label') LIKE 'Before a large deletion by %';--> statement-breakpoint
DROP TABLE `names_to_move`;--> statement-breakpoint
CREATE TRIGGER `events_keep` BEFORE UPDATE ON `events` BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `versions_keep` BEFORE UPDATE ON `versions` BEGIN SELECT raise(ABORT, 'a version never changes'); END;
