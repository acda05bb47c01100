package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.webchat.WebChatEvents;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes, or whom a site says.
 *
 * @param subject the site's name of them; null while it says nothing
 * @param name empty where they did not say
 * @param email empty where they left none
 * @param readLine the number of the last line that they have seen
 */
record Visitor(UUID id, ChannelId channel, @Nullable String subject, String name, String email, long readLine) {

    WebChatEvents.Who who() {
        return new WebChatEvents.Who(id.toString(), name, email);
    }
}
