package dev.parley.inbox.spam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.MailMarks;
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.event.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTests {
    private static final SpamRules RULES = new SpamRules(true, 2, 3, true, 99);
    private static final Judge.Came FIRST = new Judge.Came(true, false, false, false, false);
    private static final Judge.Content SURE = new Judge.Content(
            new Bayes.Score(0.9999, List.of("casino", "winner")), new MailMarks(true, List.of("dmarc")));

    @Test
    void anAddressIsLearnedAfterSoManyWords() {
        assertThat(judge(FIRST, sender(1), Judge.Content.NONE)).isEmpty();
        var verdict = judge(FIRST, sender(2), Judge.Content.NONE).orElseThrow();

        assertThat(verdict.cause()).isEqualTo(SpamCause.SENDER);
        assertThat(verdict.facts()).containsEntry("count", "2").containsEntry("names", "Alice");
    }

    @Test
    void theWordsAloneHaveToBeSureAndSayWhy() {
        var unsure = new Judge.Content(new Bayes.Score(0.98, List.of("casino")), MailMarks.NONE);

        assertThat(judge(FIRST, sender(0), unsure)).isEmpty();
        var verdict = judge(FIRST, sender(0), SURE).orElseThrow();

        assertThat(verdict.cause()).isEqualTo(SpamCause.CONTENT);
        assertThat(verdict.facts())
                .containsEntry("words", "casino, winner")
                .containsEntry("checks", "dmarc")
                .containsEntry("server", "true")
                .containsEntry("certainty", "99");
    }

    @Test
    void aBlockHoldsBackWhateverComesButNotWhatAColleaguePassesOn() {
        var block = new Judge.Block(Ids.next(), "x.example");
        var reply = new Judge.Came(false, true, false, true, false);
        var vouched = new Judge.Came(true, false, true, false, false);

        assertThat(Judge.judge(reply, block, sender(0), Judge.Content.NONE, RULES))
                .hasValueSatisfying(verdict -> assertThat(verdict.isBlocked()).isTrue());
        assertThat(Judge.judge(vouched, block, sender(0), SURE, RULES)).isEmpty();
    }

    @Test
    void aReplyToOurMailAndWhomTheCompanyKnowsIsNeverSpamWhateverElseIsSo() {
        var random = new Random(2026);
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            var came = new Judge.Came(
                    random.nextInt(4) > 0,
                    random.nextInt(4) == 0,
                    oneInTen(random),
                    oneInTen(random),
                    oneInTen(random));
            var sender = new Judge.Sender(
                    random.nextInt(6),
                    "Alice",
                    oneInTen(random),
                    oneInTen(random),
                    random.nextBoolean(),
                    random.nextInt(6),
                    "Bob",
                    random.nextBoolean());
            var rules = new SpamRules(
                    random.nextBoolean(), 1 + random.nextInt(4), 2 + random.nextInt(4), random.nextBoolean(), 90);
            var verdict = Judge.judge(came, null, sender, SURE, rules);
            held += verdict.isPresent() ? 1 : 0;
            if (came.reply() || !came.opens() || came.vouched() || came.ours() || came.automatic()) {
                assertThat(verdict).as("%s %s", came, sender).isEmpty();
            }
            if (sender.written() || sender.cleared()) {
                assertThat(verdict).as("%s %s", came, sender).isEmpty();
            }
            if (sender.earlier()) {
                assertThat(verdict.map(Verdict::cause)).isNotEqualTo(Optional.of(SpamCause.CONTENT));
            }
        }
        assertThat(held).isGreaterThan(2_000);
    }

    @Test
    void addressesAreComparedInOneForm() {
        assertThat(SenderAddress.of("Ann+Promo@MÜNCHEN.example.").address()).isEqualTo("ann@xn--mnchen-3ya.example");
        assertThat(SenderAddress.of("ann@xn--mnchen-3ya.example"))
                .isEqualTo(SenderAddress.of("ANN+x+y@münchen.example"));
        assertThat(SenderAddress.of("a@b.c.example").domains()).containsExactly("b.c.example", "c.example");
        assertThat(SenderAddress.of("+@x.example").address()).isEqualTo("+@x.example");
        assertThat(SenderAddress.of("no address at all").domains()).isEmpty();
    }

    @Test
    void noHandleIsTooStrange() {
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            var handle = new StringBuilder();
            random.ints(random.nextInt(80), 0, 0x3000)
                    .filter(Character::isDefined)
                    .forEach(handle::appendCodePoint);
            handle.insert(random.nextInt(handle.length() + 1), "@");
            assertThat(SenderAddress.of(handle.toString()).address().length()).isLessThan(400);
        }
        assertThat(SenderAddress.of("a".repeat(100_000) + "@" + "b.".repeat(50_000) + "example")
                        .address())
                .hasSizeLessThan(400);
    }

    @Test
    void wordsOfBothSortsSayNothingAndWordsOfSpamSaySo() {
        var corpus = new Bayes.Corpus(50, 50);
        var spammy = List.of(
                new Bayes.Count("casino", 40, 0),
                new Bayes.Count("winner", 30, 0),
                new Bayes.Count("bonus", 25, 1),
                new Bayes.Count("hello", 40, 40));
        var good = List.of(new Bayes.Count("invoice", 0, 30), new Bayes.Count("casino", 40, 0));

        assertThat(Bayes.score(List.of(), corpus, MailMarks.NONE).probability()).isEqualTo(0.5);
        assertThat(Bayes.score(spammy, corpus, MailMarks.NONE).probability()).isGreaterThan(0.99);
        assertThat(Bayes.score(spammy, corpus, MailMarks.NONE).words()).containsExactly("casino", "winner", "bonus");
        assertThat(Bayes.score(good, corpus, MailMarks.NONE).probability()).isBetween(0.3, 0.7);
        assertThat(Bayes.score(List.of(), corpus, new MailMarks(true, List.of("spf", "dmarc")))
                        .probability())
                .isBetween(0.5, 0.99);
    }

    @Test
    void tokensAreFewAndHostileTextIsRead() {
        assertThat(Tokens.of("WIN now", "Ｃａｓｉｎｏ bonus 123456 https://x@evil.example/path ok", "spam.example"))
                .contains("subject:win", "subject:now", "casino", "bonus", "link:evil.example", "from:spam.example")
                .doesNotContain("123456");
        assertThat(Tokens.of("s".repeat(1_000_000), "http://".repeat(200_000) + "\u0000 word", ""))
                .hasSizeLessThanOrEqualTo(200)
                .noneMatch(token -> token.indexOf('\u0000') >= 0 || token.length() > 120);
    }

    private static boolean oneInTen(Random random) {
        return random.nextInt(10) == 0;
    }

    private static Judge.Sender sender(int marked) {
        return new Judge.Sender(marked, "Alice", false, false, false, 0, "", true);
    }

    private static Optional<Verdict> judge(Judge.Came came, Judge.Sender sender, Judge.Content content) {
        return Judge.judge(came, null, sender, content, RULES);
    }
}
