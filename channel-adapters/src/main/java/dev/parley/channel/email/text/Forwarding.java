package dev.parley.channel.email.text;

/** What a splitter does with a message that another one passes on. */
public enum Forwarding {
    /** It is a quote: the mail is an answer. */
    FOLD,
    /** It is new where a line says "forwarded message": the mail's subject claims neither to answer nor to forward. */
    KEEP_MARKED,
    /** It is new: the mail's subject says that it forwards. */
    KEEP_ALL
}
