/**
 * No screen is stale: STOMP over WebSocket at {@code /ws}, and the events that a screen missed at {@code GET /api/events}.
 *
 * <p>{@code LiveEndpoint} lets browsers with a session in, {@code StompConversation} speaks STOMP with each, {@code Commands} carries
 * what they ask to the same services that HTTP asks. {@code EventDispatcher} follows the event stream, adds what PostgreSQL says
 * now ({@code Frames}) and hands it to {@code Broker}, which encodes a frame once for all who subscribed under the same name and
 * writes to thousands of sessions without waiting for any of them ({@code Outgoing}). What a session may see is asked of
 * {@code Audience} at each delivery, so that a lost right ends at once. Typing and viewing travel by {@code Ephemera} and are kept nowhere.
 *
 * <p>Why this is not Spring's broker: see docs/decisions.
 */
@NullMarked
package dev.parley.inbox.live;

import org.jspecify.annotations.NullMarked;
