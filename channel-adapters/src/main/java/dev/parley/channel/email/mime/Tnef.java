package dev.parley.channel.email.mime;

import dev.parley.channel.InboundAttachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.freeutils.tnef.CompressedRTFInputStream;

/**
 * What Outlook packs into a {@code winmail.dat} (MS-OXTNEF). The container is read here, because jtnef allocates what the file
 * claims to hold; jtnef inflates the compressed RTF.
 *
 * @param text the message as plain text, empty where it has none
 * @param html the message as HTML, empty where it has none
 * @param attachments its files, those of messages inside it included
 */
public record Tnef(String text, String html, List<InboundAttachment> attachments) {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int MAX_DEPTH = 3;
    private static final int MAX_RTF = 8 * 1024 * 1024;
    private static final int ATTRIBUTE_BODY = 0x800C;
    private static final int ATTRIBUTE_DATA = 0x800F;
    private static final int ATTRIBUTE_TITLE = 0x8010;
    private static final int ATTRIBUTE_RENDERING = 0x9002;
    private static final int ATTRIBUTE_MESSAGE_PROPERTIES = 0x9003;
    private static final int ATTRIBUTE_FILE_PROPERTIES = 0x9005;

    public Tnef {
        attachments = List.copyOf(attachments);
    }

    /** Unpacks it; empty when it cannot be unpacked, in which case the file is best shown as it is. */
    public static Optional<Tnef> unpack(byte[] winmail) {
        return unpack(winmail, 0);
    }

    private static Optional<Tnef> unpack(byte[] winmail, int depth) {
        ByteBuffer in = ByteBuffer.wrap(winmail).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 6 || in.getInt() != SIGNATURE) {
            return Optional.empty();
        }
        in.getShort();
        Reading reading = new Reading(depth);
        try {
            while (in.remaining() >= 11) {
                in.get();
                int id = in.getShort() & 0xFFFF;
                in.getShort();
                reading.take(id, bytes(in));
                in.position(in.position() + Math.min(2, in.remaining()));
            }
        } catch (BufferUnderflowException e) {
            reading.cutOff = true;
        }
        Tnef found = reading.finish();
        boolean nothing = found.text().isEmpty()
                && found.html().isEmpty()
                && found.attachments().isEmpty();
        return nothing || reading.cutOff ? Optional.empty() : Optional.of(found);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[length];
        in.get(value);
        return value;
    }

    private static final class Reading {
        private final int depth;
        private final List<InboundAttachment> files = new ArrayList<>();
        private String text = "";
        private String html = "";
        private String title = "";
        private byte[] data = new byte[0];
        private MapiProperties properties = MapiProperties.read(new byte[0]);
        private boolean inFile;
        private boolean cutOff;

        Reading(int depth) {
            this.depth = depth;
        }

        void take(int id, byte[] value) {
            switch (id) {
                case ATTRIBUTE_BODY -> text = string(value);
                case ATTRIBUTE_MESSAGE_PROPERTIES -> message(MapiProperties.read(value));
                case ATTRIBUTE_RENDERING -> {
                    endFile();
                    inFile = true;
                }
                case ATTRIBUTE_TITLE -> title = string(value);
                case ATTRIBUTE_DATA -> data = value;
                case ATTRIBUTE_FILE_PROPERTIES -> properties = MapiProperties.read(value);
                default -> {}
            }
        }

        private static String string(byte[] value) {
            int end = 0;
            while (end < value.length && value[end] != 0) {
                end++;
            }
            return Texts.clean(Charsets.decode(Arrays.copyOf(value, end), ""));
        }

        private void message(MapiProperties found) {
            html = Texts.clean(Charsets.decode(found.bytes(MapiProperties.HTML), found.charset()));
            String body = found.text(MapiProperties.BODY, found.charset());
            text = body.isBlank() ? text : body;
            byte[] rtf = found.bytes(MapiProperties.RTF_COMPRESSED);
            if (html.isBlank() && text.isBlank() && rtf.length > 0) {
                text = Rtf.text(inflate(rtf));
            }
        }

        private static byte[] inflate(byte[] rtf) {
            try (CompressedRTFInputStream in = new CompressedRTFInputStream(new ByteArrayInputStream(rtf))) {
                return in.readNBytes(MAX_RTF);
            } catch (IOException | RuntimeException e) {
                return new byte[0];
            }
        }

        private void endFile() {
            byte[] object = properties.bytes(MapiProperties.ATTACH_DATA);
            if (inFile && properties.isObject(MapiProperties.ATTACH_DATA) && object.length > 16 && depth < MAX_DEPTH) {
                unpack(Arrays.copyOfRange(object, 16, object.length), depth + 1)
                        .ifPresentOrElse(this::addMessage, this::addFile);
            } else if (inFile) {
                addFile();
            }
            title = "";
            data = new byte[0];
            properties = MapiProperties.read(new byte[0]);
        }

        private void addFile() {
            byte[] content = data.length > 0 ? data : properties.bytes(MapiProperties.ATTACH_DATA);
            if (content.length > 0) {
                String type =
                        properties.text(MapiProperties.ATTACH_MIME_TAG, "").toLowerCase(Locale.ROOT);
                String id = properties.text(MapiProperties.ATTACH_CONTENT_ID, "");
                files.add(new InboundAttachment(name(), type, id, false, content));
            }
        }

        private void addMessage(Tnef inner) {
            String body = inner.text().isBlank() ? inner.html() : inner.text();
            String ending = inner.text().isBlank() ? ".html" : ".txt";
            if (!body.isBlank()) {
                byte[] content = body.getBytes(StandardCharsets.UTF_8);
                String type = ending.equals(".txt") ? "text/plain" : "text/html";
                files.add(new InboundAttachment(name() + ending, type, "", false, content));
            }
            files.addAll(inner.attachments());
        }

        private String name() {
            for (int id : new int[] {
                MapiProperties.ATTACH_LONG_FILENAME, MapiProperties.ATTACH_FILENAME, MapiProperties.DISPLAY_NAME
            }) {
                String name = properties.text(id, properties.charset());
                if (!name.isBlank()) {
                    return name;
                }
            }
            return title;
        }

        Tnef finish() {
            endFile();
            return new Tnef(text, html, files);
        }
    }
}
