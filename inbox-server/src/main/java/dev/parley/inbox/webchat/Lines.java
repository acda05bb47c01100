package dev.parley.inbox.webchat;

import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds lines, each once, and tells the devices of their visitor. */
@Component
final class Lines {
    private final LineRows lines;
    private final VisitorRows visitors;
    private final FileRows files;
    private final TransactionTemplate transaction;
    private final ChatNews news;

    Lines(LineRows lines, VisitorRows visitors, FileRows files, TransactionTemplate transaction, ChatNews news) {
        this.lines = lines;
        this.visitors = visitors;
        this.files = files;
        this.transaction = transaction;
        this.news = news;
    }

    Optional<LineRows.Row> find(UUID visitor, String key) {
        return lines.find(visitor, key);
    }

    /** Files that this visitor gave, in the order asked; a 400 problem where one of them is not theirs or was said already. */
    List<FileRows.Row> given(UUID visitor, List<UUID> ids) {
        var found = files.listGiven(visitor, ids);
        return ids.stream()
                .map(id -> found.stream()
                        .filter(file -> file.id().equals(id) && file.line() == null)
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("One of the files is not here any more: add it again.")))
                .toList();
    }

    /**
     * Adds a line; what is there already under its key is returned instead.
     *
     * @param attached stores its files within the transaction, for whose line it is now
     */
    LineRows.Row add(UUID visitor, LineRows.Row line, Consumer<UUID> attached) {
        var added = Objects.requireNonNull(transaction.execute(status -> {
            UUID owner = visitors.hold(visitor).orElseThrow(() -> Problem.notFound("visitor"));
            return lines.find(owner, line.key())
                    .map(known -> new Added(owner, known))
                    .orElseGet(() -> insert(owner, line, attached));
        }));
        news.tell(added.owner());
        return added.line();
    }

    private record Added(UUID owner, LineRows.Row line) {}

    private Added insert(UUID owner, LineRows.Row line, Consumer<UUID> attached) {
        long number = lines.insert(owner, line);
        attached.accept(owner);
        return new Added(
                owner,
                new LineRows.Row(number, line.key(), line.origin(), line.way(), line.author(), line.text(), line.at()));
    }

    /** Adds what a visitor said, with files that they gave before. */
    LineRows.Row say(UUID visitor, LineRows.Row line, List<UUID> given) {
        return add(visitor, line, owner -> files.say(owner, line.key(), given));
    }
}
