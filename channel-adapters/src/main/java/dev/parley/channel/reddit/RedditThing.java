package dev.parley.channel.reddit;

import dev.parley.channel.Body;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.email.text.SafeHtml;
import dev.parley.channel.social.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/** A comment (t1), a submission (t3) or a private message (t4), in whichever listing it stands. */
record RedditThing(String kind, JsonNode data) {
    private static final Pattern NAME = Pattern.compile("t[1-6]_[a-z0-9]{1,20}");
    private static final Pattern PERMALINK = Pattern.compile("/comments/([a-z0-9]{1,20})(?:/|$)");
    private static final Set<String> GONE = Set.of("[deleted]", "[removed]", "[ Removed by Reddit ]");
    private static final String WWW = "https://www.reddit.com";

    static RedditThing of(JsonNode json) {
        return new RedditThing(Json.line(10, json, "kind"), json.path("data"));
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    String name() {
        String name = Json.id(data, "name");
        String made = name.isEmpty() ? kind + "_" + Json.id(data, "id") : name;
        return isName(made) ? made : "";
    }

    boolean isMessage() {
        return kind.equals("t4");
    }

    /** Its writer deleted it, or a moderator removed it. */
    boolean isGone() {
        return GONE.contains(words().strip())
                || !Json.text(data, "removed_by_category").isEmpty();
    }

    Instant created(Instant otherwise) {
        return Json.epoch(otherwise, data, "created_utc");
    }

    /** When it was last edited, as Reddit writes it; empty: never. */
    String edited() {
        long moment = Json.number(0, data, "edited");
        return moment > 0 ? Long.toString(moment) : "";
    }

    Party writer() {
        String author = Json.line(100, data, "author");
        if (author.isEmpty() && !Json.line(100, data, "subreddit").isEmpty()) {
            String subreddit = Json.line(100, data, "subreddit");
            return new Party("r/" + subreddit.toLowerCase(Locale.ROOT), "r/" + subreddit, "", WWW + "/r/" + subreddit);
        }
        return author.equals("[deleted]") ? new Party("deleted/" + name(), "[deleted]") : person(author);
    }

    /** Names never change on Reddit, and are what it takes messages to. */
    static Party person(String name) {
        boolean plain = name.matches("[A-Za-z0-9_-]{1,40}");
        return new Party(
                name.toLowerCase(Locale.ROOT),
                name,
                name.isEmpty() ? "" : "u/" + name,
                plain ? WWW + "/user/" + name : "");
    }

    String title() {
        for (String field : new String[] {"link_title", "title"}) {
            String title = Json.line(400, data, field);
            if (!title.isEmpty()) {
                return isEscaped() ? unescaped(title) : title;
            }
        }
        String subject = Json.line(400, data, "subject");
        return isMessage() ? isEscaped() ? unescaped(subject) : subject : "";
    }

    /** The submission that a comment stands below, or the message that an exchange began with. */
    String root() {
        if (isMessage()) {
            String first = Json.id(data, "first_message_name");
            return isName(first) ? first : name();
        }
        String link = Json.id(data, "link_id");
        var path = PERMALINK.matcher(place());
        return isName(link) ? link : kind.equals("t1") && path.find() ? "t3_" + path.group(1) : name();
    }

    String parent() {
        String parent = Json.id(data, "parent_id");
        return isName(parent) ? parent : "";
    }

    private String place() {
        String permalink = Json.text(data, "permalink");
        return permalink.isEmpty() ? Json.text(data, "context") : permalink;
    }

    String url() {
        String place = place();
        if (isMessage()) {
            return WWW + "/message/messages/" + name().replaceFirst("^t4_", "");
        }
        return place.matches("/[\\x21-\\x7e]{1,900}") ? WWW + place : "";
    }

    /** Without raw_json=1 Reddit writes "&lt;" for "<" everywhere; the HTML then does not begin with a tag. */
    private boolean isEscaped() {
        String html = html();
        return html.startsWith("&lt;");
    }

    private String html() {
        String html = Json.text(data, "body_html");
        return (html.isEmpty() ? Json.text(data, "selftext_html") : html).strip();
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }

    private String words() {
        String words = Json.text(data, kind.equals("t3") ? "selftext" : "body");
        return isEscaped() ? unescaped(words) : words;
    }

    /** Whether it says anything at all. */
    boolean isReadable() {
        return data.path("body").isString()
                || data.path("title").isString()
                || data.path("selftext").isString();
    }

    Body body() {
        var text = new ArrayList<String>();
        text.add(words());
        if (kind.equals("t3")) {
            String link = Json.line(2000, data, "url");
            boolean elsewhere = link.startsWith("http") && !link.contains("/comments/" + Json.id(data, "id"));
            text.add(elsewhere ? link : "");
            text.add(text.stream().allMatch(String::isBlank) ? title() : "");
        }
        String whole = String.join(
                "\n\n", text.stream().filter(part -> !part.isBlank()).toList());
        return body(whole, isEscaped() ? unescaped(html()) : html());
    }

    /** Markdown as text, which people read as it is, and what Reddit makes of it as HTML. */
    static Body body(String markdown, String html) {
        String absolute = html.replace("href=\"/", "href=\"" + WWW + "/");
        return new Body(
                markdown, absolute.isEmpty() ? "" : SafeHtml.sanitize(absolute).strip(), markdown, "", "");
    }

    List<RemoteMedia> media() {
        var all = new ArrayList<RemoteMedia>();
        if (Json.text(data, "post_hint").equals("image")) {
            add(Json.text(data, "url"), "image", all);
        }
        for (var file : data.path("media_metadata").values()) {
            add(Json.text(file, "s", "u"), Json.line(60, file, "m"), all);
        }
        add(Json.text(data, "media", "reddit_video", "fallback_url"), "video", all);
        return all;
    }

    private static void add(String link, String type, List<RemoteMedia> all) {
        String address = unescaped(link);
        if (address.matches("https?://[\\x21-\\x7e]{1,1990}")) {
            String path = address.replaceFirst("[?#].*", "");
            String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
            boolean known = type.matches("[a-z]+(?:/[a-z0-9.+-]+)?");
            all.add(new RemoteMedia(address, name, known ? type : "image", -1, true));
        }
    }
}
