package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.company.CompanyFounded;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives a new company a channel that works at once: mail comes by the SMTP listener, answers stay in the local mailbox. */
@Component
final class FirstChannel {
    static final String ADDRESS = "support@localhost";

    private final ChannelRows rows;
    private final ChannelDirectory directory;

    FirstChannel(ChannelRows rows, ChannelDirectory directory) {
        this.rows = rows;
        this.directory = directory;
    }

    @EventListener
    void on(CompanyFounded founded) {
        if (rows.list().isEmpty()) {
            add(founded.team());
        }
    }

    void add(TeamId team) {
        rows.insert(new ChannelRows.Row(
                new ChannelId(Ids.next()),
                ChannelKind.EMAIL,
                "Support",
                ADDRESS,
                team,
                true,
                Map.of("receive.protocol", "SMTP_LISTENER", "send.mode", "LOCAL"),
                1));
        directory.forget();
    }
}
