package dev.parley.inbox.spam;

import dev.parley.channel.email.MailMarks;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.queue.Spamming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What intake asks of each message after it knows where it belongs, and before it stores it: all in its transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Sieve {
    private final RuleRows rules;
    private final SenderRows senders;
    private final BlockRows blocks;
    private final LessonRows lessons;
    private final KeptRows kept;
    private final Employees employees;
    private final Channels channels;

    Sieve(SieveRows rows, KeptRows kept, Employees employees, Channels channels) {
        this.rules = rows.rules();
        this.senders = rows.senders();
        this.blocks = rows.blocks();
        this.lessons = rows.lessons();
        this.kept = kept;
        this.employees = employees;
        this.channels = channels;
    }

    /**
     * A message that came in.
     *
     * @param contact who wrote it
     * @param opens whether it begins a conversation
     * @param vouched whether a colleague passed it on
     * @param automatic whether no person wrote it
     * @param references the message ids that it names
     * @param marks read only when they are needed
     */
    public record Letter(
            String handle,
            ContactId contact,
            boolean opens,
            boolean vouched,
            boolean automatic,
            List<String> references,
            String subject,
            String text,
            Supplier<MailMarks> marks) {
        /** Keeps a copy. */
        public Letter {
            references = List.copyOf(references);
        }
    }

    /** Whether each is held back, in their order. */
    public List<Optional<Verdict>> judge(List<Letter> letters) {
        var is = rules.known();
        if (letters.isEmpty() || !is.blocks() && !is.lessons()) {
            return letters.stream().map(letter -> Optional.<Verdict>empty()).toList();
        }
        var blocked = is.blocks() ? findBlocks(letters) : Map.<String, Judge.Block>of();
        var ours = employees
                .namesByEmail(letters.stream().map(Letter::handle).collect(Collectors.toSet()))
                .keySet();
        var known = is.lessons() ? known(letters) : Map.<Letter, Judge.Sender>of();
        var answered = senders.ours(references(known.keySet()));
        var setting = rules.get();
        var corpus = new Corpus(setting);
        return letters.stream()
                .map(letter -> {
                    var came = new Judge.Came(
                            letter.opens(),
                            letter.references().stream().anyMatch(answered::contains),
                            letter.vouched(),
                            letter.automatic(),
                            ours.contains(letter.handle())
                                    || channels.byAddress(letter.handle()).isPresent());
                    var sender = known.getOrDefault(letter, Judge.Sender.UNKNOWN);
                    return Judge.judge(came, block(letter, blocked), sender, corpus.of(letter, came, sender), setting);
                })
                .toList();
    }

    private Map<String, Judge.Block> findBlocks(List<Letter> letters) {
        Set<String> addresses = new HashSet<>();
        Set<String> domains = new HashSet<>();
        for (var letter : letters) {
            var sender = SenderAddress.of(letter.handle());
            addresses.add(sender.address());
            domains.addAll(sender.domains());
        }
        return blocks.find(addresses, domains);
    }

    private static Judge.@Nullable Block block(Letter letter, Map<String, Judge.Block> blocked) {
        if (blocked.isEmpty()) {
            return null;
        }
        var sender = SenderAddress.of(letter.handle());
        var address = blocked.get(sender.address());
        return address != null
                ? address
                : sender.domains().stream()
                        .map(blocked::get)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Only what begins a conversation is judged by what was learned. */
    private Map<Letter, Judge.Sender> known(List<Letter> letters) {
        var opening = letters.stream().filter(Letter::opens).toList();
        if (opening.isEmpty()) {
            return Map.of();
        }
        var found = senders.list(opening.stream()
                .map(letter -> new SenderRows.Who(letter.handle(), letter.contact()))
                .toList());
        var known = new HashMap<Letter, Judge.Sender>();
        for (int i = 0; i < opening.size(); i++) {
            known.put(opening.get(i), found.get(i));
        }
        return known;
    }

    private static Set<String> references(Set<Letter> letters) {
        return letters.stream().flatMap(letter -> letter.references().stream()).collect(Collectors.toSet());
    }

    /** What the words say, counted only for letters that they could hold back. */
    private final class Corpus {
        private final boolean wanted;
        private Bayes.@Nullable Corpus size;

        Corpus(SpamRules setting) {
            this.wanted = setting.content();
        }

        Judge.Content of(Letter letter, Judge.Came came, Judge.Sender sender) {
            if (!wanted || !Judge.mayBeSpam(came, sender) || sender.earlier()) {
                return Judge.Content.NONE;
            }
            var counted = size == null ? lessons.corpus() : size;
            size = counted;
            if (!counted.isEnough()) {
                return Judge.Content.NONE;
            }
            var domain = SenderAddress.of(letter.handle()).domain();
            var counts = lessons.listCounts(Tokens.of(letter.subject(), letter.text(), domain));
            var marks = letter.marks().get();
            return new Judge.Content(Bayes.score(counts, counted, marks), marks);
        }
    }

    /**
     * A conversation that intake took into Spam, and how it stood before.
     *
     * @param wasSeq the newest message that was there before it
     */
    public record Kept(
            ConversationId conversation,
            Verdict verdict,
            boolean wasOpen,
            @Nullable Instant wasWaitingSince,
            int wasSeq) {
        /** What is told of it. */
        public Map<String, String> told() {
            return new Spamming.Mark(verdict.cause(), verdict.facts(), verdict.block()).told();
        }
    }

    /** Remembers why, and how many messages each block held back. */
    public void keep(List<Kept> conversations, List<Verdict> messages) {
        kept.insert(conversations);
        var counts = new HashMap<UUID, Integer>();
        for (var verdict : new ArrayList<>(messages)) {
            var block = verdict.block();
            if (block != null) {
                counts.merge(block, 1, Integer::sum);
            }
        }
        counts.forEach(blocks::countHeldBack);
    }
}
