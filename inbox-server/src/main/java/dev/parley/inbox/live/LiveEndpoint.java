package dev.parley.inbox.live;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.HeartBeats;
import dev.parley.inbox.socket.Outgoing;
import dev.parley.inbox.socket.SocketClosing;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.messaging.simp.stomp.BufferingStompDecoder;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** Lets browsers in at {@code /ws}, and hands what they send to {@link StompConversation}. */
@Component
final class LiveEndpoint implements WebSocketHandler {
    private static final Logger log = LoggerFactory.getLogger(LiveEndpoint.class);
    private static final String LIVE = "live";
    private static final String DECODER = "decoder";
    static final String HTTP_SESSION = "httpSession";

    private final Audience audience;
    private final Broker broker;
    private final StompConversation stomp;
    private final LiveSettings settings;
    private final HeartBeats heartBeats;
    private final JsonMapper json;

    LiveEndpoint(
            Audience audience,
            Broker broker,
            StompConversation stomp,
            LiveSettings settings,
            HeartBeats heartBeats,
            JsonMapper json) {
        this.audience = audience;
        this.broker = broker;
        this.stomp = stomp;
        this.settings = settings;
        this.heartBeats = heartBeats;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
        var employee = signedIn(socket.getPrincipal());
        var person = employee == null ? null : audience.enter(employee.id()).orElse(null);
        if (person == null) {
            socket.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        var nativeSession = ((StandardWebSocketSession) socket).getNativeSession(Session.class);
        if (nativeSession == null) {
            throw new IllegalStateException("The container gives no session");
        }
        var remote = nativeSession.getAsyncRemote();
        // Tomcat would keep a list of all writes for it: Pulse looks at what is under way.
        remote.setSendTimeout(-1);
        var outgoing = new Outgoing(
                remote,
                settings.sendBuffer().toBytes(),
                () -> SocketClosing.aside(socket, CloseStatus.SESSION_NOT_RELIABLE));
        var session = new LiveSession(
                socket.getId(),
                person,
                (String) socket.getAttributes().get(HTTP_SESSION),
                outgoing,
                status -> SocketClosing.aside(socket, status));
        socket.getAttributes().put(LIVE, session);
        audience.add(session);
        heartBeats.seen(List.of(person.id()));
    }

    private static @Nullable SignedIn signedIn(@Nullable Principal principal) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn
                : null;
    }

    @Override
    public void handleMessage(WebSocketSession socket, WebSocketMessage<?> message) {
        if (!(socket.getAttributes().get(LIVE) instanceof LiveSession session)) {
            return;
        }
        session.heard();
        var bytes = bytes(message);
        if (isLineEnd(bytes)) {
            return;
        }
        try {
            for (var frame : decoder(socket).decode(bytes)) {
                stomp.take(session, frame);
            }
        } catch (Problem problem) {
            refuse(session, problem.code(), problem.detail());
        } catch (StompConversionException | IllegalArgumentException e) {
            refuse(session, "protocol", "What was sent is not STOMP.");
        } catch (DataAccessException e) {
            log.warn("A frame could not be handled: {}", e.getMessage());
            refuse(session, "unavailable", "A store cannot be reached. Connect again in a moment.");
        }
    }

    private static ByteBuffer bytes(WebSocketMessage<?> message) {
        return switch (message) {
            case TextMessage text -> ByteBuffer.wrap(text.asBytes());
            case BinaryMessage binary -> binary.getPayload();
            default -> ByteBuffer.wrap(new byte[] {'\n'});
        };
    }

    private static boolean isLineEnd(ByteBuffer bytes) {
        return bytes.remaining() == 1 && bytes.get(bytes.position()) == '\n';
    }

    private BufferingStompDecoder decoder(WebSocketSession socket) {
        return (BufferingStompDecoder) socket.getAttributes()
                .computeIfAbsent(
                        DECODER,
                        ignored -> new BufferingStompDecoder(new StompDecoder(), (int)
                                settings.largestFrame().toBytes()));
    }

    private void refuse(LiveSession session, String code, String detail) {
        var body = json.writeValueAsString(java.util.Map.of("code", code, "detail", detail));
        session.outgoing().send(StompText.error(detail, body));
        session.close(CloseStatus.POLICY_VIOLATION);
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable exception) {
        log.debug("Session {}: {}", socket.getId(), exception.toString());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        if (socket.getAttributes().remove(LIVE) instanceof LiveSession session) {
            session.outgoing().close();
            audience.remove(session);
            broker.unsubscribeAll(session);
            session.views().close();
        }
    }

    /** Pieces are put together here, so that the container needs no large buffer for each browser. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }
}
