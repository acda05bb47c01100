package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Authenticity;
import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Doubt;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Result;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.Authenticity.Verdict;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailAuthenticityTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SIGNED =
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe  \r\n\r\nAnna\r\n";
    private static final SmimeKeys KEYS = SmimeKeys.make(NOW, "anna@example.org");

    private static Authenticity read(String mail, String... settings) {
        return read(mail.getBytes(StandardCharsets.ISO_8859_1), settings);
    }

    private static Authenticity read(byte[] mail, String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("receive.protocol", "IMAP"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new MailAuthenticity(
                        new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "S", "support@acme.example", all))
                .of(mail, NOW);
    }

    private static String mail(String head) {
        return head + "From: Anna <anna@example.org>\r\nSubject: Hi\r\n\r\nHi\r\n";
    }

    @Test
    void readsTheChecksOfTheServerThatTookTheMail() {
        var read = read(mail("""
                Delivered-To: support@acme.example\r
                Received: by 2002:a05:6a20 with SMTP id x; Sun, 22 Nov 2026 01:00:00 -0800 (PST)\r
                Received: from mail.example.org (mail.example.org. [192.0.2.1])\r
                        by mx.google.com with ESMTPS id y for <support@acme.example>; Sun, 22 Nov 2026 01:00:00 -0800\r
                Authentication-Results: mx.google.com;\r
                       dkim=fail (bad; signature) header.d=list.example;\r
                       dkim=pass header.i=@example.org header.s=s1 header.b="x;y";\r
                       spf=pass (google.com: domain of anna@example.org designates 192.0.2.1 (ok)) smtp.mailfrom=anna@example.org;\r
                       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.org\r
                Authentication-Results: evil.example; dmarc=fail header.from=example.org\r
                """));
        assertThat(read.server()).isEqualTo("mx.google.com");
        assertThat(read.assumed()).isTrue();
        assertThat(read.checks())
                .containsExactlyInAnyOrder(
                        new Check(Method.SPF, Result.PASS, "example.org"),
                        new Check(Method.DKIM, Result.PASS, "example.org"),
                        new Check(Method.DMARC, Result.PASS, "example.org"));
    }

    @Test
    void whatTheSenderWroteOfThemselvesDoesNotCount() {
        String forged = mail("Received: from x by mx.acme.example; Sun, 22 Nov 2026 01:00:00 -0800\r\n"
                + "Authentication-Results: trusted.example; dmarc=pass header.from=bank.example\r\n");
        assertThat(read(forged).isSilent()).isTrue();
        assertThat(read(forged).verdict()).isEqualTo(Verdict.UNKNOWN);
        String deeper = mail("Received: from x by mx.acme.example; Sun, 22 Nov 2026 01:00:00 -0800\r\n"
                + "Received: from y by mx.trusted.example; Sun, 22 Nov 2026 01:00:00 -0800\r\n"
                + "Authentication-Results: trusted.example; dmarc=pass header.from=bank.example\r\n");
        assertThat(read(deeper).isSilent()).isTrue();
        assertThat(read(forged, "trust.authserv", "mx.acme.example").checks()).isEmpty();
        assertThat(read(forged, "trust.authserv", "Trusted.example").checks()).hasSize(1);
    }

    @Test
    void whatAnybodyCanBringToTheListenerCountsByNameOnly() {
        String brought = mail("Received: from x by mx.acme.example; Sun, 22 Nov 2026 01:00:00 -0800\r\n"
                + "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.org\r\n");
        assertThat(read(brought).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(read(brought, "receive.protocol", "SMTP_LISTENER").isSilent())
                .isTrue();
        assertThat(read(brought, "receive.protocol", "SMTP_LISTENER", "trust.authserv", "mx.acme.example")
                        .verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    private static Verdict verdict(String results) {
        return read(mail("Received: from x by mx.acme.example; Sun, 22 Nov 2026 01:00:00 -0800\r\n"
                        + "Authentication-Results: mx.acme.example; " + results + "\r\n"))
                .verdict();
    }

    @Test
    void onlyWhatIsAboutTheDomainThatPeopleSeeConfirmsIt() {
        assertThat(verdict("dmarc=pass header.from=example.org")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("dmarc=pass header.from=evil.example")).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(verdict("spf=pass smtp.mailfrom=bounces.example.org")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example"))
                .isEqualTo(Verdict.UNCONFIRMED);
        assertThat(verdict("dkim=pass header.d=relay.example; dkim=pass header.d=example.org; dmarc=none"))
                .isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("dkim=pass header.d=org; spf=none")).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(verdict("spf=pass smtp.mailfrom=example.org; dmarc=fail header.from=example.org"))
                .isEqualTo(Verdict.CONTRADICTED);
        assertThat(verdict("none")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aSignatureOfTheSendersOwnConfirmsThem() {
        assertThat(read(KEYS.detached(SIGNED, "anna@example.org"), "trust.certificates", KEYS.authority())
                        .verdict())
                .isEqualTo(Verdict.CONFIRMED);
        assertThat(read(KEYS.detached(SIGNED, "boss@example.org"), "trust.certificates", KEYS.authority())
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void microsoftDoesNotNameItself() {
        var read = read(
                mail(
                        "Received: from a by AM0PR01.eurprd01.prod.outlook.com; Sun, 22 Nov 2026 09:00:00 +0000\r\n"
                                + "Authentication-Results: spf=softfail (sender IP is 192.0.2.1)\r\n smtp.mailfrom=example.org; dkim=none"
                                + " (message not signed) header.d=none;dmarc=fail action=quarantine header.from=example.org;compauth=fail\r\n"));
        assertThat(read.checks())
                .containsExactlyInAnyOrder(
                        new Check(Method.SPF, Result.SOFTFAIL, "example.org"),
                        new Check(Method.DKIM, Result.NONE, "none"),
                        new Check(Method.DMARC, Result.FAIL, "example.org"));
    }

    @Test
    void aSignatureThatSomebodyTrustedVouchesForIsValid() {
        var read = read(KEYS.detached(SIGNED, "anna@example.org"), "trust.certificates", KEYS.authority());
        assertThat(read.signature()).isInstanceOfSatisfying(Signature.Valid.class, valid -> {
            assertThat(valid.name()).isEqualTo("Anna Example");
            assertThat(valid.addresses()).containsExactly("anna@example.org");
            assertThat(valid.issuer()).isEqualTo("Test Authority");
            assertThat(valid.isSender()).isTrue();
        });
        assertThat(read(KEYS.detached(SIGNED, "boss@example.org"), "trust.certificates", KEYS.authority())
                        .signature())
                .isInstanceOfSatisfying(
                        Signature.Valid.class,
                        valid -> assertThat(valid.isSender()).isFalse());
    }

    @Test
    void bareLineEndsDoNotBreakASignature() {
        String mail = new String(KEYS.detached(SIGNED, "anna@example.org"), StandardCharsets.ISO_8859_1);
        assertThat(read(mail.replace("\r\n", "\n"), "trust.certificates", KEYS.authority())
                        .signature())
                .isInstanceOf(Signature.Valid.class);
    }

    @Test
    void doubtsAreSaid() {
        byte[] mail = KEYS.detached(SIGNED, "anna@example.org");
        assertThat(read(mail).signature())
                .isInstanceOfSatisfying(
                        Signature.Unproven.class,
                        unproven -> assertThat(unproven.doubt()).isEqualTo(Doubt.NO_AUTHORITY));
        String changed = new String(mail, StandardCharsets.ISO_8859_1).replace("Gr=C3", "Br=C3");
        assertThat(read(changed, "trust.certificates", KEYS.authority()).signature())
                .isInstanceOf(Signature.Broken.class);
        var old = SmimeKeys.make(NOW.minus(Duration.ofDays(800)), "anna@example.org");
        assertThat(read(old.detached(SIGNED, "anna@example.org"), "trust.certificates", old.authority())
                        .signature())
                .isEqualTo(new Signature.Unproven("Anna Example", Doubt.NOT_VALID_THEN));
    }

    @Test
    void whatStandsBesideTheSignedPartMakesItNoSignedMail() {
        String mail = new String(KEYS.detached(SIGNED, "anna@example.org"), StandardCharsets.ISO_8859_1)
                .replace("--=_b--", "--=_b\r\nContent-Type: text/plain\r\n\r\nPay Otto\r\n--=_b--");
        assertThat(read(mail, "trust.certificates", KEYS.authority()).signature())
                .isInstanceOf(Signature.Broken.class);
    }

    @Test
    void aSignatureAroundTheMessageIsReadToo() {
        byte[] mail = KEYS.opaque(SIGNED, "anna@example.org");
        assertThat(read(mail, "trust.certificates", KEYS.authority()).signature())
                .isInstanceOf(Signature.Valid.class);
        var message = new EmailCodec("test").decode(Mails.envelope(mail));
        assertThat(message.body().text()).contains("Grüße").contains("Anna");
        assertThat(message.attachments()).isEmpty();
    }

    @Test
    void anEncryptedMailSaysSo() {
        for (byte[] mail : List.of(KEYS.encrypted(SIGNED), pgp())) {
            assertThat(read(mail).encrypted()).isTrue();
            var message = new EmailCodec("test").decode(Mails.envelope(mail));
            assertThat(message.body().text()).contains("encrypted");
            assertThat(message.attachments()).isNotEmpty();
        }
    }

    private static byte[] pgp() {
        return ("From: anna@example.org\r\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\";"
                        + " boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
                        + "Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n"
                        + "--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void nothingBreaksIt() {
        var random = new Random(42);
        for (byte[] good : List.of(
                KEYS.detached(SIGNED, "anna@example.org"),
                KEYS.opaque(SIGNED, "anna@example.org"),
                KEYS.encrypted(SIGNED))) {
            for (int i = 0; i < 300; i++) {
                byte[] bad = good.clone();
                for (int j = 0; j < 5; j++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                assertThat(read(bad)).isNotNull();
                assertThat(new EmailCodec("test").decode(Mails.envelope(bad))).isNotNull();
            }
        }
        byte[] deep = new byte[200_000];
        java.util.Arrays.fill(deep, (byte) 0x30);
        for (int i = 1; i < deep.length; i += 2) {
            deep[i] = (byte) 0x80;
        }
        String nested =
                "From: a@example.org\r\nContent-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(deep);
        assertThat(read(nested).signature()).isInstanceOf(Signature.Missing.class);
        assertThat(read("Authentication-Results: " + "(".repeat(50_000) + "\r\n\r\n")
                        .checks())
                .isEmpty();
    }
}
