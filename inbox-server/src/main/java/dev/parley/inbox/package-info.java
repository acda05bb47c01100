/**
 * The application: everything that has state. One package per capability, each a Spring Modulith module.
 *
 * <p>The way of a message: {@code channel} receives and makes durable, {@code intake} reads, threads and stores into
 * {@code conversation}, {@code queue} decides who may claim it, {@code live} tells every screen, {@code outbox} sends
 * the answer. {@code employee} is who may do what; {@code embedded} starts the stores when none are configured.
 */
@NullMarked
package dev.parley.inbox;

import org.jspecify.annotations.NullMarked;
