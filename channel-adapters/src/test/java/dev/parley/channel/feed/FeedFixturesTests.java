package dev.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.email.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The corpora of ROME and of the W3C's validator: whatever is well-formed RSS or Atom is read, or says why not. */
final class FeedFixturesTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"feeds/rome.tar.gz", "feeds/w3c-feedvalidator.tar.gz"})
    void everyFeedIsReadOrSaysWhyNot(String archive) throws IOException {
        int read = 0;
        List<String> refused = new ArrayList<>();
        for (var file : unpacked(Fixtures.require(archive)).entrySet()) {
            try {
                var feed = FeedDocument.of(FeedXml.parse(file.getValue(), ""));
                for (var entry : feed.entries()) {
                    decode(FeedDocument.bytes(entry));
                }
                read++;
            } catch (FeedXml.UnreadableFeedException e) {
                assertThat(e.getMessage()).as(file.getKey()).isNotBlank();
                if (isFeed(file.getValue())) {
                    refused.add(file.getKey() + ": " + e.getMessage());
                }
            }
        }
        assertThat(read).isGreaterThan(20);
        assertThat(refused)
                .allMatch(reason -> reason.contains("declares entities") || reason.contains("without a channel"));
    }

    private static void decode(byte[] raw) {
        var envelope = new InboundEnvelope(new ChannelId(new UUID(7, 7)), "test", NOW, raw, Map.of());
        try {
            var message = (InboundMessage) new FeedCodec().decode(envelope);
            assertThat(message.externalId()).isNotBlank().hasSizeLessThanOrEqualTo(400);
            assertThat(message.from().handle()).isNotBlank();
            assertThat(message.sentAt()).isBefore(NOW.plusSeconds(86_401));
        } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** Whether Java's own reader takes it, and it is RSS or Atom. */
    private static boolean isFeed(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setAttribute("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            builder.setEntityResolver((id, system) -> new InputSource(new ByteArrayInputStream(new byte[0])));
            String root = builder.parse(new ByteArrayInputStream(xml))
                    .getDocumentElement()
                    .getLocalName();
            root = root == null ? "" : root;
            return List.of("rss", "feed", "RDF").contains(root);
        } catch (Exception e) {
            return false;
        }
    }

    private static Map<String, byte[]> unpacked(Path archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.US_ASCII).replaceFirst("\0.*", "");
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).strip(), 8);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                if (name.endsWith(".xml")) {
                    files.put(name, content);
                }
                header = in.readNBytes(512);
            }
        }
        return files;
    }
}
