package dev.parley.inbox.event;

import java.util.List;

/**
 * Gets every event of the stream once for all nodes together, also those that came while no node ran. After a crash some come again.
 *
 * <p>Events of one conversation may come out of order where several nodes follow.
 */
public interface GroupFollower {
    /** The name under which the stream remembers how far the followers have come. */
    String group();

    /** Takes some events; what it throws is tried again with the same ones until it succeeds. */
    void follow(List<RecordedEvent> events);
}
