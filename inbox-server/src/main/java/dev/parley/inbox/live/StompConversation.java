package dev.parley.inbox.live;

import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Speaks STOMP with a browser: what it may say, and what is answered. A {@link Problem} ends the conversation with ERROR. */
@Component
final class StompConversation {
    private static final int MOST_SUBSCRIPTIONS = 500;
    private static final int LONGEST_NAME = 100;

    private final Broker broker;
    private final Commands commands;
    private final Conversations conversations;
    private final LiveSettings settings;
    private final JsonMapper json;

    StompConversation(
            Broker broker, Commands commands, Conversations conversations, LiveSettings settings, JsonMapper json) {
        this.broker = broker;
        this.commands = commands;
        this.conversations = conversations;
        this.settings = settings;
        this.json = json;
    }

    /** Takes one frame. */
    void take(LiveSession session, Message<byte[]> message) {
        var headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
        var command = headers == null ? null : headers.getCommand();
        if (headers == null || command == null) {
            // A heart-beat; that it came was noted already.
            return;
        }
        if (!session.isConnected()
                && command != StompCommand.CONNECT
                && command != StompCommand.STOMP
                && command != StompCommand.DISCONNECT) {
            throw refused("Send CONNECT first.");
        }
        switch (command) {
            case CONNECT, STOMP -> connect(session, headers);
            case SUBSCRIBE -> subscribe(session, headers);
            case UNSUBSCRIBE -> broker.unsubscribe(session, name(headers));
            case SEND -> send(session, headers, message.getPayload());
            case DISCONNECT -> broker.unsubscribeAll(session);
            default -> throw refused(command + " is not spoken here.");
        }
        if (headers.getReceipt() != null && command != StompCommand.CONNECT) {
            session.outgoing().send(StompText.receipt(headers.getReceipt()));
        }
    }

    private void connect(LiveSession session, StompHeaderAccessor headers) {
        var versions = headers.getAcceptVersion();
        String version = versions.contains("1.2") ? "1.2" : versions.contains("1.1") ? "1.1" : "";
        if (version.isEmpty()) {
            throw refused("STOMP 1.1 or 1.2 is spoken here.");
        }
        long own = settings.heartBeat().toMillis();
        long[] offered = headers.getHeartbeat();
        long theirs = offered == null || offered.length != 2 || offered[0] <= 0 ? 0 : Math.max(own, offered[0]);
        session.connected(theirs * 1_000_000);
        session.outgoing()
                .send(StompText.connected(version, own, session.employee().toString()));
    }

    private void subscribe(LiveSession session, StompHeaderAccessor headers) {
        String name = name(headers);
        String destination = headers.getDestination() == null ? "" : headers.getDestination();
        if (session.subscriptions().size() >= MOST_SUBSCRIPTIONS) {
            throw refused("There are more subscriptions than one page needs.");
        }
        var wanted = Destinations.parse(destination)
                .orElseThrow(() -> refused("There is nothing to subscribe to at " + destination + "."));
        requireAllowed(session, wanted);
        broker.subscribe(session, name, wanted.key(session.employee()));
    }

    /** As strict as reading the same by HTTP. */
    private void requireAllowed(LiveSession session, Destinations wanted) {
        switch (wanted) {
            case Destinations.Queue queue -> {
                if (!session.person().mayRead(queue.team())) {
                    throw Problem.notFound("team");
                }
            }
            case Destinations.Conversation conversation -> conversations.get(conversation.id(), session.employee());
            case Destinations.Me me -> {}
            case Destinations.Replies replies -> {}
            case Destinations.Views views -> {}
        }
    }

    private void send(LiveSession session, StompHeaderAccessor headers, byte[] body) {
        String destination = headers.getDestination() == null ? "" : headers.getDestination();
        if (!Commands.isKnown(destination)) {
            throw refused("Nothing is taken at " + destination + ".");
        }
        String correlation = headers.getFirstNativeHeader("correlation-id");
        if (!session.requests().tryTake()) {
            reply(
                    session,
                    correlation,
                    json.writeValueAsString(Map.of(
                            "ok",
                            false,
                            "problem",
                            Map.of("code", "too-many", "title", "Too many requests", "detail", "Slow down."))));
            return;
        }
        String answer = commands.run(session, destination, body);
        if (correlation != null) {
            reply(session, correlation, answer);
        }
    }

    private void reply(LiveSession session, @Nullable String correlation, String answer) {
        broker.sendTo(session, Destinations.REPLIES, StompText.reply(Destinations.REPLIES, correlation, answer));
    }

    private static String name(StompHeaderAccessor headers) {
        String name = headers.getSubscriptionId();
        if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw refused("A subscription needs a short id.");
        }
        return name;
    }

    private static Problem refused(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "protocol", detail);
    }
}
