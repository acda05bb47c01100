/**
 * Who may answer: the teams' queues in Redis, and the claim.
 *
 * <p>Redis decides: {@link dev.parley.inbox.queue.Claims} asks a Lua script who gets a conversation, under a growing token.
 * PostgreSQL remembers: "yes" is said after the token is committed there, behind a fence that only a higher token passes. The
 * event stream tells: the script that settles a committed change in Redis appends its event in the same step.
 *
 * <p>One script is one class ({@code ClaimScript}, {@code SettleScript} …); the keys are listed in {@code QueueKeys}. Changes that
 * PostgreSQL decides ({@link dev.parley.inbox.queue.Handling}) go through {@code Change}: noted, committed, settled. What a crash
 * leaves unsettled is ended by {@code Reconciler}; a Redis that comes back empty, old or as another process is filled anew by
 * {@code Rebuild}; {@code Audit} compares the two all the time. {@code TakeBack} follows {@link dev.parley.inbox.queue.HeartBeats}.
 */
@NullMarked
package dev.parley.inbox.queue;

import org.jspecify.annotations.NullMarked;
