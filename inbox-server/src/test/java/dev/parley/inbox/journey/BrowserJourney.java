package dev.parley.inbox.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.WebScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the jar and a mail server, then runs the journeys of {@code web-client/e2e} in headless Chromium against both. */
// The longest goes first, so that the others fill the time beside it.
@Order(1)
final class BrowserJourney {
    private static final Pattern WELCOME = Pattern.compile("http://\\S+(/welcome/\\S+)");
    private static final Duration MOST = Duration.ofMinutes(8);

    @TempDir
    private Path folder;

    @Test
    void twoPeopleAndACustomerGoTheWholeWayOfOneMail() throws Exception {
        var mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        try (var server = Server.in(folder).with("parley.outgoing.allowed-networks", "127.0.0.0/8")) {
            mail.start();
            mail.setUser("support@acme.example", "support@acme.example");
            mail.setUser("luisa@customer.example", "luisa@customer.example");
            server.start();
            var specs = new WebScript("run.mjs", folder.resolve("browser.log"));
            assertThat(specs.run(world(server, mail), MOST)).as(specs::printed).isZero();
            assertThat(server.log()).doesNotContain("ERROR");
        } finally {
            mail.stop();
        }
    }

    private static Map<String, String> world(Server server, GreenMail mail) {
        var welcome = await("the welcome link in the log").until(() -> WELCOME.matcher(server.log()), Matcher::find);
        return Map.of(
                "PARLEY_URL", server.uri().toString(),
                "PARLEY_WELCOME", welcome.group(1),
                "PARLEY_SMTP_PORT", Integer.toString(server.smtpPort()),
                "MAIL_SMTP_PORT", Integer.toString(mail.getSmtp().getPort()),
                "MAIL_IMAP_PORT", Integer.toString(mail.getImap().getPort()));
    }
}
