package dev.parley.inbox.queue;

/**
 * The keys of the queue in Redis. They share one hash tag, so that scripts run on Redis Cluster.
 *
 * <ul>
 *   <li>{@code parley:{q}:team:<team>} sorted set: who is in the queue; score = PostgreSQL's {@code place}, lower first
 *   <li>{@code parley:{q}:wait:<team>} sorted set: those of them whose customer waits; score = since when, milliseconds
 *   <li>{@code parley:{q}:c:<conversation>} hash: {@code state} (QUEUED, HELD, SNOOZED, CLOSED), {@code team}, {@code holder},
 *       {@code token}, {@code version} (PostgreSQL's newest known here), {@code waiting} (the score of its place),
 *       {@code since} (when its customer began to wait, or empty),
 *       {@code labels} (its channel and its tags, by which it may want a skill), {@code told} (versions that enqueueing told)
 *   <li>{@code parley:{q}:held:<employee>} set: what somebody holds
 *   <li>{@code parley:{q}:pending} sorted set: changes that PostgreSQL may or may not have; score = since when, microseconds
 *   <li>{@code parley:{q}:seen} sorted set: employees; score = last sign of life in milliseconds
 *   <li>{@code parley:{q}:token} counter: fencing tokens, only grows
 *   <li>{@code parley:{q}:epoch} the life of this Redis; absent or different from PostgreSQL's: rebuild
 *   <li>{@code parley:{q}:board} hash: how a team's conversations are given out, and to whom; {@code people} what somebody may be
 *       given at all; {@code needs} the skills that a label wants; {@code patience} how long; {@code digest} of all four; {@code ticket} counts who
 *       began to read them, {@code ticket-written} is the newest who has written
 *   <li>{@code parley:{q}:given:<team>} sorted set: when a member was given something last, microseconds
 *   <li>{@code parley:{q}:passed:<conversation>} set: who did not take it, for a while
 *   <li>{@code parley:{q}:sweeper} the node that takes back, for three seconds
 * </ul>
 */
final class QueueKeys {
    static final String PREFIX = "parley:{q}:";
    static final String EPOCH = PREFIX + "epoch";
    static final String SEEN = PREFIX + "seen";
    static final String TICKET = PREFIX + "ticket";

    private QueueKeys() {}

    static String team(String team) {
        return PREFIX + "team:" + team;
    }

    static String waiting(String team) {
        return PREFIX + "wait:" + team;
    }

    static String conversation(String conversation) {
        return PREFIX + "c:" + conversation;
    }

    /** Whether a key holds what PostgreSQL knows better; the event stream, the tokens and who was seen are not among them. */
    static boolean isFilledByRebuild(String key) {
        String name = key.substring(PREFIX.length());
        return name.startsWith("c:")
                || name.startsWith("team:")
                || name.startsWith("wait:")
                || name.startsWith("held:")
                || name.equals("pending");
    }
}
