package dev.parley.channel;

/** Whether a person wrote an outgoing message, in the words of RFC 3834, section 5. */
public enum AutoSubmitted {
    /** A person wrote it. */
    NO,
    /** A program wrote it on its own account, such as an invitation. */
    AUTO_GENERATED,
    /** A program answered somebody. */
    AUTO_REPLIED
}
