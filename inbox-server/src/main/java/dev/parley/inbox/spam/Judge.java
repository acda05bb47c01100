package dev.parley.inbox.spam;

import dev.parley.channel.email.MailMarks;
import dev.parley.inbox.conversation.SpamCause;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a message is held back, from what is known of it. Pure. */
final class Judge {
    private Judge() {}

    /**
     * How a message came.
     *
     * @param opens whether it begins a conversation
     * @param reply whether it names a message that we sent
     * @param vouched whether a colleague passed it on
     * @param automatic whether no person wrote it: a report, a vacation notice, our own mail
     * @param ours whether it comes from an address of our own
     */
    record Came(boolean opens, boolean reply, boolean vouched, boolean automatic, boolean ours) {}

    /** A block that fits the sender. */
    record Block(UUID id, String value) {}

    /**
     * What is known of its sender.
     *
     * @param marked how many conversations of the address people called spam
     * @param names who did
     * @param cleared whether somebody called one of them no spam
     * @param written whether the company has ever written to them
     * @param earlier whether they have an earlier conversation that is no spam
     * @param domainMarked of how many addresses of the domain people called something spam
     * @param domainGood whether anything good is known of the domain, or anybody may have an address there
     */
    record Sender(
            int marked,
            String names,
            boolean cleared,
            boolean written,
            boolean earlier,
            int domainMarked,
            String domainNames,
            boolean domainGood) {
        static final Sender UNKNOWN = new Sender(0, "", false, false, false, 0, "", true);
    }

    /** What its words and the servers on its way say; {@code score} is null where too little was learned. */
    record Content(Bayes.@Nullable Score score, MailMarks marks) {
        static final Content NONE = new Content(null, MailMarks.NONE);
    }

    static Optional<Verdict> judge(Came came, @Nullable Block block, Sender sender, Content content, SpamRules rules) {
        if (came.vouched() || came.ours()) {
            return Optional.empty();
        }
        if (block != null) {
            return Optional.of(new Verdict(SpamCause.BLOCKED, Map.of("value", block.value()), block.id()));
        }
        if (!mayBeSpam(came, sender)) {
            return Optional.empty();
        }
        if (rules.senders() && sender.marked() >= rules.addressAfter()) {
            return Optional.of(learned(SpamCause.SENDER, sender.marked(), sender.names()));
        }
        if (rules.senders() && !sender.domainGood() && sender.domainMarked() >= rules.domainAfter()) {
            return Optional.of(learned(SpamCause.DOMAIN, sender.domainMarked(), sender.domainNames()));
        }
        return sender.earlier() || !rules.content() ? Optional.empty() : byContent(content, rules.certainty());
    }

    /** Whether learning has a say at all. */
    static boolean mayBeSpam(Came came, Sender sender) {
        return came.opens()
                && !came.reply()
                && !came.vouched()
                && !came.ours()
                && !came.automatic()
                && !sender.written()
                && !sender.cleared();
    }

    private static Verdict learned(SpamCause cause, int count, String names) {
        return new Verdict(cause, Map.of("count", Integer.toString(count), "names", names), null);
    }

    private static Optional<Verdict> byContent(Content content, int certainty) {
        var score = content.score();
        if (score == null || score.words().isEmpty() || score.probability() * 100 < certainty) {
            return Optional.empty();
        }
        var facts = new HashMap<String, String>();
        facts.put("certainty", Integer.toString((int) Math.floor(score.probability() * 100)));
        facts.put("words", String.join(", ", score.words()));
        if (content.marks().spam()) {
            facts.put("server", "true");
        }
        if (!content.marks().failed().isEmpty()) {
            facts.put("checks", String.join(", ", content.marks().failed()));
        }
        return Optional.of(new Verdict(SpamCause.CONTENT, facts, null));
    }
}
