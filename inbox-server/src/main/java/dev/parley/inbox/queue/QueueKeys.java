package dev.parley.inbox.queue;

/**
 * The keys of the queue in Redis. They share one hash tag, so that scripts run on Redis Cluster.
 *
 * <ul>
 *   <li>{@code parley:{q}:team:<team>} sorted set: who waits; score = waiting since in milliseconds
 *   <li>{@code parley:{q}:c:<conversation>} hash: {@code state} (QUEUED, HELD, CLOSED), {@code team}, {@code holder},
 *       {@code token}, {@code version} (PostgreSQL's newest known here), {@code waiting} (the score of its place),
 *       {@code told} (versions that enqueueing told)
 *   <li>{@code parley:{q}:held:<employee>} set: what somebody holds
 *   <li>{@code parley:{q}:pending} sorted set: changes that PostgreSQL may or may not have; score = since when, microseconds
 *   <li>{@code parley:{q}:seen} sorted set: employees; score = last sign of life in milliseconds
 *   <li>{@code parley:{q}:token} counter: fencing tokens, only grows
 *   <li>{@code parley:{q}:epoch} the life of this Redis; absent or different from PostgreSQL's: rebuild
 *   <li>{@code parley:{q}:sweeper} the node that takes back, for three seconds
 * </ul>
 */
final class QueueKeys {
    static final String PREFIX = "parley:{q}:";
    static final String EPOCH = PREFIX + "epoch";
    static final String SEEN = PREFIX + "seen";
    /** Answered customers come after all who wait; this is what their place starts with. */
    static final long NOBODY_WAITS = 900_000_000_000_000L;

    private QueueKeys() {}

    static String team(String team) {
        return PREFIX + "team:" + team;
    }

    static String conversation(String conversation) {
        return PREFIX + "c:" + conversation;
    }

    /** Whether a key holds what PostgreSQL knows better; the event stream, the tokens and who was seen are not among them. */
    static boolean isFilledByRebuild(String key) {
        String name = key.substring(PREFIX.length());
        return name.startsWith("c:") || name.startsWith("team:") || name.startsWith("held:") || name.equals("pending");
    }
}
