/**
 * PostgreSQL and Redis of our own, started when none are configured, so that a JDK is all a first start needs.
 *
 * <p>{@link dev.parley.inbox.embedded.EmbeddedStores} runs before the application context: it takes the data folder
 * ({@link dev.parley.inbox.embedded.DataFolder}), unpacks the programs once, ends what a killed predecessor left running, starts
 * both stores side by side, and offers them as connection details. They listen on 127.0.0.1 only, ask for a random password, write
 * every commit to the disk, and stop after everything that uses them. {@link dev.parley.inbox.embedded.StoreCheck} looks at
 * any store, ours or configured, before its first use.
 */
@ApplicationModule(allowedDependencies = "node")
@NullMarked
package dev.parley.inbox.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
