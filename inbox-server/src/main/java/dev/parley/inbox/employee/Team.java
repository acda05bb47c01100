package dev.parley.inbox.employee;

import java.time.Duration;

/**
 * People who share a queue.
 *
 * @param grace how long a holder may be away before their conversations go back to the queue
 */
public record Team(TeamId id, String name, Duration grace) {}
