CREATE TRIGGER `events_keep` BEFORE UPDATE ON `events` BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_stay` BEFORE DELETE ON `events` BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `versions_keep` BEFORE UPDATE ON `versions` BEGIN SELECT raise(ABORT, 'a version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `versions_stay` BEFORE DELETE ON `versions` BEGIN SELECT raise(ABORT, 'a version never changes'); END;
