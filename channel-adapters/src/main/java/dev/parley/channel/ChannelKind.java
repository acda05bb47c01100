package dev.parley.channel;

/** The kinds of channel that Parley can speak. */
public enum ChannelKind {
    EMAIL,
    /** X (formerly Twitter): direct messages, mentions and replies. */
    X,
    /** A Facebook page: Messenger and comments below its posts. */
    FACEBOOK,
    /** A professional Instagram account: direct messages and comments below its posts. */
    INSTAGRAM,
    WHATSAPP,
    TELEGRAM,
    MASTODON,
    BLUESKY,
    DISCOURSE,
    REDDIT,
    /** An RSS or Atom feed. */
    FEED,
    SLACK,
    MATTERMOST,
    SMS,
    /** Parley's own chat widget on the company's pages. */
    WEB_CHAT,
    /** Whatever somebody connects by Parley's signed webhooks. */
    API
}
