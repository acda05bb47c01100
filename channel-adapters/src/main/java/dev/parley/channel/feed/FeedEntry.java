package dev.parley.channel.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.parley.channel.Body;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.UnreadableMessageException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;

/** One entry, as ROME reads it. */
record FeedEntry(SyndFeed feed, SyndEntry entry, URI source) {
    private static final int LONGEST_ID = 300;
    private static final int LONGEST_LINE = 900;
    private static final Pattern MAIL_AND_NAME = Pattern.compile("(\\S+@\\S+)\\s*\\(([^)]{1,200})\\)");
    private static final Pattern MARK_UP = Pattern.compile("<[a-zA-Z/!][^>]*>|&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);");

    /**
     * The entry of a document that holds one.
     *
     * @param source the feed's address, which relative links are meant from
     */
    static FeedEntry of(Document document, URI source) {
        try {
            var feed = built(document);
            if (feed.getEntries().isEmpty()) {
                throw new UnreadableMessageException("This is a feed without an entry.", null);
            }
            return new FeedEntry(feed, feed.getEntries().getFirst(), source);
        } catch (FeedException e) {
            throw new UnreadableMessageException("This entry cannot be read: " + e.getMessage(), e);
        }
    }

    /** ROME throws whatever it likes at what it did not expect. */
    private static SyndFeed built(Document document) throws FeedException {
        try {
            return new SyndFeedInput(false, Locale.ROOT).build(document);
        } catch (RuntimeException e) {
            throw new FeedException("ROME does not read it: " + e.getMessage(), e);
        }
    }

    /** What the feed calls it, or its link, or what it says. */
    String id() {
        String own = text(entry.getUri());
        String id = own.isEmpty() ? link() : own;
        boolean usable =
                !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().noneMatch(c -> c <= ' ');
        return usable ? id : "entry-" + Digests.of(id.isEmpty() ? title() + "\n" + body().text() : id, 32);
    }

    /** Changes with what people read. */
    String fingerprint() {
        return Digests.of(title() + "\n" + body().text(), 8);
    }

    String title() {
        String title = html(entry.getTitleEx(), entry.getTitle())
                .text()
                .replaceAll("\\s+", " ")
                .strip();
        return title.length() <= LONGEST_LINE ? title : title.substring(0, LONGEST_LINE);
    }

    String link() {
        String link = text(entry.getLink());
        return web(link.isEmpty() && text(entry.getUri()).startsWith("http") ? text(entry.getUri()) : link);
    }

    Optional<Instant> published() {
        return moment(entry.getPublishedDate()).or(this::updated);
    }

    Optional<Instant> updated() {
        return moment(entry.getUpdatedDate());
    }

    private static Optional<Instant> moment(@Nullable Date date) {
        return Optional.ofNullable(date)
                .map(each -> Instant.ofEpochMilli(each.getTime()))
                .filter(moment -> moment.getEpochSecond() > 0);
    }

    Party writer() {
        var person = entry.getAuthors().isEmpty() ? null : entry.getAuthors().getFirst();
        String name = person == null ? text(entry.getAuthor()) : text(person.getName());
        String mail = person == null ? "" : text(person.getEmail());
        var both = MAIL_AND_NAME.matcher(name);
        if (both.find()) {
            mail = both.group(1);
            name = both.group(2).strip();
        }
        String profile = person == null ? "" : web(text(person.getUri()));
        String handle =
                first(profile, mail.toLowerCase(Locale.ROOT), name, web(text(feed.getLink())), source.toString());
        String shown = first(name, mail, text(feed.getTitle()));
        return new Party(line(handle), line(shown), "", profile);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_ID ? line : line.substring(0, LONGEST_ID);
    }

    /** The whole content where it is there, else what sums it up. */
    Body body() {
        SyndContent best = entry.getDescription();
        for (var content : entry.getContents()) {
            boolean longer = best == null || length(content) >= length(best);
            best = longer && isText(content) ? content : best;
        }
        return html(best, best == null ? "" : best.getValue());
    }

    private static int length(SyndContent content) {
        return text(content.getValue()).length();
    }

    private static boolean isText(SyndContent content) {
        String type = text(content.getType()).toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.startsWith("text") || type.contains("html") || type.endsWith("xml");
    }

    private Body html(@Nullable SyndContent content, @Nullable String value) {
        String text = text(value);
        String type = content == null ? "" : text(content.getType()).toLowerCase(Locale.ROOT);
        boolean plain = type.equals("text")
                || type.equals("text/plain")
                || !MARK_UP.matcher(text).find();
        return plain ? Body.plain(text.strip()) : FeedHtml.body(text, base());
    }

    private String base() {
        return first(link(), source.toString());
    }

    List<RemoteMedia> media() {
        var all = new ArrayList<RemoteMedia>();
        for (SyndEnclosure file : entry.getEnclosures()) {
            String address = web(text(file.getUrl()));
            if (!address.isEmpty()) {
                String type = text(file.getType()).toLowerCase(Locale.ROOT);
                boolean known = type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+");
                long size = file.getLength() > 0 ? file.getLength() : -1;
                all.add(new RemoteMedia(address, FeedHtml.fileName(address), known ? type : "", size, false));
            }
        }
        return all;
    }

    /** An address that a browser can open; empty where it is none. */
    private String web(String link) {
        if (link.isEmpty()) {
            return "";
        }
        try {
            var uri = source.resolve(link.strip().replace(" ", "%20"));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.toString().length() <= 2000 ? uri.toString() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
