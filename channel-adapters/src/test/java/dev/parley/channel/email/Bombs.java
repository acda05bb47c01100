package dev.parley.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mails of about 1 MB, each made to cost a careless reader minutes or its stack. */
enum Bombs {
    NESTED_MULTIPARTS(() -> nested(10_000)),
    ONE_BOUNDARY_NESTED(() -> "Content-Type: multipart/mixed; boundary=a\n\n"
            + "--a\nContent-Type: multipart/mixed; boundary=a\n\n".repeat(20_000)),
    NESTED_MESSAGES(() -> "Content-Type: message/rfc822\n\n".repeat(30_000)),
    MANY_PARTS(() -> "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n".repeat(130_000)),
    MANY_ATTACHMENTS(() -> "Content-Type: multipart/mixed; boundary=a\n\n"
            + "--a\nContent-Type: image/png; name=x.png\nContent-ID: <1>\n\nx\n".repeat(15_000)),
    MANY_HEADERS(() -> "X: y\n".repeat(200_000) + "\nbody"),
    ONE_LONG_HEADER(() -> "Subject: " + "=?utf-8?Q?=C3=A4?= ".repeat(50_000) + "\n\nbody"),
    UNENDED_WORDS(() -> "Subject: " + "=?utf-8?Q?a ".repeat(80_000) + "\n\nbody"),
    ALMOST_WORDS(() -> "Subject: " + "=?=?=?=?".repeat(120_000) + "\n\nbody"),
    COMMENTS(() -> "From: " + "(".repeat(1_000_000) + "\n\nbody"),
    QUOTES(() -> "To: " + "\"a\\".repeat(300_000) + "\n\nbody"),
    ADDRESSES(() -> "To: " + "a@b.example,".repeat(80_000) + "\n\nbody"),
    ANGLES(() -> "From: " + "<".repeat(500_000) + "a@b" + ">".repeat(400_000) + "\n\nbody"),
    LONG_ADDRESS(() -> "From: " + "a".repeat(500_000) + "@" + "b.".repeat(200_000) + "\n\nbody"),
    PARAMETERS(() -> "Content-Type: text/plain; " + "a*0*=b;".repeat(100_000) + "\n\nbody"),
    CONTINUATIONS(() -> "Content-Disposition: attachment; " + "filename*1=b; ".repeat(70_000) + "\n\nbody"),
    GARBAGE_HEADERS(() -> "From: a@b.example\n" + "garbage line\n".repeat(75_000) + "Subject: x\n\nbody"),
    REFERENCES(() -> "References: " + "<a@b> ".repeat(150_000) + "\n\nbody"),
    BRACKETS(() -> "References: " + "<".repeat(1_000_000) + "\n\nbody"),
    QUOTED_LINES(() -> "\n" + "> quoted\n".repeat(100_000)),
    DEEP_QUOTES(() -> "\n" + (">".repeat(5_000) + "x\n").repeat(200)),
    ATTRIBUTIONS(() -> "\n" + "On Mon, 3 May 2021 at 10:00, A <a@b.example>\n".repeat(20_000)),
    ALMOST_ATTRIBUTIONS(() -> "\n" + "On 3 May 2021 10:00 wrote x:\n".repeat(30_000)),
    HEADER_BLOCKS(() -> "\n" + "From: a\nSent: b\nxx\n".repeat(50_000)),
    DASHES(() -> "\n" + "-".repeat(1_000_000)),
    DASHED_LINES(() -> "\n" + "-- \n--\n____\n".repeat(80_000)),
    UUENCODE_BEGINS(() -> "\n" + "begin 644 x\nM\n".repeat(60_000)),
    ONE_LINE(() -> "\n" + "wort ".repeat(200_000)),
    BLANK_LINES(() -> "\n" + " \n".repeat(500_000)),
    BLANKS(() -> "\n" + " ".repeat(1_000_000) + "x"),
    SOFT_BREAKS(() -> "Content-Type: text/plain; format=flowed\n\n" + "a \n".repeat(330_000)),
    QUOTED_PRINTABLE(() -> "Content-Transfer-Encoding: quoted-printable\n\n" + "=\t ".repeat(300_000)),
    TRAILING_BLANKS(() -> "Content-Transfer-Encoding: quoted-printable\n\n" + " ".repeat(1_000_000)),
    UTF_7(() -> "Content-Type: text/plain; charset=utf-7\n\n" + "+".repeat(1_000_000)),
    DEEP_HTML(() -> Bombs.HTML + "<div>".repeat(200_000)),
    DEEP_QUOTES_HTML(() -> Bombs.HTML + "<blockquote>".repeat(80_000) + "x"),
    DEEP_FORMATTING(() -> Bombs.HTML + "<b><i><p>".repeat(110_000) + "x"),
    DEEP_LISTS(() -> Bombs.HTML + "<ul><li>".repeat(125_000) + "x"),
    DEEP_TABLES(() -> Bombs.HTML + "<table><tr><td>".repeat(65_000) + "x"),
    MISNESTED(() -> Bombs.HTML + "<a><b></a>".repeat(100_000)),
    MANY_ATTRIBUTES(() -> "Content-Type: text/html\n\n<p " + "a=b c".repeat(200_000) + ">x"),
    LONG_STYLE(() -> "Content-Type: text/html\n\n<p style=\"" + "color:red;".repeat(100_000) + "\">x"),
    LONG_STYLE_VALUE(() -> "Content-Type: text/html\n\n<p style=\"font-family:" + "((".repeat(500_000) + "\">x"),
    MANY_STYLES(() -> "Content-Type: text/html\n\n"
            + "<p style=\"border:none;border-top:solid #E1E1E1 1.0pt\">x:".repeat(18_000)),
    OUTLOOK_RULES(() -> "Content-Type: text/html\n\n"
            + "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\">x:".repeat(18_000)),
    GMAIL_QUOTES(() -> Bombs.HTML + "<div class=gmail_quote>x".repeat(40_000)),
    FLAT_GMAIL_QUOTES(() -> Bombs.HTML + "<div class=gmail_quote>x</div>".repeat(33_000)),
    APPEND_ON_SEND(() -> Bombs.HTML + "<p>x</p><div id=appendonsend></div>".repeat(28_000)),
    LINKS(() -> Bombs.HTML + "<a href=https://a.example/>x</a>".repeat(30_000)),
    OPEN_LINKS(() -> Bombs.HTML + "<a href=https://a.example/>x".repeat(35_000)),
    COMMENTS_HTML(() -> Bombs.HTML + "<!--".repeat(250_000)),
    ENTITIES(() -> Bombs.HTML + "&amp;&#x41;&notanentity".repeat(45_000)),
    BREAKS(() -> Bombs.HTML + "<br>x".repeat(200_000)),
    CIDS(() -> Bombs.HTML + "<img src=cid:a>".repeat(66_000)),
    RTF_GROUPS(() -> "Content-Type: application/ms-tnef\n\n" + "{".repeat(1_000_000)),
    STATUS(() -> "Content-Type: message/delivery-status\n\n" + "Action: x\n\n".repeat(90_000)),
    BOUNCE(() -> "From: mailer-daemon@a.example\nSubject: undeliverable\n\n" + "a@".repeat(500_000)),
    BOUNCE_DIAGNOSIS(() -> "From: mailer-daemon@a.example\nSubject: undeliverable\n\n" + "5.1.".repeat(250_000)),
    FORWARDS(() -> "Subject: Fwd: x\n\n" + "---------- Forwarded message ---------\n".repeat(25_000)),
    TOKENS(() -> "\n" + "a+c-".repeat(250_000)),
    PREFIXES(() -> "Subject: " + "Re: ".repeat(200) + "x\n\n" + "x"),
    NESTED_MESSAGES_IN_PARTS(() -> nestedMessages(200)),
    NEARLY_BOUNDARIES(() -> "Content-Type: multipart/mixed; boundary=" + "b".repeat(60) + "\n\n"
            + ("--" + "b".repeat(59) + "c\n").repeat(16_000)),
    DASHED_BOUNDARIES(() -> "Content-Type: multipart/mixed; boundary=-\n\n" + "---\n--\n----\n".repeat(85_000)),
    UNDECLARED_BOUNDARIES(() -> "Content-Type: multipart/mixed; boundary=a\n\n"
            + "--a\nContent-Type: multipart/mixed; boundary=b\n\n--c\n".repeat(18_000)),
    ALTERNATIVES(() -> "Content-Type: multipart/alternative; boundary=a\n\n"
            + "--a\nContent-Type: text/html\n\n<p>x\n".repeat(28_000)),
    TEXT_PARTS(() -> "Content-Type: multipart/mixed; boundary=a\n\n"
            + ("--a\nContent-Type: text/html\n\n" + "<p>x".repeat(100) + "\n--a\n\nx\n").repeat(2_300)),
    DISTINCT_HEADERS(() -> numbered("X-%d: y\n", 70_000) + "\nbody"),
    LONG_SUBJECT(() -> "Subject: " + "a".repeat(1_000_000) + "\n\nbody"),
    LONG_FROM(() -> "From: " + "a".repeat(1_000_000) + "\n\nbody"),
    LONG_DATE(() -> "Date: " + "1 ".repeat(500_000) + "\n\nbody"),
    LONG_TYPE(() -> "Content-Type: " + "text/".repeat(200_000) + "\n\nbody"),
    LONG_BOUNDARY(
            () -> "Content-Type: multipart/mixed; boundary=" + "-".repeat(400_000) + "\n\n" + "-".repeat(500_000)),
    LONG_MESSAGE_ID(() -> "Message-ID: <" + "a@".repeat(450_000) + ">\n\nbody"),
    WORDS_IN_NAMES(() -> "To: " + "=?utf-8?B?w6Q=?= <a@b.example>, ".repeat(28_000) + "\n\nbody"),
    WORDS_OF_MANY_CHARSETS(
            () -> "Subject: " + "=?gb2312?B?xOO6ww==?= =?iso-2022-jp?B?GyRCJDMbKEI=?= ".repeat(18_000) + "\n\nbody"),
    WORDS_WITHOUT_BLANKS(() -> "Subject: " + "=?utf-8?Q?a".repeat(90_000) + "\n\nbody"),
    WORDS_IN_PARAMETERS(
            () -> "Content-Disposition: attachment; filename=\"" + "=?utf-8?Q?=C3=A4?= ".repeat(50_000) + "\"\n\nbody"),
    NO_BLANKS(() -> "\n" + "a".repeat(1_000_000)),
    AT_SIGNS(() -> "\n" + "a@".repeat(500_000)),
    DIGITS(() -> "\n" + "1".repeat(1_000_000)),
    LESS_THANS(() -> "\n" + "<".repeat(1_000_000)),
    COLONS(() -> "\n" + "a:\n".repeat(330_000)),
    DATES(() -> "\n" + "Am 3.5.2021 um 10:00 schrieb x\n".repeat(32_000)),
    SIGNATURES_WITH_GAPS(() -> "\n" + ("--\n" + "\n".repeat(2_000)).repeat(500)),
    SEPARATORS_WITH_GAPS(() -> "\n" + ("-----Original Message-----\n" + "\n".repeat(1_000)).repeat(900)),
    DEVICES(() -> "\n" + "Sent from my <https://a <https://a\n".repeat(28_000)),
    STARS(() -> "\n" + ("*".repeat(30) + ":" + "*\n").repeat(30_000)),
    BASE64_GARBAGE(() -> "Content-Transfer-Encoding: base64\n\n" + "AAAA=?@\u0080".repeat(110_000)),
    ENCODED_TAGS(() -> "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + "PDxiPjxp".repeat(125_000)),
    EQUALS(() -> "Content-Transfer-Encoding: quoted-printable\n\n" + "=".repeat(1_000_000)),
    HALF_ESCAPES(() -> "Content-Transfer-Encoding: quoted-printable\n\n" + "=A=Z=\r=".repeat(140_000)),
    UUENCODE_WITHOUT_END(() -> "\n" + "begin 644 x\n" + "#86)C\n".repeat(160_000)),
    UUENCODE_OF_NOTHING(() -> "\n" + "begin 644 x\nend\n".repeat(60_000)),
    WINMAIL_GARBAGE(() -> winmail("\1\2\3".repeat(330_000))),
    WINMAIL_PROPERTIES(() -> winmail("\1\3\u0090\6\0\u0020\u0060\16\0"
            + "\u00ff\u00ff\u00ff\177\3\20\1\0\u00ff\u00ff\u00ff\177" + "\1\0\0\0".repeat(236_000))),
    HTML_LESS_THANS(() -> Bombs.HTML + "<".repeat(1_000_000)),
    HTML_AMPERSANDS(() -> Bombs.HTML + "&".repeat(1_000_000)),
    HTML_HALF_ENTITIES(() -> Bombs.HTML + "&#".repeat(500_000)),
    HTML_LONG_ENTITY(() -> Bombs.HTML + "&" + "a".repeat(1_000_000)),
    HTML_LESS_THAN_AND_LETTER(() -> Bombs.HTML + "<a ".repeat(330_000)),
    HTML_END_TAGS(() -> Bombs.HTML + "</b></p></a>".repeat(83_000)),
    HTML_ONE_LINE(() -> Bombs.HTML + "wort ".repeat(200_000)),
    HTML_ONE_WORD(() -> Bombs.HTML + "a".repeat(1_000_000)),
    UNKNOWN_TAGS(() -> Bombs.HTML + "<x>".repeat(330_000)),
    MANY_UNKNOWN_TAGS(() -> Bombs.HTML + "<aa><bb><cc>".repeat(83_000)),
    DEEP_MENUS(() -> Bombs.HTML + "<menu><dir><center>".repeat(52_000)),
    DEEP_DEFINITIONS(() -> Bombs.HTML + "<dl><dd><dt>".repeat(83_000)),
    DEEP_HEADINGS(() -> Bombs.HTML + "<h1><h2>".repeat(125_000)),
    DEEP_OPTIONS(() -> Bombs.HTML + "<select><option><optgroup>".repeat(38_000)),
    DEEP_FORMS(() -> Bombs.HTML + "<form><fieldset><label>".repeat(43_000)),
    DEEP_DRAWINGS(() -> Bombs.HTML + "<svg><g><foreignObject><p>".repeat(38_000)),
    DEEP_FORMULAS(() -> Bombs.HTML + "<math><mi><mtext><b>".repeat(50_000)),
    DEEP_RUBY(() -> Bombs.HTML + "<ruby><rt><rp>".repeat(71_000)),
    DEEP_NOSCRIPTS(() -> Bombs.HTML + "<noscript><template>".repeat(50_000)),
    HIDDEN_ELEMENTS(() -> Bombs.HTML + "<p hidden>".repeat(100_000)),
    EMPTY_COMMENTS(() -> Bombs.HTML + "x<!---->".repeat(125_000)),
    UNREAD_ELEMENTS(() -> Bombs.HTML + "<input>x".repeat(125_000)),
    HTML_QUOTED_LINES(() -> Bombs.HTML + "&gt; q<br>x<br>".repeat(66_000)),
    HTML_SIGNATURE_LINES(() -> Bombs.HTML + "--<br>x<p>x".repeat(90_000)),
    MISMATCHED_FORMATTING(() -> Bombs.HTML + numbered("<b class=%d></i>", 48_000)),
    MISMATCHED_PARAGRAPHS(() -> Bombs.HTML + numbered("<b a=%d></i><p>x", 48_000)),
    MISMATCHED_LINKS(() -> Bombs.HTML + numbered("<u a=%d></i><a>x", 48_000)),
    MISMATCHED_BLOCKS(() -> Bombs.HTML + "<div></i>".repeat(110_000)),
    UNCLOSED_ITEMS(() -> Bombs.HTML + "<li><ul></ol>".repeat(75_000)),
    UNCLOSED_BUTTONS(() -> Bombs.HTML + "<p><button></i>".repeat(65_000)),
    FOSTERED_TEXT(() -> Bombs.HTML + "<table>" + "x<tr>".repeat(200_000)),
    FOSTERED_INNER(() -> Bombs.HTML + "<table><td><table>" + "x<b><tr></b>".repeat(80_000)),
    FOSTERED_LISTS(() -> Bombs.HTML + "<table>" + "<li>x<tbody>".repeat(80_000)),
    FOSTERED_INPUTS(() -> Bombs.HTML + "<table>" + "<input type=hidden><form>".repeat(40_000)),
    FOSTERED_BY_ENDS(() -> Bombs.HTML + "<table>" + "</p></br><tr>".repeat(75_000)),
    FOSTERED(() -> Bombs.HTML + "<table>" + "<b>x<tr>".repeat(125_000)),
    FOSTERED_FORMATTING(() -> Bombs.HTML + "<table>" + "<b><i><a>".repeat(110_000)),
    MISNESTED_BLOCKS(() -> Bombs.HTML + "<b><p></b></p>".repeat(71_000)),
    MISNESTED_TABLES(() -> Bombs.HTML + "<a><table><a></table>".repeat(47_000)),
    WIDE_TABLE(() -> Bombs.HTML + "<table><tr>" + "<td>x".repeat(200_000)),
    LONG_TABLE(() -> Bombs.HTML + "<table>" + "<tr><td>x".repeat(110_000)),
    FRAMESETS(() -> Bombs.HTML + "<frameset><frame>".repeat(58_000)),
    RAW_TEXTS(() -> Bombs.HTML + "<textarea><xmp><title><style>".repeat(34_000)),
    ATTRIBUTES_OF_MANY(() -> Bombs.HTML + ("<p " + numbered("a%d=b ", 500) + ">").repeat(240)),
    QUOTED_PARAGRAPHS(() -> Bombs.HTML + "<blockquote>".repeat(25) + "<p>x".repeat(240_000)),
    LISTED_BREAKS(() -> Bombs.HTML + "<ul>".repeat(20) + "<li>".repeat(240_000)),
    PREFORMATTED(() -> Bombs.HTML + "<pre>" + "a\n".repeat(500_000)),
    BLANK_ENTITIES(() -> Bombs.HTML + "&nbsp;".repeat(160_000)),
    GMAIL_ATTRIBUTIONS(() -> Bombs.HTML + "<p class=gmail_attr><b class=gmail_quote>x".repeat(24_000)),
    SIGNATURE_CLASSES(() -> Bombs.HTML + "<div class=\"" + "gmail_signature ".repeat(60_000) + "\">x"),
    HIDDEN_STYLES(() -> Bombs.HTML + "<p style=\"display : none\">x".repeat(38_000)),
    STYLES_OF_ONE(() -> Bombs.HTML + "<p style=\"" + "a:b;".repeat(250_000) + "\">x"),
    STYLES_OF_MANY(() -> Bombs.HTML + numbered("<p style=\"font-family:f%d;position:fixed;width:%dpx\">x", 16_000)),
    STYLE_STRINGS(() -> Bombs.HTML + "<p style=\"font-family:" + "'".repeat(900_000) + "\">x"),
    STYLE_COMMENTS(() -> Bombs.HTML + "<p style=\"" + "/*".repeat(450_000) + "\">x"),
    STYLE_ESCAPES(() -> Bombs.HTML + "<p style=\"color:" + "\\9".repeat(450_000) + "\">x"),
    STYLE_ADDRESSES(() -> Bombs.HTML + "<p style=\"background:" + "url(".repeat(230_000) + "\">x"),
    STYLE_BRACES(() -> Bombs.HTML + "<p style=\"" + "{[(".repeat(300_000) + "\">x"),
    STYLE_HYPHENS(() -> Bombs.HTML + "<p style=\"" + "-".repeat(950_000) + "\">x"),
    STYLE_NUMBERS(() -> Bombs.HTML + "<p style=\"width:" + "1e".repeat(450_000) + "\">x"),
    STYLE_FONTS(() -> Bombs.HTML + "<p style=\"font:" + "a,".repeat(450_000) + "\">x"),
    LONG_LINK(() -> Bombs.HTML + "<a href=\"http:" + "/a".repeat(450_000) + "\">x</a>"),
    LONG_IMAGE(() -> Bombs.HTML + "<img src=\"data:image/png;base64," + "A ".repeat(450_000) + "\">"),
    CONDITIONAL_COMMENTS(() -> Bombs.HTML + "<!--[if mso]><p>x<![endif]-->".repeat(34_000)),
    DECLARATIONS(() -> Bombs.HTML + "<!x".repeat(170_000) + "<?y".repeat(170_000)),
    CDATA(() -> Bombs.HTML + "<![CDATA[".repeat(110_000));

    private static final String HTML = "Content-Type: text/html\n\n";

    private final Supplier<String> mail;

    Bombs(Supplier<String> mail) {
        this.mail = mail;
    }

    byte[] mail() {
        return mail.get().getBytes(StandardCharsets.ISO_8859_1);
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

    private static String nestedMessages(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("Subject: level\nContent-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append("\n\n")
                    .append("text ".repeat(900))
                    .append("\n--b")
                    .append(i)
                    .append("\nContent-Type: message/rfc822\n\n");
        }
        return mail.append("\ntext\n").toString();
    }

    private static String numbered(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> text.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    private static String winmail(String content) {
        String header = "From: a@b.example\nContent-Type: application/ms-tnef; name=winmail.dat\n\n";
        return header + "x\u009f>\"\1\0" + content;
    }
}
