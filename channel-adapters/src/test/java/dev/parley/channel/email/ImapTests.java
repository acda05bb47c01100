package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.Flags;
import java.io.InputStream;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class ImapTests extends ReceiverContract {
    private String folder = "INBOX";

    @Override
    String protocol() {
        return "IMAP";
    }

    @Override
    int clearPort() {
        return server.getImap().getPort();
    }

    @Override
    int tlsPort() {
        return server.getImaps().getPort();
    }

    @Override
    Optional<String> refuseSecondMail(String line) {
        boolean second = line.contains("BODY.PEEK") && (line.contains(" 2 ") || line.contains(",2,"));
        return second
                ? Optional.of(line.substring(0, line.indexOf(' ')) + " NO [SERVERBUG] the disk has a hole\r\n")
                : Optional.empty();
    }

    @Override
    MailFolder folder() throws Exception {
        return server.getManagers().getImapHostManager().getFolder(user, folder);
    }

    @Test
    void theServerSaysAtOnceThatMailCame() throws Exception {
        settings.put("receive.pollSeconds", "3600");
        start();
        await().until(() -> reception.lastReport().equals("CONNECTED"));
        for (int i = 0; i < 5; i++) {
            deliver("mail " + i);
            String subject = "mail " + i;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> reception.subjects().contains(subject));
        }
        assertThat(reception.subjects()).hasSize(5);
        assertThat(network.connections()).isEqualTo(1);
    }

    @Test
    void withoutIdleTheMailboxIsLookedAtFromTimeToTime() throws Exception {
        network.answer(line -> line.endsWith(" CAPABILITY")
                ? Optional.of("* CAPABILITY IMAP4rev1\r\n" + line.substring(0, line.indexOf(' ')) + " OK done\r\n")
                : line.endsWith(" IDLE")
                        ? Optional.of(line.substring(0, line.indexOf(' ')) + " BAD no\r\n")
                        : Optional.empty());
        start();
        await().until(() -> reception.lastReport().equals("CONNECTED"));
        deliver("one");
        awaitSubjects("one");
        deliver("two");
        awaitSubjects("one", "two");
    }

    @Test
    void newUidsRepeatRecentMailAndLoseNone() throws Exception {
        folder = "Support";
        settings.put("receive.folder", folder);
        var mailboxes = server.getManagers().getImapHostManager();
        mailboxes.createMailbox(user, folder);
        deliver("one");
        deliver("two");
        start();
        awaitSubjects("one", "two");
        await().until(() -> memory.find(channel, folder)
                .filter(cursor -> cursor.caughtUpAt() != null)
                .isPresent());
        stop();
        long before = folder().getUidValidity();
        // GreenMail's UIDVALIDITY is the second of the mailbox's making.
        await().until(() -> Instant.now().getEpochSecond() > before);

        mailboxes.renameMailbox(user, folder, "Moved away");
        mailboxes.createMailbox(user, folder);
        assertThat(folder().getUidValidity()).isNotEqualTo(before);
        deliver("long ago", Date.from(Instant.now().minus(Duration.ofDays(30))), "x");
        deliver("two");
        deliver("three");
        start();

        awaitSubjects("one", "two", "two", "three");
        deliver("four");
        awaitSubjects("one", "two", "two", "three", "four");
    }

    @Test
    void ofMailThatWasThereBeforeOnlyTheRecentUnreadIsTakenUnlessSetOtherwise() throws Exception {
        settings.remove("receive.existing");
        deliver("old", Date.from(Instant.now().minus(Duration.ofDays(10))), "x");
        deliver("read");
        folder().setFlags(new Flags(Flags.Flag.SEEN), true, 2, null, true);
        deliver("unread");
        start();
        awaitSubjects("unread");
        deliver("new");
        awaitSubjects("unread", "new");
        stop();
        start();
        deliver("newer");
        awaitSubjects("unread", "new", "newer");
    }

    @Test
    void onlyNewMailIsTakenWhereSetSo() throws Exception {
        settings.put("receive.existing", "NEW");
        deliver("before");
        start();
        await().until(() -> reception.lastReport().equals("CONNECTED"));
        deliver("new");
        awaitSubjects("new");
    }

    @Test
    void mailStaysUnread() throws Exception {
        deliver("one");
        start();
        awaitSubjects("one");
        assertThat(folder().getUnseenCount()).isEqualTo(1);
    }

    @Test
    void mailIsMarkedAsReadWhereSetSo() throws Exception {
        settings.put("receive.markSeen", "true");
        deliver("one");
        start();
        awaitSubjects("one");
        await().untilAsserted(() -> assertThat(folder().getUnseenCount()).isZero());
    }

    @Test
    void holesBetweenUidsAreSteppedOver() throws Exception {
        IntStream.range(0, 1200).forEach(i -> deliver("mail " + i));
        folder().deleteAllMessages();
        deliver("last");
        start();
        awaitSubjects("last");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws Exception {
        settings.put("receive.folder", "Nowhere");
        start();
        await().until(() -> reception.lastReport().startsWith("FAILING The mailbox has no such folder: Nowhere"));
    }

    @Test
    void theConnectionTurnsToTlsBeforeThePasswordIsSent() throws Exception {
        var passwordInClear = new java.util.concurrent.atomic.AtomicBoolean();
        var tls = new java.util.concurrent.atomic.AtomicBoolean();
        network.startTls(greenMailTls());
        network.answer(line -> {
            String tag = line.substring(0, Math.max(0, line.indexOf(' ')));
            if (line.contains("geheim") && !tls.get()) {
                passwordInClear.set(true);
            }
            if (line.endsWith(" STARTTLS")) {
                tls.set(true);
                return Optional.of(tag + " OK begin\r\n");
            }
            return line.endsWith(" CAPABILITY") && !tls.get()
                    ? Optional.of("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" + tag + " OK done\r\n")
                    : Optional.empty();
        });
        settings.put("receive.security", "STARTTLS");
        settings.put("receive.fingerprint", fingerprint());
        deliver("one");
        start();
        awaitSubjects("one");
        assertThat(tls).isTrue();
        assertThat(passwordInClear).isFalse();
    }

    @Test
    void withoutTheTlsThatIsAskedForNothingIsSent() throws Exception {
        settings.put("receive.security", "STARTTLS");
        var lines = new java.util.concurrent.CopyOnWriteArrayList<String>();
        network.answer(line -> {
            lines.add(line);
            return Optional.empty();
        });
        start();
        await().until(() -> reception.lastReport().contains("STARTTLS"));
        assertThat(lines).noneMatch(line -> line.contains("geheim") || line.contains("support"));
    }

    static KeyStore greenMailKeys() throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = ImapTests.class.getResourceAsStream("/greenmail.p12")) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }

    static SSLContext greenMailTls() throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(greenMailKeys(), "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    static String fingerprint() throws Exception {
        var keys = greenMailKeys();
        var certificate = keys.getCertificate(keys.aliases().nextElement());
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
}
