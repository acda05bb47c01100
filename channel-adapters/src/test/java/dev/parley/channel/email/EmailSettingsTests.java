package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.email.EmailSettings.Existing;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.EmailSettings.Send;
import dev.parley.channel.email.MailServer.Security;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSettingsTests {
    private static final Map<String, String> MAILBOX = Map.of(
            "receive.protocol", "IMAP",
            "receive.host", "imap.example.org",
            "receive.user", "support",
            "receive.password", "geheim");

    @Test
    void withoutSettingsMailComesByTheListenerAndAnswersStayHere() {
        assertThat(EmailSettings.of(Map.of()))
                .isEqualTo(new EmailSettings(new Receive.Listener(), new Send.Local(), ""));
    }

    @Test
    void aMailboxIsAskedSecurelyUnlessSetOtherwise() {
        assertThat(EmailSettings.of(MAILBOX).receive())
                .isEqualTo(new Receive.Imap(
                        new MailServer("imap.example.org", 993, Security.TLS, "support", "geheim", ""),
                        "INBOX",
                        Existing.RECENT,
                        Duration.ofSeconds(30),
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "IMAP,TLS,993", "IMAP,STARTTLS,143", "IMAP,NONE,143",
        "POP3,TLS,995", "POP3,STARTTLS,110", "POP3,NONE,110"
    })
    void eachSecurityHasItsUsualPort(String protocol, String security, int port) {
        var receive = EmailSettings.of(with("receive.protocol", protocol, "receive.security", security))
                .receive();
        int found = receive instanceof Receive.Imap imap
                ? imap.server().port()
                : ((Receive.Pop3) receive).server().port();
        assertThat(found).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "receive.protocol,JMAP",
        "receive.host,''",
        "receive.host,'imap.example.org/x'",
        "receive.port,70000",
        "receive.port,abc",
        "receive.security,SSL",
        "receive.user,''",
        "receive.password,''",
        "receive.folder,'a\u0000b'",
        "receive.pollSeconds,0",
        "receive.fingerprint,abc",
        "receive.markSeen,perhaps",
        "send.mode,PIGEON"
    })
    void whatCannotWorkIsNamed(String setting, String value) {
        assertThatThrownBy(() -> EmailSettings.of(with(setting, value)))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        invalid -> assertThat(invalid.setting()).isEqualTo(setting));
    }

    @Test
    void aRelayNeedsUserAndPasswordOrNeither() {
        assertThatThrownBy(
                        () -> EmailSettings.of(Map.of("send.mode", "SMTP", "send.host", "x.example", "send.user", "u")))
                .isInstanceOf(InvalidSettingsException.class);
        assertThat(EmailSettings.of(Map.of("send.mode", "SMTP", "send.host", "x.example", "send.security", "STARTTLS"))
                        .send())
                .isEqualTo(new Send.Relay(new MailServer("x.example", 587, Security.STARTTLS, "", "", "")));
    }

    @Test
    void passwordsAreNeverPrinted() {
        assertThat(EmailSettings.of(MAILBOX).toString()).doesNotContain("geheim");
    }

    private static Map<String, String> with(String... namesAndValues) {
        var settings = new HashMap<>(MAILBOX);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
