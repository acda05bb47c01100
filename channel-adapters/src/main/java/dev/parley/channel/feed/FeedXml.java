package dev.parley.channel.feed;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Makes XML of a feed's bytes. Whatever declares something (entities, external files) is refused; what is merely written badly
 * (unknown characters, HTML's names for them, a bare "&amp;") is mended where a reader would still know what was meant.
 */
final class FeedXml {
    private static final int MAX_DEPTH = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]{1,40})");
    private static final Pattern NAMED = Pattern.compile("&([A-Za-z][A-Za-z0-9]{1,30});");
    private static final Pattern NUMBERED = Pattern.compile("&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));");
    private static final Pattern BARE =
            Pattern.compile("&(?!#[0-9]{1,8};|#x[0-9A-Fa-f]{1,8};|[A-Za-z][A-Za-z0-9]{1,30};)");
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[.*?\\]\\]>", Pattern.DOTALL);
    private static final Set<String> XML_NAMES = Set.of("lt", "gt", "amp", "quot", "apos");

    private FeedXml() {}

    /** These bytes are no feed, for the reason that the message says. */
    static final class UnreadableFeedException extends Exception {
        UnreadableFeedException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** {@code contentType}: what the server said of them; empty where it said nothing. */
    static Document parse(byte[] bytes, String contentType) throws UnreadableFeedException {
        String text = withoutDoctype(clean(decode(bytes, contentType)));
        try {
            return build(text);
        } catch (JDOMException first) {
            try {
                return build(mended(text));
            } catch (JDOMException second) {
                throw new UnreadableFeedException("This is not well-formed XML: " + first.getMessage(), first);
            }
        }
    }

    private static Document build(String text) throws JDOMException {
        try {
            return builder().build(new StringReader(text));
        } catch (IOException e) {
            throw new JDOMException("Reading memory failed", e);
        }
    }

    private static SAXBuilder builder() {
        var builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setProperty("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH));
        builder.setExpandEntities(false);
        return builder;
    }

    /** A byte order mark; UTF-8 where it is; what the server or else the feed says; Windows' Latin 1. */
    private static String decode(byte[] bytes, String contentType) {
        int first = bytes.length > 0 ? bytes[0] & 0xff : 0;
        int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
        if (first == 0xfe && second == 0xff || first == 0 && second == '<') {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        if (first == 0xff && second == 0xfe || first == '<' && second == 0) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        var head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, 300)), StandardCharsets.ISO_8859_1);
        var declared = charset(DECLARED.matcher(head));
        var told = charset(CHARSET.matcher(contentType));
        boolean shifts = isShifting(declared) || isShifting(told);
        String utf8 = shifts ? null : utf8(bytes);
        if (utf8 != null) {
            return utf8;
        }
        var charset = told == null || told.equals(StandardCharsets.UTF_8) ? declared : told;
        boolean isWrong = charset == null || charset.equals(StandardCharsets.UTF_8);
        return new String(bytes, isWrong ? Charset.forName("windows-1252") : charset);
    }

    /** Whether it writes other characters than ASCII with bytes of ASCII. */
    private static boolean isShifting(@Nullable Charset charset) {
        return charset != null && charset.name().toUpperCase(Locale.ROOT).startsWith("ISO-2022");
    }

    private static @Nullable Charset charset(Matcher name) {
        try {
            return name.find() ? Charset.forName(name.group(1)) : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Without what XML does not allow, and with numbers for HTML's names. */
    private static String clean(String text) {
        var out = new StringBuilder(text.length());
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(c).append(text.charAt(++i));
            } else if (isXml(c)) {
                out.append(c);
            }
        }
        if (out.indexOf("&") < 0) {
            return out.toString().strip();
        }
        String numbered = NUMBERED.matcher(out).replaceAll(FeedXml::allowed);
        return NAMED.matcher(numbered).replaceAll(FeedXml::number).strip();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c < 0xd800
                || c >= 0xe000 && c < 0xfffe
                || c > 0xffff;
    }

    private static String allowed(MatchResult reference) {
        long code = reference.group(1) == null
                ? Long.parseLong(reference.group(2))
                : Long.parseLong(reference.group(1), 16);
        return code <= 0x10ffff && isXml((int) code) ? reference.group() : "";
    }

    private static String number(MatchResult reference) {
        String characters = Entities.getByName(reference.group(1));
        if (XML_NAMES.contains(reference.group(1)) || characters.isEmpty()) {
            return Matcher.quoteReplacement(reference.group());
        }
        var numbers = new StringBuilder();
        characters
                .codePoints()
                .forEach(code -> numbers.append("&#").append(code).append(';'));
        return numbers.toString();
    }

    /** Feeds of 1999 name a file of declarations, which they do not need. */
    private static String withoutDoctype(String text) throws UnreadableFeedException {
        int at = afterProlog(text);
        if (!text.startsWith("<!DOCTYPE", at)) {
            return text;
        }
        int end = text.indexOf('>', at);
        int own = text.indexOf('[', at);
        if (end < 0 || own >= 0 && own < end) {
            throw new UnreadableFeedException(
                    "This feed declares entities of its own. Parley does not read such feeds, because declarations can be"
                            + " made to harm their reader.",
                    null);
        }
        return text.substring(0, at) + text.substring(end + 1);
    }

    /** Where the first thing stands that is neither an instruction nor a comment. */
    private static int afterProlog(String text) {
        int at = 0;
        while (at >= 0) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            String end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : "";
            int next = end.isEmpty() ? -1 : text.indexOf(end, at);
            if (next < 0) {
                return at;
            }
            at = next + end.length();
        }
        return at;
    }

    private static String mended(String text) {
        var out = new StringBuilder(text.length() + 100);
        var literal = CDATA.matcher(text);
        int at = 0;
        while (literal.find()) {
            out.append(escaped(text.substring(at, literal.start()))).append(literal.group());
            at = literal.end();
        }
        return out.append(escaped(text.substring(at))).toString();
    }

    private static String escaped(String text) {
        var unknown = NAMED.matcher(BARE.matcher(text).replaceAll("&amp;"));
        return unknown.replaceAll(
                name -> XML_NAMES.contains(name.group(1)) ? name.group() : "&amp;" + name.group(1) + ";");
    }
}
