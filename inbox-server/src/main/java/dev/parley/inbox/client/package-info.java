/**
 * Serves the web client: its files as they are, and its start page at every address of its own ({@code /inbox/…},
 * {@code /welcome/…}), which the client itself then reads.
 */
@NullMarked
package dev.parley.inbox.client;

import org.jspecify.annotations.NullMarked;
