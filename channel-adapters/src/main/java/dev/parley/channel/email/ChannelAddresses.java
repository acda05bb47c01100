package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import java.util.Optional;

/** Which channel an e-mail address belongs to. */
@FunctionalInterface
public interface ChannelAddresses {
    /**
     * The channel that receives for this address, with or without a {@code +tag} in the local part; empty when none does.
     *
     * <p>A {@link RuntimeException} means that nobody can tell now: the sender is asked to come back.
     */
    Optional<ChannelId> find(String address);
}
