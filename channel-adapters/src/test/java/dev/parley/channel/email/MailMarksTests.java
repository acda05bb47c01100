package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailMarksTests {
    @Test
    void whatServersSaidAgainstAMailIsRead() {
        var marks = of("""
                X-Spam-Flag: YES
                Authentication-Results: mx.acme.example; spf=fail smtp.mailfrom=x.example;
                 dkim=pass header.d=x.example; dmarc=fail (p=reject) header.from=x.example

                Hello
                """);

        assertThat(marks.spam()).isTrue();
        assertThat(marks.failed()).containsExactly("spf", "dmarc");
    }

    @Test
    void aStatusIsEnough() {
        assertThat(of("X-Spam-Status: Yes, score=12.3 required=5.0\n\nHello").spam())
                .isTrue();
        assertThat(of("X-Spam-Status: No, score=0.1\n\nHello").spam()).isFalse();
    }

    @Test
    void whatTheBodySaysIsNoHeader() {
        assertThat(of("Subject: Hi\n\nX-Spam-Flag: YES\n")).isEqualTo(MailMarks.NONE);
        assertThat(of("Subject: Hi\r\n\r\nX-Spam-Flag: YES\r\n")).isEqualTo(MailMarks.NONE);
    }

    @Test
    void softFailuresAndGoodWordsSayNothing() {
        assertThat(of("Authentication-Results: mx; spf=softfail; dkim=none; dmarc=pass\nX-Spam-Flag: NO\n\n"))
                .isEqualTo(MailMarks.NONE);
    }

    @Test
    void nothingMakesItFail() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            assertThat(MailMarks.of(noise)).isNotNull();
        }
        assertThat(MailMarks.of(new byte[0])).isEqualTo(MailMarks.NONE);
        assertThat(of("Authentication-Results: " + "dmarc=fail; ".repeat(100_000))
                        .failed())
                .containsExactly("dmarc");
    }

    private static MailMarks of(String mail) {
        return MailMarks.of(mail.getBytes(StandardCharsets.UTF_8));
    }
}
