package dev.parley.inbox.webchat;

import dev.parley.inbox.live.CustomerTyping;
import dev.parley.inbox.live.EmployeeTyped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** That somebody types, in both directions; kept nowhere. */
@Component
class VisitorTyping {
    private static final Logger log = LoggerFactory.getLogger(VisitorTyping.class);

    private final RoomRows rooms;
    private final VisitorRows visitors;
    private final ChatSockets sockets;
    private final ChatFrames frames;
    private final CustomerTyping employees;

    VisitorTyping(
            RoomRows rooms, VisitorRows visitors, ChatSockets sockets, ChatFrames frames, CustomerTyping employees) {
        this.rooms = rooms;
        this.visitors = visitors;
        this.sockets = sockets;
        this.frames = frames;
        this.employees = employees;
    }

    /** Shows it to the employees who look at the visitor's conversation. */
    void tell(Visitor visitor, boolean on) {
        rooms.listOpen(visitor).forEach(conversation -> employees.tell(conversation, visitor.id(), visitor.name(), on));
    }

    /** Shows it to the visitor, where one of their devices listens on this node. */
    @EventListener
    public void on(EmployeeTyped typed) {
        if (sockets.isEmpty()) {
            return;
        }
        try {
            rooms.find(typed.conversation())
                    .flatMap(room -> Uuids.read(room.name()).flatMap(name -> visitors.findByRoom(room.channel(), name)))
                    .filter(sockets::isListening)
                    .ifPresent(visitor -> sockets.tell(visitor, frames.typing(typed.name(), typed.on())));
        } catch (DataAccessException e) {
            log.debug("A visitor does not see that somebody types: {}", e.getMessage());
        }
    }
}
