package dev.parley.channel.email;

import java.nio.charset.StandardCharsets;

/** Mails of about 1 MB, each made to cost a careless reader minutes or its stack. */
enum Bombs {
    NESTED_MULTIPARTS(nested(10_000)),
    ONE_BOUNDARY_NESTED("Content-Type: multipart/mixed; boundary=a\n\n"
            + "--a\nContent-Type: multipart/mixed; boundary=a\n\n".repeat(20_000)),
    NESTED_MESSAGES("Content-Type: message/rfc822\n\n".repeat(30_000)),
    MANY_PARTS("Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n".repeat(130_000)),
    MANY_ATTACHMENTS("Content-Type: multipart/mixed; boundary=a\n\n"
            + "--a\nContent-Type: image/png; name=x.png\nContent-ID: <1>\n\nx\n".repeat(15_000)),
    MANY_HEADERS("X: y\n".repeat(200_000) + "\nbody"),
    ONE_LONG_HEADER("Subject: " + "=?utf-8?Q?=C3=A4?= ".repeat(50_000) + "\n\nbody"),
    UNENDED_WORDS("Subject: " + "=?utf-8?Q?a ".repeat(80_000) + "\n\nbody"),
    ALMOST_WORDS("Subject: " + "=?=?=?=?".repeat(120_000) + "\n\nbody"),
    COMMENTS("From: " + "(".repeat(1_000_000) + "\n\nbody"),
    QUOTES("To: " + "\"a\\".repeat(300_000) + "\n\nbody"),
    ADDRESSES("To: " + "a@b.example,".repeat(80_000) + "\n\nbody"),
    ANGLES("From: " + "<".repeat(500_000) + "a@b" + ">".repeat(400_000) + "\n\nbody"),
    LONG_ADDRESS("From: " + "a".repeat(500_000) + "@" + "b.".repeat(200_000) + "\n\nbody"),
    PARAMETERS("Content-Type: text/plain; " + "a*0*=b;".repeat(100_000) + "\n\nbody"),
    CONTINUATIONS("Content-Disposition: attachment; " + "filename*1=b; ".repeat(70_000) + "\n\nbody"),
    GARBAGE_HEADERS("From: a@b.example\n" + "garbage line\n".repeat(75_000) + "Subject: x\n\nbody"),
    REFERENCES("References: " + "<a@b> ".repeat(150_000) + "\n\nbody"),
    BRACKETS("References: " + "<".repeat(1_000_000) + "\n\nbody"),
    QUOTED_LINES("\n" + "> quoted\n".repeat(100_000)),
    DEEP_QUOTES("\n" + (">".repeat(5_000) + "x\n").repeat(200)),
    ATTRIBUTIONS("\n" + "On Mon, 3 May 2021 at 10:00, A <a@b.example>\n".repeat(20_000)),
    ALMOST_ATTRIBUTIONS("\n" + "On 3 May 2021 10:00 wrote x:\n".repeat(30_000)),
    HEADER_BLOCKS("\n" + "From: a\nSent: b\nxx\n".repeat(50_000)),
    DASHES("\n" + "-".repeat(1_000_000)),
    DASHED_LINES("\n" + "-- \n--\n____\n".repeat(80_000)),
    UUENCODE_BEGINS("\n" + "begin 644 x\nM\n".repeat(60_000)),
    ONE_LINE("\n" + "wort ".repeat(200_000)),
    BLANK_LINES("\n" + " \n".repeat(500_000)),
    BLANKS("\n" + " ".repeat(1_000_000) + "x"),
    SOFT_BREAKS("Content-Type: text/plain; format=flowed\n\n" + "a \n".repeat(330_000)),
    QUOTED_PRINTABLE("Content-Transfer-Encoding: quoted-printable\n\n" + "=\t ".repeat(300_000)),
    TRAILING_BLANKS("Content-Transfer-Encoding: quoted-printable\n\n" + " ".repeat(1_000_000)),
    UTF_7("Content-Type: text/plain; charset=utf-7\n\n" + "+".repeat(1_000_000)),
    DEEP_HTML("Content-Type: text/html\n\n" + "<div>".repeat(200_000)),
    DEEP_QUOTES_HTML("Content-Type: text/html\n\n" + "<blockquote>".repeat(80_000) + "x"),
    DEEP_FORMATTING("Content-Type: text/html\n\n" + "<b><i><p>".repeat(110_000) + "x"),
    DEEP_LISTS("Content-Type: text/html\n\n" + "<ul><li>".repeat(125_000) + "x"),
    DEEP_TABLES("Content-Type: text/html\n\n" + "<table><tr><td>".repeat(65_000) + "x"),
    MISNESTED("Content-Type: text/html\n\n" + "<a><b></a>".repeat(100_000)),
    MANY_ATTRIBUTES("Content-Type: text/html\n\n<p " + "a=b c".repeat(200_000) + ">x"),
    LONG_STYLE("Content-Type: text/html\n\n<p style=\"" + "color:red;".repeat(100_000) + "\">x"),
    LONG_STYLE_VALUE("Content-Type: text/html\n\n<p style=\"font-family:" + "((".repeat(500_000) + "\">x"),
    MANY_STYLES("Content-Type: text/html\n\n"
            + "<p style=\"border:none;border-top:solid #E1E1E1 1.0pt\">x:".repeat(18_000)),
    OUTLOOK_RULES("Content-Type: text/html\n\n"
            + "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\">x:".repeat(18_000)),
    GMAIL_QUOTES("Content-Type: text/html\n\n" + "<div class=gmail_quote>x".repeat(40_000)),
    FLAT_GMAIL_QUOTES("Content-Type: text/html\n\n" + "<div class=gmail_quote>x</div>".repeat(33_000)),
    APPEND_ON_SEND("Content-Type: text/html\n\n" + "<p>x</p><div id=appendonsend></div>".repeat(28_000)),
    LINKS("Content-Type: text/html\n\n" + "<a href=https://a.example/>x</a>".repeat(30_000)),
    OPEN_LINKS("Content-Type: text/html\n\n" + "<a href=https://a.example/>x".repeat(35_000)),
    COMMENTS_HTML("Content-Type: text/html\n\n" + "<!--".repeat(250_000)),
    ENTITIES("Content-Type: text/html\n\n" + "&amp;&#x41;&notanentity".repeat(45_000)),
    BREAKS("Content-Type: text/html\n\n" + "<br>x".repeat(200_000)),
    CIDS("Content-Type: text/html\n\n" + "<img src=cid:a>".repeat(66_000)),
    RTF_GROUPS("Content-Type: application/ms-tnef\n\n" + "{".repeat(1_000_000)),
    STATUS("Content-Type: message/delivery-status\n\n" + "Action: x\n\n".repeat(90_000)),
    BOUNCE("From: mailer-daemon@a.example\nSubject: undeliverable\n\n" + "a@".repeat(500_000)),
    BOUNCE_DIAGNOSIS("From: mailer-daemon@a.example\nSubject: undeliverable\n\n" + "5.1.".repeat(250_000)),
    FORWARDS("Subject: Fwd: x\n\n" + "---------- Forwarded message ---------\n".repeat(25_000)),
    TOKENS("\n" + "a+c-".repeat(250_000)),
    PREFIXES("Subject: " + "Re: ".repeat(200) + "x\n\n" + "x");

    private final String mail;

    Bombs(String mail) {
        this.mail = mail;
    }

    byte[] mail() {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("\ntext\n").toString();
    }
}
