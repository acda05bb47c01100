/**
 * The door: who is behind a request, and everything that keeps others out.
 *
 * <p>{@code SecurityConfiguration} says what needs a session. A session lives in Redis ({@code parley:session:*}) and holds
 * the employee's id and the version of their password alone ({@code SessionSecurityContext}): a changed password, a
 * deactivation or a changed role counts with the next request. {@code SignInController} is the way in,
 * {@code SignInThrottle} slows down who guesses, {@code Passwords} keeps and judges passwords.
 */
@NullMarked
package dev.parley.inbox.signin;

import org.jspecify.annotations.NullMarked;
