package dev.parley.channel.email.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The marks that mail programs leave in their HTML around quotes and signatures. */
final class HtmlQuotes {
    private static final Set<String> QUOTE_CLASSES = Set.of(
            "gmail_attr",
            "moz-cite-prefix",
            "yahoo_quoted",
            "yahoo-quoted",
            "tutanota_quote",
            "zmail_extra",
            "zmail_extra_hr",
            "bloop_original_html",
            "front-blockquote",
            "ms-outlook-mobile-reference-message",
            "outlookmessageheader",
            "gmx_quote",
            "quoted-mail",
            "mailbox_signature_quote",
            "freemail-quote",
            "wc-quote",
            "protonmail_quote_header",
            "hm_quote",
            "skiff_quote",
            "missive_quote",
            "superhuman-quote",
            "sh-quote",
            "replyforwardmessage",
            "hey-quote",
            "trix-quote",
            "airmail_quote");
    private static final Set<String> QUOTE_CONTAINERS =
            Set.of("gmail_quote", "gmail_quote_container", "protonmail_quote", "gmail_extra_quote");
    private static final Set<String> QUOTE_IDS = Set.of(
            "isforwardcontent",
            "mail-editor-reference-message-container",
            "olk_src_body_section",
            "blockquote_zmail",
            "reply-intro",
            "originalmessage");
    /** From here on everything is quoted. */
    private static final Set<String> QUOTE_STARTS =
            Set.of("divrplyfwdmsg", "appendonsend", "stopspelling", "zwchr", "x_divrplyfwdmsg", "x_appendonsend");

    private static final Set<String> SIGNATURE_CLASSES = Set.of(
            "gmail_signature",
            "gmail_signature_prefix",
            "moz-signature",
            "protonmail_signature_block",
            "ms-outlook-mobile-signature",
            "yahoo-signature",
            "tutanota_signature",
            "front-signature",
            "missive_signature",
            "zm_signature",
            "sh-signature");
    private static final Set<String> SIGNATURE_IDS = Set.of(
            "signature",
            "applemailsignature",
            "ms-outlook-mobile-signature",
            "ymail_android_signature",
            "x_signature",
            "zm_signature");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final String[] NO_CLASSES = {};

    private HtmlQuotes() {}

    /** Whether the element is a quote, or the line above one, by itself. */
    static boolean isQuote(Element element) {
        if (passesOn(element)) {
            return false;
        }
        if (QUOTE_IDS.contains(id(element)) || isReplySection(element)) {
            return true;
        }
        for (String name : classes(element)) {
            boolean container =
                    QUOTE_CONTAINERS.contains(name) && !element.normalName().equals("blockquote");
            if (QUOTE_CLASSES.contains(name) || container && holdsNoBlockQuote(element)) {
                return true;
            }
        }
        return id(element).startsWith("yahoo_quoted");
    }

    private static boolean holdsNoBlockQuote(Element element) {
        return element.stream().noneMatch(inner -> inner.normalName().equals("blockquote"));
    }

    /** Gmail forwards in the same element in which it quotes. */
    private static boolean passesOn(Element element) {
        boolean gmail = element.hasClass("gmail_attr") || element.hasClass("gmail_quote");
        return gmail && Separators.isForwarded(firstWords(element));
    }

    private static String firstWords(Element element) {
        String text = FirstText.of(element);
        int end = text.indexOf("- ", 12);
        return end < 0 || end > 100 ? "" : text.substring(0, end + 1);
    }

    private static boolean isReplySection(Element element) {
        String name = element.attr("name");
        return name.equals("messageReplySection")
                || name.equals("quote") && !element.normalName().equals("a");
    }

    /** Whether everything from here to the end is quoted: Outlook, Hotmail, Zimbra. */
    static boolean startsQuote(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (QUOTE_STARTS.contains(id(element))) {
            return !element.id().toLowerCase(Locale.ROOT).endsWith("appendonsend") || hasMoreBelow(element);
        }
        return isOutlookRule(element);
    }

    private static boolean hasMoreBelow(Element element) {
        Element next = element.nextElementSibling();
        return next != null && (next.normalName().equals("hr") || QUOTE_STARTS.contains(id(next)));
    }

    /** The thin line above "From: … Sent: …" of Outlook on the desk. */
    private static boolean isOutlookRule(Element element) {
        if (!element.normalName().equals("div") || !element.hasAttr("style")) {
            return false;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return style.startsWith("border:none;border-top:solid")
                && (style.contains("#e1e1e1") || style.contains("#b5c4df") || style.contains("windowtext"))
                && element.text().contains(":");
    }

    /** A blockquote that quotes; Gmail and Word use others to indent. */
    static boolean isBlockQuote(Element element) {
        if (!element.normalName().equals("blockquote")) {
            return false;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        boolean indent = (style.contains("border:none") || style.contains("border:medium"))
                && !element.hasAttr("type")
                && !element.hasClass("gmail_quote");
        return !indent;
    }

    static boolean isSignature(Element element) {
        if (SIGNATURE_IDS.contains(id(element))
                || element.attr("data-smartmail").equals("gmail_signature")) {
            return true;
        }
        for (String name : classes(element)) {
            if (SIGNATURE_CLASSES.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static String[] classes(Element element) {
        String names = element.className();
        return names.isEmpty() ? NO_CLASSES : WHITE_SPACE.split(names.strip().toLowerCase(Locale.ROOT));
    }

    private static String id(Element element) {
        String id = element.id();
        return id.isEmpty() ? id : id.toLowerCase(Locale.ROOT);
    }
}
