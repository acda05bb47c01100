package dev.parley.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The message that another one passes on, as far as it can be told: when an employee forwards a customer's mail to a
 * channel, the conversation is with the customer, not with the employee. Intake decides; nothing here is verified.
 *
 * @param from who wrote the original
 * @param subject its subject, empty where not told
 * @param sentAt when it was written; null where not told or not readable
 */
public record ForwardedOriginal(
        Party from, String subject, @Nullable Instant sentAt) {}
