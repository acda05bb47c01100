package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.webchat.WebChatSettings;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets the widget of a channel ask, from pages of the sites that the channel names. */
@Component
final class ChatGate {
    private final Channels channels;

    ChatGate(Channels channels) {
        this.channels = channels;
    }

    /** A chat that is switched on. */
    record Chat(Channel channel, WebChatSettings settings) {
        ChannelId id() {
            return channel.id();
        }
    }

    /** The chat of this channel; a 404 problem where there is none, 503 while it is switched off. */
    Chat open(UUID id) {
        var channel = channels.find(new ChannelId(id))
                .filter(found -> found.kind() == ChannelKind.WEB_CHAT)
                .orElseThrow(() -> Problem.notFound("chat"));
        if (!channel.enabled()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "switched-off", "This chat is switched off.");
        }
        try {
            return channels.findConfiguration(channel.id())
                    .map(configuration -> new Chat(channel, WebChatSettings.of(configuration)))
                    .orElseThrow(() -> Problem.notFound("chat"));
        } catch (InvalidSettingsException e) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "switched-off",
                    "This chat's settings have to be mended: " + e.getMessage());
        }
    }

    /**
     * The same for a page of this origin (the header that browsers send, RFC 6454 section 7); a 403 problem where the channel does not
     * name its site. Programs that are no browsers may say what they like or nothing: this keeps other sites out, not other programs.
     */
    Chat open(UUID id, @Nullable String origin) {
        var chat = open(id);
        if (origin != null && !chat.settings().admits(origin)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "site-refused",
                    "The chat is not meant for pages of " + printable(origin)
                            + ". A manager adds the site to the channel.");
        }
        return chat;
    }

    private static String printable(String origin) {
        String line = origin.replaceAll("[^\\x21-\\x7e]", "?");
        return line.length() <= 200 ? line : line.substring(0, 200);
    }
}
