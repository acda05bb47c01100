package dev.parley.inbox.conversation;

import dev.parley.channel.MessageNature;

/** Whether a person wrote a message; nothing but {@code PERSONAL} is ever answered automatically. */
public enum NatureKind {
    PERSONAL,
    AUTO_REPLY,
    BOUNCE,
    BULK,
    OWN;

    /** The kind of what the codec found. */
    public static NatureKind of(MessageNature nature) {
        return switch (nature) {
            case MessageNature.Personal personal -> PERSONAL;
            case MessageNature.AutoReply autoReply -> AUTO_REPLY;
            case MessageNature.Bounce bounce -> BOUNCE;
            case MessageNature.Bulk bulk -> BULK;
            case MessageNature.Own own -> OWN;
        };
    }
}
