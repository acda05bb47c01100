/**
 * One deed on many conversations: durable, in small steps, with a report and a way back.
 *
 * <p>{@code Bulks} writes down what is to be done, a row for each conversation; {@code BulkWorker} does it, on whichever nodes have
 * time, each conversation in a transaction of its own together with its row: after a kill it goes on where it was, and nothing is
 * done twice. {@code BulkDeeds} does the deed as its employee could do it by hand, {@code BulkUndo} takes it back where nobody
 * has changed the same thing since. What is not permitted or was changed meanwhile is skipped, and the report says why.
 */
@NullMarked
package dev.parley.inbox.bulk;

import org.jspecify.annotations.NullMarked;
