package dev.parley.inbox.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What somebody can be told of. The first that fits is the one an event is told as. */
enum NotificationKind {
    ASSIGNED(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    MENTIONED(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    /** A colleague asks to look over a draft. */
    REVIEW(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    /** A customer is not satisfied and says why. */
    BAD_RATING(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    /** A guideline wants it to be known. */
    GUIDELINE(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    /** A colleague has approved one's own draft, or asks for changes. */
    REVIEWED(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    /** A colleague took over what one held, or wrote. */
    TAKEN_OVER(Way.BELL, Way.BROWSER),
    TAKEN_BACK(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    DELIVERY_FAILED(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    SLA_BREACHED(Way.BELL, Way.BROWSER, Way.PUSH),
    SLA_AT_RISK(Way.BELL, Way.BROWSER),
    /** The customer wrote in a conversation that one holds, joined or follows. */
    MESSAGE(Way.BELL, Way.BROWSER, Way.PUSH, Way.MAIL),
    /** A colleague wrote there. */
    COLLEAGUE(Way.BELL),
    /** Something new waits in a queue of one's teams. */
    QUEUE;

    private final Set<Way> atFirst;

    NotificationKind(Way... atFirst) {
        this.atFirst = atFirst.length == 0 ? EnumSet.noneOf(Way.class) : EnumSet.copyOf(Arrays.asList(atFirst));
    }

    /** The ways by which everybody is told who has chosen nothing. */
    Set<Way> atFirst() {
        return Set.copyOf(atFirst);
    }

    static Optional<NotificationKind> find(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** How it reaches somebody. */
    enum Way {
        /** A line in the panel of the inbox; the other ways need it. */
        BELL,
        /** Shown and sounded by an open page. */
        BROWSER,
        /** Sent to devices that asked for it. */
        PUSH,
        /** In the mail that reminds of what was not read. */
        MAIL
    }
}
