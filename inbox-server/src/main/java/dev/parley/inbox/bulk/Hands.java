package dev.parley.inbox.bulk;

import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Prioritising;
import dev.parley.inbox.queue.Snoozing;
import dev.parley.inbox.spam.SpamCommands;
import dev.parley.inbox.tag.Tagging;
import org.springframework.stereotype.Component;

/** What deeds on one conversation are done with. */
@Component
record Hands(Handling handling, Snoozing snoozing, Prioritising prioritising, Tagging tagging, SpamCommands spam) {}
