package dev.parley.botrules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody pastes into the box: the checks answer, within the text, and in time that grows with its length. */
final class HostileDraftTests {
    private static final Set<CheckKind> ALL = EnumSet.allOf(CheckKind.class);
    private static final int SMALL = 20_000;
    private static final int TIMES = 8;
    private static final List<String> PIECES = List.of(
            "we will refund you 20 € by Friday, ",
            "Wir erstatten Ihnen morgen 20 €. ",
            "4111 1111 1111 1111",
            "DE89370400440532013000",
            "@",
            "ada@mail.example",
            "{{",
            "}}",
            "[Name]",
            "Passwort: ",
            "-----BEGIN PRIVATE KEY-----",
            "\u200b",
            "\u202e",
            "\ud83d",
            "\ude00",
            "😀",
            "é",
            "e\u0301",
            "ẞ",
            "ﬁ",
            "１２３",
            "\r\n",
            "\n",
            "\u2028",
            "> ",
            "***",
            "___",
            "f*ck",
            "PLEASE READ THE MANUAL NOW ",
            "Grace Hopper ",
            "+41 44 668 18 01",
            "Bahnhofstrasse 1, 8001 Zürich",
            "https://a.example/?token=12345678",
            "\u0000",
            "%NAME%",
            "nato il 01.01.1980 ",
            "١٢٣",
            "𝟒𝟏𝟏𝟏",
            "а",
            " ");

    private final DraftChecks checks = DraftChecks.of(Examples.ACME);

    @Test
    void everyPlaceLiesWithinTheWritersOwnWords() {
        var random = new Random(20261123);
        for (int round = 0; round < 2000; round++) {
            Draft draft = draft(random(random));
            int last = draft.ownWords().start();
            for (Map.Entry<CheckKind, List<Finding>> found :
                    checks.find(ALL, draft).entrySet()) {
                last = draft.ownWords().start();
                for (Finding finding : found.getValue()) {
                    assertThat(finding.kind()).isEqualTo(found.getKey());
                    assertThat(finding.place().start())
                            .as("%s in %s", finding, draft.text())
                            .isGreaterThanOrEqualTo(last);
                    assertThat(finding.place().end())
                            .isLessThanOrEqualTo(draft.ownWords().end());
                    last = finding.place().end();
                }
            }
        }
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.append((char) (' ' + random.nextInt(95)));
                default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    private static Draft draft(String text) {
        Recipient recipient = new Recipient(
                Language.DE,
                true,
                Set.of("Ada Lovelace"),
                List.of("Wir erstatten Ihnen morgen 20 €."),
                candidates -> Set.copyOf(candidates));
        return Draft.of(text).in(Language.EN).to(recipient).by(Examples.TOM);
    }

    static List<String> monotonous() {
        return List.of(
                "a",
                "@",
                "a@",
                "a.",
                "we will ",
                "wir werden ",
                "you will not ",
                "if please ",
                "Password: ",
                "PIN is ",
                "4111 ",
                "1 ",
                "1",
                "1.",
                "DE89 ",
                "[",
                "{",
                "{{a",
                "<name ",
                "f*",
                "*",
                "----- ",
                "_",
                "_ ",
                "%a",
                "-----BEGIN PRIVATE KEY-----",
                "A B ",
                "\"AND THE OTHER NOW ",
                "Herr Ab ",
                "http://",
                "a.b@",
                "\n",
                "é",
                "\u200b",
                "\ud800",
                "12345 order ",
                "born on ",
                "> ",
                "\n>",
                "Kind regards ",
                "Hello ",
                "ａ",
                "12/34 ",
                "1 rue a ",
                "via a 1 ",
                "+41 44 ",
                "Aa1Bb2Cc3",
                "the ",
                "20 € ",
                "Tom ",
                "wrote: ",
                "abcdef12",
                "tel 044 ");
    }

    @ParameterizedTest
    @MethodSource("monotonous")
    void timeGrowsWithTheLength(String piece) {
        Draft small = draft(piece.repeat(SMALL / piece.length()));
        Draft large = draft(piece.repeat(SMALL * TIMES / piece.length()));
        double ratio = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 6 && ratio > TIMES * 2.5; attempt++) {
            long one = cpu(small);
            ratio = Math.min(ratio, (double) cpu(large) / Math.max(one, 100_000));
        }

        assertThat(ratio)
                .as("%s times the text; %s times the time would be quadratic", TIMES, TIMES * TIMES)
                .isLessThan(TIMES * 2.5);
    }

    private long cpu(Draft draft) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(checks.find(ALL, draft)).isNotNull();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
