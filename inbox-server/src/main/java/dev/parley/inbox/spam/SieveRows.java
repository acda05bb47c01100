package dev.parley.inbox.spam;

import org.springframework.stereotype.Component;

/** Where the sieve reads. */
@Component
record SieveRows(RuleRows rules, SenderRows senders, BlockRows blocks, LessonRows lessons) {}
