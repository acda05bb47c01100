/**
 * How a team's conversations find their people, as managers set it: pull or push, room, skills; and who is available.
 *
 * <p>Kept in PostgreSQL here; {@link dev.parley.inbox.queue.RoutingBoard} carries it into Redis, where the queue's scripts decide
 * by it.
 */
@NullMarked
package dev.parley.inbox.routing;

import org.jspecify.annotations.NullMarked;
