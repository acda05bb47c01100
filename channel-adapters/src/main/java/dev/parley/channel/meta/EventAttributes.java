package dev.parley.channel.meta;

/** What an envelope says beside one of Meta's events. */
public final class EventAttributes {
    /** What kind of event it is: one of the other constants' words, or the name of a changed field. */
    public static final String TYPE = "type";

    /** The account it happened at: a page, an Instagram account, a telephone number's id. */
    public static final String ACCOUNT = "account";

    /** Our own app, by which echoes of what we sent are known. */
    public static final String APP = "app";

    /** When Meta sent it, in seconds or milliseconds. */
    public static final String TIME = "time";

    /** It is for an account of which no channel is known. */
    public static final String FOREIGN = "foreign";

    /** The telephone number as people write it (WhatsApp). */
    public static final String NUMBER = "number";

    /** The writer's name, number, business-scoped id and user name (WhatsApp). */
    public static final String NAME = "name";

    public static final String WA_ID = "wa-id";
    public static final String USER_ID = "user-id";
    public static final String USERNAME = "username";

    private EventAttributes() {}
}
