package dev.parley.channel.webchat;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.webchat.WebChatEvents.Event;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads what the server wrote with {@link WebChatEvents}. */
final class WebChatCodec implements ChannelCodec {
    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        Event event;
        try {
            event = WebChatEvents.JSON.readValue(envelope.raw(), Event.class);
        } catch (JacksonException e) {
            throw new UnreadableMessageException("The event is not readable JSON: " + e.getOriginalMessage(), e);
        }
        return switch (event.type()) {
            case SAID -> said(event);
            case READ ->
                new InboundEvent.Status(
                        event.line(), event.visitor().id(), InboundEvent.Status.Stage.READ, event.at(), "");
        };
    }

    private static InboundMessage said(Event event) {
        var who = event.visitor();
        // Devices choose the ids: what one says can never be taken for what another said.
        return InboundMessage.said(
                        who.id() + "/" + event.line(),
                        new Party(who.id(), who.name(), who.email(), ""),
                        event.at(),
                        Body.plain(event.text()),
                        List.of(),
                        new Venue(who.id(), Venue.Company.ONE, Visibility.PRIVATE, "", event.page()))
                .with(event.files().stream()
                        .map(file -> new RemoteMedia(file.id(), file.name(), file.mediaType(), file.size(), false))
                        .toList());
    }
}
