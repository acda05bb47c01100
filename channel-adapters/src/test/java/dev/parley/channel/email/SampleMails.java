package dev.parley.channel.email;

import java.nio.charset.StandardCharsets;

/** Typical mails for measurements: a plain one of 1.7 KB, an HTML one of 10 KB. */
final class SampleMails {
    private static final String HEAD = """
            Return-Path: <jane@acme.example>
            Received: from mx.acme.example (mx.acme.example [192.0.2.1])
            \tby mail.parley.example (Postfix) with ESMTPS id 4XyZ
            \tfor <support@parley.example>; Fri, 20 Nov 2026 09:00:01 +0000 (UTC)
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=acme.example;
             s=20260101; h=to:subject:message-id:date:from:mime-version;
             bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
            MIME-Version: 1.0
            From: =?UTF-8?Q?Jane_M=C3=BCller?= <jane@acme.example>
            To: Support <support@parley.example>
            Date: Fri, 20 Nov 2026 10:00:00 +0100
            Message-ID: <CAF-%d@mail.acme.example>
            In-Reply-To: <answer-%d@parley.example>
            References: <first@mail.acme.example> <answer-%d@parley.example>
            Subject: Re: Order %d
            """;

    private SampleMails() {}

    static byte[] plain(int number) {
        String body = """
                Content-Type: text/plain; charset="UTF-8"

                Hello,

                thank you for the quick answer. The parcel with order %d has still not arrived, although the carrier's page says that it was delivered on Monday at half past ten. Nobody here signed for it, and the neighbours know nothing either.

                Could you please ask the carrier where it was left?

                Kind regards,
                Jane

                On Thu, 19 Nov 2026 at 16:20, Support <support+c-mfrggzdfmztwq2lknnwg23tpobyxe43uov3ho6dzpiytem@parley.example> wrote:

                > Dear Jane,
                >
                > your order left our warehouse on Friday. Please allow three working
                > days for the delivery.
                >
                > Kind regards
                > The support team
                """;
        return bytes((HEAD + body).replace("%d", String.valueOf(number)));
    }

    static byte[] html(int number) {
        StringBuilder html =
                new StringBuilder("<html><head><style>p{margin:0} .x{color:red}</style></head><body><div dir=\"ltr\">");
        for (int i = 0; i < 14; i++) {
            html.append(
                            "<p style=\"margin:0 0 10px;font-family:Arial,sans-serif;font-size:14px;color:#333333\">Paragraph ")
                    .append(i)
                    .append(" with some <b>bold</b> words, a <a href=\"https://shop.acme.example/orders/")
                    .append(number)
                    .append("?utm_source=mail\">link to the order</a> and more text that goes on for a while.</p>\r\n");
        }
        html.append("<table width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">");
        for (int i = 0; i < 14; i++) {
            html.append(
                            "<tr><td style=\"padding:4px;border-bottom:1px solid #cccccc\"><img src=\"https://img.acme.example/")
                    .append(i)
                    .append(".png\" width=\"20\" height=\"20\" alt=\"\"></td><td style=\"padding:4px\">Article ")
                    .append(i)
                    .append("</td><td align=\"right\">19.90&nbsp;&euro;</td></tr>\r\n");
        }
        html.append(
                        "</table></div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Thu, 19 Nov 2026 at 16:20, Support wrote:<br></div>")
                .append(
                        "<blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">");
        for (int i = 0; i < 8; i++) {
            html.append("<p>Quoted paragraph ")
                    .append(i)
                    .append(" of the earlier answer, which nobody wants to read again.</p>\r\n");
        }
        html.append("</blockquote></div></body></html>");
        String parts =
                "Content-Type: multipart/alternative; boundary=\"b1\"\n\n--b1\nContent-Type: text/plain; charset=\"UTF-8\"\n\nThe same as plain text, in short.\n\n"
                        + "--b1\nContent-Type: text/html; charset=\"UTF-8\"\n\n"
                        + html.toString().replace("\r", "") + "\n--b1--\n";
        return bytes((HEAD + parts).replace("%d", String.valueOf(number)));
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
