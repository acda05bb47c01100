package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.node.ServerAddress;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a visitor sees of what was said. */
@Component
final class Transcript {
    static final int PAGE = 100;

    private final LineRows lines;
    private final FileRows files;
    private final ServerAddress address;

    Transcript(LineRows lines, FileRows files, ServerAddress address) {
        this.lines = lines;
        this.files = files;
        this.address = address;
    }

    /** Some lines in order; {@code more}: there are others beyond them. */
    record Page(List<ChatLine> lines, boolean more) {
        Page {
            lines = List.copyOf(lines);
        }
    }

    Page after(ChannelId channel, UUID visitor, long number) {
        var rows = lines.listAfter(visitor, number, PAGE + 1);
        boolean more = rows.size() > PAGE;
        return new Page(shown(channel, visitor, more ? rows.subList(0, PAGE) : rows), more);
    }

    Page before(ChannelId channel, UUID visitor, long number) {
        var rows = lines.listBefore(visitor, number, PAGE + 1);
        boolean more = rows.size() > PAGE;
        return new Page(shown(channel, visitor, more ? rows.subList(1, rows.size()) : rows), more);
    }

    private List<ChatLine> shown(ChannelId channel, UUID visitor, List<LineRows.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var with = files.listOf(visitor, rows.stream().map(LineRows.Row::key).toList());
        return rows.stream()
                .map(row -> new ChatLine(
                        row.number(),
                        row.origin(),
                        row.key(),
                        row.author(),
                        row.text(),
                        with.getOrDefault(row.key(), List.of()).stream()
                                .map(file -> shown(channel, file))
                                .toList(),
                        row.at(),
                        row.way()))
                .toList();
    }

    private ChatLine.File shown(ChannelId channel, FileRows.Row file) {
        String url = address.of(ChatFilter.PATH + channel + "/files/" + file.id());
        return new ChatLine.File(file.name(), file.mediaType(), file.size(), url);
    }
}
