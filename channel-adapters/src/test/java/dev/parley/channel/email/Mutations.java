package dev.parley.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks mails the way networks, programs and people with bad intentions do. */
final class Mutations {
    private static final List<String> SNIPPETS = List.of(
            "\r\n",
            "\n\n",
            "\r",
            "\u0000",
            "=?utf-8?B?",
            "?=",
            "=?x-unknown?Q?=FF=FE?=",
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
            "--",
            "boundary=\"",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "charset=utf-7",
            "charset=\"iso-2022-jp\"",
            "filename*0*=utf-8''%E2%82",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Type: application/ms-tnef\r\n\r\n",
            "Content-Type: message/delivery-status\r\n\r\n",
            ">",
            "> > > ",
            "On Mon, 3 May 2021, A wrote:\r\n",
            "<blockquote><div>",
            "</table><svg><script>",
            "<![CDATA[",
            "<!--",
            "&#x110000;",
            "&#xD800;",
            "From: ",
            "Date: Fri, 99 Foo 99999 99:99:99 +9999\r\n",
            "begin 644 x\r\n",
            "-- \r\n",
            "((((",
            "<<<<<",
            "\"",
            "\\",
            "@",
            "=",
            "%",
            "---------- Forwarded message ---------\r\nFrom: \r\n",
            "References: <",
            "\u00E4\u00F6\uD83D\uDE00");

    private Mutations() {}

    static byte[] mutate(List<byte[]> seeds, Random random) {
        byte[] mail = pick(seeds, random).clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            mail = change(mail, seeds, random);
        }
        return mail.length > 200_000 ? Arrays.copyOf(mail, 200_000) : mail;
    }

    private static byte[] change(byte[] mail, List<byte[]> seeds, Random random) {
        int at = mail.length == 0 ? 0 : random.nextInt(mail.length);
        int length = Math.min(mail.length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 40));
        return switch (random.nextInt(9)) {
            case 0 -> flip(mail, at, random);
            case 1 -> splice(mail, at, at + length, new byte[0]);
            case 2 -> splice(mail, at, at, Arrays.copyOfRange(mail, at, at + length));
            case 3, 4 -> splice(mail, at, at, snippet(random));
            case 5 -> splice(mail, at, at + length, snippet(random));
            case 6 -> splice(mail, at, at, part(pick(seeds, random), random));
            case 7 -> splice(mail, at, at, noise(random));
            default -> Arrays.copyOf(mail, at);
        };
    }

    private static byte[] flip(byte[] mail, int at, Random random) {
        byte[] out = mail.clone();
        if (out.length > 0) {
            out[at] = (byte) random.nextInt(256);
        }
        return out;
    }

    private static byte[] splice(byte[] mail, int from, int to, byte[] with) {
        byte[] out = new byte[mail.length - (to - from) + with.length];
        System.arraycopy(mail, 0, out, 0, from);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(mail, to, out, from + with.length, mail.length - to);
        return out;
    }

    private static byte[] snippet(Random random) {
        byte[] one = SNIPPETS.get(random.nextInt(SNIPPETS.size())).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(20) == 0 ? repeat(one, 1 + random.nextInt(500)) : one;
    }

    private static byte[] repeat(byte[] one, int times) {
        byte[] out = new byte[one.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(one, 0, out, i * one.length, one.length);
        }
        return out;
    }

    private static byte[] part(byte[] other, Random random) {
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(3000)));
    }

    private static byte[] noise(Random random) {
        byte[] out = new byte[random.nextInt(60)];
        random.nextBytes(out);
        return out;
    }

    private static byte[] pick(List<byte[]> seeds, Random random) {
        return seeds.get(random.nextInt(seeds.size()));
    }
}
