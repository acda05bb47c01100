package dev.parley.inbox.event;

/** An event with its place in the stream: a Redis stream id ("1700000000000-0"), ordered by time and then by count. */
public record RecordedEvent(String id, ParleyEvent event) {
    /** Compares two stream ids in stream order. */
    public static int compareIds(String left, String right) {
        int byTime = Long.compareUnsigned(part(left, 0), part(right, 0));
        return byTime != 0 ? byTime : Long.compareUnsigned(part(left, 1), part(right, 1));
    }

    private static long part(String id, int index) {
        int dash = id.indexOf('-');
        if (dash < 0) {
            return index == 0 ? Long.parseUnsignedLong(id) : 0;
        }
        return Long.parseUnsignedLong(index == 0 ? id.substring(0, dash) : id.substring(dash + 1));
    }
}
