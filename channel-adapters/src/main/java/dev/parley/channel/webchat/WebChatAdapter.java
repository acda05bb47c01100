package dev.parley.channel.webchat;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.FileLimit;
import dev.parley.channel.KindDescription;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import java.util.List;
import java.util.Set;

/** The chat on the company's own sites. */
public final class WebChatAdapter implements ChannelAdapter {
    /** UTF-16 units of what is said at once, by either side. */
    public static final int LONGEST_TEXT = 4000;
    /** Bytes of one file. */
    public static final long LARGEST_FILE = 10L << 20;
    /** Files that go with what is said at once. */
    public static final int MOST_FILES = 5;

    private static final int MOST_PARTS = 5;
    private static final Capabilities CAPABILITIES = new Capabilities(
            new TextLimit(LONGEST_TEXT, TextLimit.Unit.UTF16, MOST_PARTS),
            new FileLimit(MOST_FILES * LARGEST_FILE, LARGEST_FILE, MOST_FILES, true, Set.of()),
            null,
            true,
            Set.of(Feature.PRIVATE, Feature.WRITERS, Feature.READ_RECEIPTS));

    private static final KindDescription DESCRIPTION = new KindDescription(
            ChannelKind.WEB_CHAT,
            WebChatSettings.SETTINGS,
            WebChatSettings::of,
            visibility -> CAPABILITIES,
            new WebChatCodec());

    private final Visitors visitors;

    /** One for all channels. */
    public WebChatAdapter(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        var line = new Visitors.Line(
                message.externalId(),
                message.venue().room(),
                message.from().displayName(),
                message.autoSubmitted() != AutoSubmitted.NO,
                message.text(),
                message.attachments());
        return visitors.show(channel.id(), line)
                ? new SendOutcome.Sent(message.externalId())
                : new SendOutcome.Rejected(
                        "This visitor had their chat removed: nobody would see the answer. Use another channel.");
    }

    /** Nobody else has to be there; whether visitors come is seen when they do. */
    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        var settings = WebChatSettings.of(channel);
        return List.of(
                new ConnectionCheck(
                        Side.RECEIVE,
                        true,
                        "Put the chat's line into the pages of "
                                + String.join(
                                        ", ",
                                        settings.sites().stream()
                                                .map(Site::origin)
                                                .toList()) + "."),
                new ConnectionCheck(Side.SEND, true, "Answers are shown in the chat."));
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return visitors.file(channel.id(), media.reference());
    }
}
