package dev.parley.inbox.event;

/** What can happen to a conversation, and to the few things beside it that screens show. */
public enum EventType {
    CONVERSATION_OPENED,
    MESSAGE_RECEIVED,
    MESSAGE_SENT,
    DELIVERY_CHANGED,
    /** A message looks different: {@code data.change} is EDITED, DELETED, REACTED or FILES; {@code data.messageId}, {@code data.seq}. */
    MESSAGE_CHANGED,
    NOTE_ADDED,
    CLAIMED,
    /** Given to {@code data.to}, who may take it or not. */
    OFFERED,
    RELEASED,
    TAKEN_BACK,
    HANDED_OVER,
    JOINED,
    LEFT,
    /** Somebody hears of it from now on, or no more. */
    FOLLOWED,
    UNFOLLOWED,
    /** Somebody's draft of an answer has its first words, or none any more; each save in between is told only to who looks. */
    DRAFT_BEGUN,
    DRAFT_ENDED,
    /** Somebody took over the draft of {@code data.from}. */
    DRAFT_TAKEN,
    /** A draft's writer asks colleagues to look over it: {@code data.to} where it is one. */
    REVIEW_ASKED,
    REVIEW_WITHDRAWN,
    /** A colleague settled the review of the draft of {@code data.to}; {@code data.sent} where it was sent with it. */
    REVIEW_APPROVED,
    REVIEW_CHANGES,
    /** What was approved was changed since, so the approval counts no more. */
    REVIEW_VOID,
    CLOSED,
    REOPENED,
    SNOOZED,
    /** Back from a snooze: {@code data.reason} is TIME or HAND. A customer's message that wakes tells itself. */
    WOKEN,
    PRIORITY_CHANGED,
    /** Another promise to the customer is due next, or at another time: {@code data.promise} and {@code data.due}. */
    PROMISE_CHANGED,
    PROMISE_AT_RISK,
    PROMISE_BROKEN,
    /** A conversation got tags or lost some: {@code data.added} and {@code data.removed} name them, one a line. */
    TAGGED,
    /** Values of the company's own fields changed on a conversation. */
    FIELDS_CHANGED,
    /** Another conversation was merged into this one: {@code data.number} is its number. Messages have new numbers. */
    MERGED,
    /** It was merged into another one and is a closed pointer to that: {@code data.number}, {@code data.into}. */
    MERGED_AWAY,
    /** A merge with {@code data.number} was taken back; told of both. Messages have new numbers. */
    UNMERGED,
    /** Some messages went into a conversation of their own, {@code data.number}. */
    SPLIT,
    /** It began with messages of another conversation, {@code data.number}. */
    SPLIT_OFF,
    /** It has to do with {@code data.number}. */
    LINKED,
    UNLINKED,
    /** The customer is asked how satisfied they are; the message is {@code data.seq}. */
    SURVEY_SENT,
    /** The customer said how satisfied they are: {@code data.score} of 1 to 5, {@code data.change} RATED, CHANGED or COMMENTED. */
    SURVEY_ANSWERED,
    /** It went into Spam and is closed: {@code data.cause} says why, as the conversation's {@code spam} does. */
    SPAM_MARKED,
    /** It is no spam after all. */
    SPAM_CLEARED,
    /** Guidelines held for the message {@code data.seq}, and colleagues are told. */
    GUIDELINES_ACTED,
    CONVERSATION_CHANGED,
    CONVERSATION_REMOVED,
    /** Redis was lost or replaced and filled again: what a screen shows may have been changed untold, so it asks anew. */
    QUEUE_REBUILT,
    SET_ASIDE,
    CHANNEL_CHANGED,
    /** A deed on many conversations went on or ended; only its employee hears of it. Concerns no conversation. */
    BULK_CHANGED,
    /** A tag was added, changed or removed; {@code data.reason} says which. Concerns no conversation. */
    TAGS_CHANGED,
    /** The company's own fields are defined differently now. Concerns no conversation. */
    FIELDS_DEFINED,
    /**
     * A guideline, or what is said about one, changed: {@code data.guideline} names it where it is one, {@code data.reason} says
     * what, {@code data.inForce} is there where another set of them is in force now. Concerns no conversation.
     */
    GUIDELINES_CHANGED,
    /** A contact changed: {@code data.contact} says which. Concerns no conversation. */
    CONTACT_CHANGED,
    /** Somebody saved, changed, ordered or deleted a view. Concerns no conversation. */
    VIEWS_CHANGED,
    /** Somebody's role, teams or account changed: {@code data.employee} says whose. Concerns no conversation. */
    EMPLOYEE_CHANGED,
    /** Some people were told something, or have read it: {@code data.for} says who, by comma. Concerns no conversation. */
    NOTIFICATIONS_CHANGED
}
