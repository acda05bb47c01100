/**
 * How people come in: the first administrator by the welcome link or by {@code parley.bootstrap.*}, everybody else by invitation.
 *
 * <p>{@code Founding} makes company, team and administrator in one transaction, whoever asks. Links carry 256 random bits
 * ({@code OneTimeToken}); the database knows only their hashes.
 */
@NullMarked
package dev.parley.inbox.welcome;

import org.jspecify.annotations.NullMarked;
