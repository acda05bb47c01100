package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.webchat.ChatGate.Chat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks now and then for what visitors have not seen in the chat, and has it sent to the address they left. */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
final class Continuing {
    private static final Logger log = LoggerFactory.getLogger(Continuing.class);

    private final Channels channels;
    private final ChatGate gate;
    private final Conversing conversing;
    private final UnseenRows rows;
    private final UnseenMail mail;

    Continuing(Channels channels, ChatGate gate, Conversing conversing, UnseenRows rows, UnseenMail mail) {
        this.channels = channels;
        this.gate = gate;
        this.conversing = conversing;
        this.rows = rows;
        this.mail = mail;
    }

    @Scheduled(fixedDelayString = "${parley.web-chat.look:15s}", initialDelayString = "${parley.web-chat.look:15s}")
    void look() {
        try {
            channels.list().stream()
                    .filter(channel -> channel.kind() == ChannelKind.WEB_CHAT && channel.enabled())
                    .forEach(this::look);
        } catch (DataAccessException | TransactionException e) {
            log.warn("What visitors did not see goes to them later: {}", e.getMessage());
        }
    }

    private void look(Channel channel) {
        Chat chat;
        try {
            chat = gate.open(channel.id().value());
        } catch (Problem settings) {
            log.debug("Chat {} cannot go on by e-mail: {}", channel.id(), settings.detail());
            return;
        }
        if (chat.settings().mail()) {
            conversing
                    .mailFor(channel)
                    .ifPresent(through -> rows.listWaiting(
                                    chat.id(), chat.settings().mailAfter())
                            .forEach(visitor -> mail.send(chat, visitor, through.id())));
        }
    }
}
