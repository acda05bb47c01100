package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.channel.ConversationMail;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.webchat.ChatGate.Chat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a visitor what they have not seen; what they answer by e-mail comes to the same conversation. Each line goes once, whichever node
 * looks: that it went is noted with the mail.
 */
@Component
class UnseenMail {
    private final UnseenRows rows;
    private final LineRows lines;
    private final FileRows files;
    private final RoomRows rooms;
    private final ConversationMail mails;
    private final Companies companies;

    UnseenMail(
            UnseenRows rows,
            LineRows lines,
            FileRows files,
            RoomRows rooms,
            ConversationMail mails,
            Companies companies) {
        this.rows = rows;
        this.lines = lines;
        this.files = files;
        this.rooms = rooms;
        this.mails = mails;
        this.companies = companies;
    }

    @Transactional
    public void send(Chat chat, UUID visitor, ChannelId through) {
        var taken = rows.take(visitor);
        if (taken.isEmpty()) {
            return;
        }
        var unseen = taken.get();
        var unread = lines.listHeard(visitor, unseen.after(), Long.MAX_VALUE);
        if (unread.isEmpty()) {
            return;
        }
        String named = ChannelScope.in(
                ChannelKind.WEB_CHAT, chat.id(), unread.getLast().key());
        rooms.findByAnswer(named)
                .ifPresent(conversation ->
                        mails.send(through, conversation.value(), written(chat, visitor, unseen, unread)));
        rows.mailed(visitor, unread.getLast().number());
    }

    private ConversationMail.Mail written(
            Chat chat, UUID visitor, UnseenRows.Unseen unseen, List<LineRows.Row> unread) {
        var company = companies.get();
        String title = chat.settings().title().isEmpty()
                ? company.name()
                : chat.settings().title();
        var with = files.listOf(visitor, unread.stream().map(LineRows.Row::key).toList());
        var words = unread.stream()
                .map(line -> new UnseenPage.Words(
                        line.author(),
                        line.text(),
                        with.getOrDefault(line.key(), List.of()).stream()
                                .map(FileRows.Row::name)
                                .toList()))
                .toList();
        String language = unseen.language().isEmpty() ? company.language().code() : unseen.language();
        var page = new UnseenPage(language, title, unseen.name(), words);
        return new ConversationMail.Mail(unseen.email(), page.subject(), page.text(), page.html());
    }
}
