/**
 * Sources that have to be asked: a {@code Poll} asks one page after a cursor, the route stores it and then moves the cursor, and
 * the consumer sees to it that one node at a time does so, and that whatever fails is tried again.
 */
@NullMarked
package dev.parley.channel.poll;

import org.jspecify.annotations.NullMarked;
