package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers in memory what the server keeps in PostgreSQL. */
final class RememberedMailboxes implements MailboxMemory {
    private final Map<String, MailboxCursor> cursors = new ConcurrentHashMap<>();
    private final Map<ChannelId, Set<String>> seen = new ConcurrentHashMap<>();

    void forget() {
        cursors.clear();
        seen.clear();
    }

    @Override
    public Optional<MailboxCursor> find(ChannelId channel, String folder) {
        return Optional.ofNullable(cursors.get(channel + folder));
    }

    @Override
    public void save(ChannelId channel, String folder, MailboxCursor cursor) {
        cursors.put(channel + folder, cursor);
    }

    @Override
    public boolean knows(ChannelId channel) {
        return seen.containsKey(channel);
    }

    @Override
    public Set<String> seen(ChannelId channel, Collection<String> ids) {
        var found = new HashSet<>(ids);
        found.retainAll(seen.getOrDefault(channel, Set.of()));
        return found;
    }

    @Override
    public void addSeen(ChannelId channel, Collection<String> ids) {
        seen.computeIfAbsent(channel, id -> ConcurrentHashMap.newKeySet()).addAll(ids);
    }
}
