package dev.parley.channel.bluesky;

import java.util.regex.Pattern;

/** Addresses of posts: "at://did:plc:…/app.bsky.feed.post/3k…". */
final class PostUri {
    private static final Pattern POST =
            Pattern.compile("at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/app\\.bsky\\.feed\\.post/([A-Za-z0-9._:~-]{1,100})");
    private static final Pattern DID = Pattern.compile("did:[a-z]+:[A-Za-z0-9._:%-]{1,200}");

    private PostUri() {}

    static boolean is(String uri) {
        return uri.length() <= 350 && POST.matcher(uri).matches();
    }

    static boolean isDid(String text) {
        return DID.matcher(text).matches();
    }

    static String of(String did, String key) {
        return "at://" + did + "/app.bsky.feed.post/" + key;
    }

    /** Where a browser shows a post; empty where it is none. */
    static String page(String uri) {
        var post = POST.matcher(uri);
        return post.matches() ? "https://bsky.app/profile/" + post.group(1) + "/post/" + post.group(2) : "";
    }
}
