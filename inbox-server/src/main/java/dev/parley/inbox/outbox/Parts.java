package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.length.Lengths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cuts an answer into messages that its channel takes: the same ones at each try. */
final class Parts {
    private Parts() {}

    static List<OutboundMessage> of(OutboundMessage message, Capabilities capabilities) {
        List<String> texts = message.template() != null || message.text().isBlank()
                ? List.of(message.text())
                : Lengths.split(message.text(), capabilities.text()).orElseGet(() -> List.of(message.text()));
        var files =
                portions(message.attachments(), Math.max(1, capabilities.files().count()));
        List<OutboundMessage> parts = new ArrayList<>();
        boolean together = capabilities.files().withText() || message.text().isBlank();
        for (int i = 0; i < texts.size(); i++) {
            boolean last = i == texts.size() - 1;
            boolean carries = last && together && !files.isEmpty();
            boolean empty = texts.get(i).isBlank() && message.template() == null && !carries;
            if (!empty) {
                parts.add(message.part(
                        id(message, parts.size()), texts.get(i), carries ? files.removeFirst() : List.of()));
            }
        }
        for (var portion : files) {
            parts.add(message.part(id(message, parts.size()), "", portion));
        }
        return parts;
    }

    private static List<List<OutboundAttachment>> portions(List<OutboundAttachment> files, int size) {
        List<List<OutboundAttachment>> portions = new ArrayList<>();
        for (int from = 0; from < files.size(); from += size) {
            portions.add(files.subList(from, Math.min(files.size(), from + size)));
        }
        return portions;
    }

    private static String id(OutboundMessage message, int part) {
        return part == 0
                ? message.externalId()
                : UUID.nameUUIDFromBytes((message.externalId() + "/" + part).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
