package dev.parley.inbox.webchat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets devices that nobody opens the chat on any more, and files that nobody said anything with. */
@Component
final class ChatSweep {
    private static final Logger log = LoggerFactory.getLogger(ChatSweep.class);
    private static final int UNSAID_HOURS = 24;

    private final VisitorRows visitors;
    private final FileRows files;
    private final WebChatLimits limits;

    ChatSweep(VisitorRows visitors, FileRows files, WebChatLimits limits) {
        this.visitors = visitors;
        this.files = files;
        this.limits = limits;
    }

    @Scheduled(initialDelayString = "${parley.web-chat.sweep:1h}", fixedDelayString = "${parley.web-chat.sweep:1h}")
    void sweep() {
        try {
            int devices = visitors.removeDevices(limits.devicesKept());
            int unsaid = files.removeUnsaid(UNSAID_HOURS);
            log.debug("Forgot {} devices and {} files of visitors", devices, unsaid);
        } catch (DataAccessException e) {
            log.warn("Old devices of visitors are forgotten later: {}", e.getMessage());
        }
    }
}
