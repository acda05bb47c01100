package dev.parley.inbox.webchat;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.socket.Outgoing;
import dev.parley.inbox.socket.SocketClosing;
import jakarta.websocket.Session;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where devices listen: {@code /chat/<channel>/live}. */
@Component
final class ChatEndpoint extends TextWebSocketHandler {
    private static final Logger log = LoggerFactory.getLogger(ChatEndpoint.class);
    private static final String SESSION = "chat";
    static final String CHANNEL = "channel";
    private static final int SEND_BUFFER = 1 << 20;

    private final ChatGate gate;
    private final Recognising recognising;
    private final ChatSockets sockets;
    private final ChatFrames frames;
    private final VisitorTyping typing;
    private final JsonMapper json;

    ChatEndpoint(
            ChatGate gate,
            Recognising recognising,
            ChatSockets sockets,
            ChatFrames frames,
            VisitorTyping typing,
            JsonMapper json) {
        this.gate = gate;
        this.recognising = recognising;
        this.sockets = sockets;
        this.frames = frames;
        this.typing = typing;
        this.json = json;
    }

    /** What a device says. */
    private record Said(
            @Nullable String type,
            @Nullable String token,
            @Nullable Long after,
            @Nullable Boolean on) {}

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        var nativeSession = ((StandardWebSocketSession) socket).getNativeSession(Session.class);
        if (nativeSession == null) {
            throw new IllegalStateException("The container gives no session");
        }
        var remote = nativeSession.getAsyncRemote();
        // Whoever takes too long is found by the beat.
        remote.setSendTimeout(-1);
        var outgoing =
                new Outgoing(remote, SEND_BUFFER, () -> SocketClosing.aside(socket, CloseStatus.SESSION_NOT_RELIABLE));
        var channel = (UUID) socket.getAttributes().get(CHANNEL);
        var session = new ChatSession(
                gate.open(Objects.requireNonNull(channel)).id(),
                outgoing,
                status -> SocketClosing.aside(socket, status));
        socket.getAttributes().put(SESSION, session);
        sockets.add(session);
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        if (!(socket.getAttributes().get(SESSION) instanceof ChatSession session)) {
            return;
        }
        if (!session.heard()) {
            refuse(session, "too-many", "That is too much at once.");
            return;
        }
        try {
            take(session, json.readValue(message.getPayload(), Said.class));
        } catch (JacksonException e) {
            refuse(session, "protocol", "What was sent is not JSON as docs/web-chat.md describes.");
        } catch (Problem problem) {
            refuse(session, problem.code(), problem.detail());
        } catch (DataAccessException | TransactionException e) {
            log.warn("A device was not answered: {}", e.getMessage());
            session.close(CloseStatus.SERVICE_RESTARTED);
        }
    }

    private void take(ChatSession session, Said said) {
        var visitor = session.visitor();
        switch (Objects.requireNonNullElse(said.type(), "")) {
            case "hello" -> {
                if (visitor == null) {
                    var chat = gate.open(session.channel().value());
                    long after = said.after() == null ? 0 : said.after();
                    sockets.begin(session, recognising.of(chat, said.token()), after);
                }
            }
            case "typing" -> {
                if (visitor != null) {
                    typing.tell(visitor, Boolean.TRUE.equals(said.on()));
                }
            }
            default -> log.trace("A device is there");
        }
    }

    private void refuse(ChatSession session, String code, String detail) {
        session.outgoing().send(frames.refused(code, detail));
        session.close(CloseStatus.POLICY_VIOLATION);
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable exception) {
        log.debug("Device {}: {}", socket.getId(), exception.toString());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        if (socket.getAttributes().remove(SESSION) instanceof ChatSession session) {
            sockets.remove(session);
        }
    }
}
