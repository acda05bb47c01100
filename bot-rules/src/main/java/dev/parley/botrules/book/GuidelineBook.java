package dev.parley.botrules.book;

import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.Vocabulary;
import dev.parley.botrules.expression.Residual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.QueryDecomposer;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/**
 * All guidelines in force, and which of them hold for a message or a draft.
 *
 * <p>Many threads may ask while one changes it; each answer is of one state. A change costs what changed, not what there is.
 */
public final class GuidelineBook implements AutoCloseable {
    /** Of a longer text only so much is looked at, in UTF-16 units. */
    public static final int LONGEST = 20_000;

    private static final int LONGEST_PART = 30;
    private static final Set<String> OPTIONAL = Set.of(Fields.PLAIN, Fields.BEGINNINGS, Fields.PARTS);
    /** Words of many conditions become many clauses; the usual limit is for what strangers type. */
    private static final int MOST_CLAUSES = 1_000_000;

    private final Monitor monitor;
    private final Residual.Compiler compiler;
    private final Map<Long, Entry> bySerial = new ConcurrentHashMap<>();
    private final Map<UUID, Entry> byId = new HashMap<>();
    private final Map<UUID, Holding.Trouble> unreadable = new ConcurrentHashMap<>();
    private final Set<String> plainFields = ConcurrentHashMap.newKeySet();
    private long serials;

    /** An empty book for the facts of a company. */
    public GuidelineBook(Vocabulary vocabulary, Rarity rarity) {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        this.compiler = new Residual.Compiler(vocabulary);
        try {
            this.monitor = new Monitor(Fields.analyzer(), presearcher(rarity), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TermFilteredPresearcher presearcher(Rarity rarity) {
        var filters = Splitting.FILTERS.stream().map(Known::key).collect(Collectors.toSet());
        var whole = new TreeSet<>(filters);
        Fields.everyLanguage().forEach(language -> whole.add(Fields.stemmed(language)));
        whole.addAll(List.of(Fields.PLAIN, Fields.BEGINNINGS));
        var parts = new RegexpQueryHandler("__part", LONGEST_PART, "__long", whole);
        return new TermFilteredPresearcher(rarity::weight, List.of(parts), filters);
    }

    private static MonitorConfiguration configuration() {
        var configuration = new MonitorConfiguration() {
            @Override
            protected IndexWriterConfig getIndexWriterConfig() {
                return new IndexWriterConfig(new WhitespaceAnalyzer());
            }
        };
        configuration.setQueryUpdateBufferSize(20_000);
        configuration.setPurgeFrequency(10, TimeUnit.MINUTES);
        configuration.setQueryDecomposer(new QueryDecomposer() {
            @Override
            public Set<Query> decompose(Query query) {
                return Set.of(query);
            }
        });
        return configuration;
    }

    /**
     * Puts in these, each in place of the one with its id, in one step; then takes out those.
     *
     * @param in those that cannot be asked, since they ask about what there is not, are told by {@link #troubles}
     */
    public synchronized void change(Collection<Guideline> in, Collection<UUID> out) {
        var entries = new ArrayList<Entry>();
        var gone = new ArrayList<>(out);
        for (var guideline : in) {
            var entry = entry(guideline);
            if (entry == null || entry.splitting().isImpossible()) {
                gone.add(guideline.id());
            } else {
                entries.add(entry);
            }
        }
        out.forEach(unreadable::remove);
        entries.forEach(entry -> bySerial.put(entry.serial(), entry));
        index(entries, gone);
        for (var entry : entries) {
            forget(byId.put(entry.guideline().id(), entry));
        }
        gone.forEach(id -> forget(byId.remove(id)));
    }

    private @Nullable Entry entry(Guideline guideline) {
        try {
            var entry = Entry.of(serials++, guideline, compiler);
            unreadable.remove(guideline.id());
            return entry;
        } catch (IllegalArgumentException e) {
            unreadable.put(guideline.id(), new Holding.Trouble(guideline, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private void index(Collection<Entry> entries, Collection<UUID> gone) {
        entries.forEach(this::noteFields);
        try {
            if (!entries.isEmpty()) {
                monitor.register(entries.stream().map(Entry::query).toList());
            }
            if (!gone.isEmpty()) {
                monitor.deleteById(gone.stream().map(UUID::toString).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message's plain words are only written down once somebody asks for them. */
    private void noteFields(Entry entry) {
        var visitor = new QueryVisitor() {
            @Override
            public boolean acceptField(String field) {
                if (OPTIONAL.contains(field)) {
                    plainFields.add(field);
                }
                return true;
            }
        };
        entry.splitting().query().visit(visitor);
        entry.leaves().values().forEach(query -> query.visit(visitor));
    }

    private void forget(@Nullable Entry entry) {
        if (entry != null) {
            bySerial.remove(entry.serial());
        }
    }

    /** The guidelines that hold, in the order in which they act. */
    public Holding ask(Utterance utterance) {
        String text = utterance.text();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        while (true) {
            var question = new Question(utterance, text, bySerial::get);
            try {
                var found = monitor.match(document(utterance, text), question::over);
                if (!question.isOutdated()) {
                    return question.holding(found);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Document document(Utterance utterance, String text) {
        var document = new Document();
        document.add(new TextField(Fields.stemmed(utterance.language()), text, Field.Store.NO));
        plainFields.forEach(field -> document.add(new TextField(field, text, Field.Store.NO)));
        for (Known filter : Splitting.FILTERS) {
            var values = new LinkedHashSet<>(utterance.facts().texts(filter));
            values.add(utterance.facts().text(filter));
            values.removeIf(String::isBlank);
            values.add(Entry.ANYWHERE);
            values.forEach(value -> document.add(new StringField(filter.key(), value, Field.Store.NO)));
        }
        return document;
    }

    /** Those in the book that cannot be asked at all. */
    public Collection<Holding.Trouble> troubles() {
        return List.copyOf(unreadable.values());
    }

    /** How many guidelines there are. */
    public synchronized int size() {
        return byId.size();
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
