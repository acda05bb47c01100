package dev.parley.inbox.search;

import dev.parley.inbox.node.AfterCommit;
import dev.parley.inbox.search.IndexRows.Source;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes documents of messages, one batch in one transaction: after a kill the whole batch waits again. */
@Component
class Indexing {
    private static final int KNOWN_WORDS = 50_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 30;
    private static final int LONGEST_HANDLE = 250;

    private final IndexRows rows;
    private final TransactionTemplate transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Boolean> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN_WORDS;
        }
    };

    Indexing(IndexRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Indexes up to so many messages that wait and returns how many there were. */
    int batch(int limit) {
        Integer count = transaction.execute(status -> index(rows.take(limit), Indexing::vector));
        return count == null ? 0 : count;
    }

    /** Takes the next one by its facets alone: something in its words is refused by PostgreSQL. */
    void one() {
        transaction.execute(status -> index(rows.take(1), Indexing::facets));
    }

    private int index(List<Source> sources, Function<Source, Vector> made) {
        if (sources.isEmpty()) {
            return 0;
        }
        var vectors = new ArrayList<Vector>(sources.size());
        var names = new TreeMap<UUID, String>();
        for (var source : sources) {
            vectors.add(made.apply(source));
            if (source.contact() != null) {
                names.put(
                        source.contact(),
                        String.join(" ", Words.texts(source.authorName() + " " + source.authorHandle())));
            }
        }
        rows.write(sources, vectors);
        rows.done(sources);
        learn(vectors);
        if (!names.isEmpty()) {
            rows.writeNames(names);
        }
        return sources.size();
    }

    private static Vector vector(Source source) {
        return facets(source)
                .add(source.subject(), 'A')
                .add(source.files(), 'B')
                .add(source.authorName() + " " + source.authorHandle(), 'C')
                .add(source.text(), 'D')
                .facets(Facet.FROM, source.authorName() + " " + source.authorHandle())
                .facets(Facet.TO, source.recipients())
                .facets(Facet.SUBJECT, source.subject())
                .facets(Facet.FILE, source.files());
    }

    private static Vector facets(Source source) {
        var vector = new Vector()
                .facet(Facet.CHANNEL, source.channel())
                .facet(Facet.TEAM, source.team())
                .facet(Facet.KIND, source.direction().toLowerCase(Locale.ROOT));
        if (!source.authorHandle().isEmpty()) {
            vector.facet(Facet.FROM, handle(source.authorHandle()));
        }
        for (String part : source.recipients().split(" ", -1)) {
            if (part.indexOf('@') > 0) {
                vector.facet(Facet.TO, handle(part));
            }
        }
        if (!source.files().isEmpty()) {
            vector.facet(Facet.HAS, "attachment");
        }
        if (source.contact() != null) {
            vector.facet(Facet.CONTACT, source.contact());
        }
        Facet.times(source.sentAt().atOffset(ZoneOffset.UTC).toLocalDate()).forEach(vector::lexeme);
        return vector;
    }

    private static String handle(String handle) {
        return handle.substring(0, Math.min(LONGEST_HANDLE, handle.length())).toLowerCase(Locale.ROOT);
    }

    /** Words of letters alone: numbers have no other forms. */
    private void learn(List<Vector> vectors) {
        Set<String> fresh = new TreeSet<>();
        lock.lock();
        try {
            for (var vector : vectors) {
                for (String word : vector.lexemes()) {
                    if (isInflected(word) && known.get(word) == null) {
                        fresh.add(word);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
        if (!fresh.isEmpty()) {
            rows.addWords(fresh);
            // Only what was committed before is left out later; a word twice is no harm.
            remember(fresh);
        }
    }

    private void remember(Set<String> words) {
        AfterCommit.run(() -> {
            lock.lock();
            try {
                words.forEach(word -> known.put(word, true));
            } finally {
                lock.unlock();
            }
        });
    }

    private static boolean isInflected(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(next -> next >= 'a' && next <= 'z');
    }
}
