package dev.parley.inbox.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Many browsers that only listen: thousands of WebSocket connections (RFC 6455) on one thread, so that the ear costs less than the
 * voice. The frames of STOMP are handed over as they are.
 */
final class Ears implements AutoCloseable {
    private static final byte[] EVENT_ID = "event-id:".getBytes(StandardCharsets.US_ASCII);
    private static final long TICK_NANOS = Duration.ofMillis(200).toNanos();
    /** Each beats every eight seconds, and no two browsers began at the same moment. */
    private static final int TICKS = 40;

    private static final int CONTINUED = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
    private final Selector selector = Selector.open();
    private final Ear ear;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile int lost;

    /** Hears one STOMP frame of one connection. */
    interface Ear {
        void heard(int connection, byte[] frame, int from, int to);
    }

    Ears(Ear ear) throws IOException {
        this.ear = ear;
        this.thread = Thread.ofPlatform().name("ears").daemon().unstarted(this::listen);
    }

    /** Connects, greets and subscribes. */
    void connect(URI server, String cookies, String destination) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.getPort()));
        write(
                channel,
                ("GET /ws HTTP/1.1\r\nHost: localhost:" + server.getPort()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: v12.stomp\r\nCookie: " + cookies
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        awaitUpgrade(channel);
        write(channel, masked(TEXT, "CONNECT\naccept-version:1.2\nheart-beat:8000,0\nhost:parley\n\n\0"));
        write(channel, masked(TEXT, "SUBSCRIBE\nid:s\ndestination:" + destination + "\n\n\0"));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Partial(channels.size()));
        channels.add(channel);
    }

    /** Begins to listen; connections may still be added. */
    Ears start() {
        thread.start();
        return this;
    }

    /** How many connections the server has closed. */
    int lost() {
        return lost;
    }

    /** The time in an event's id: milliseconds since 1970 by the clock of Redis; -1 when the frame tells no event. */
    static long toldAt(byte[] frame, int from, int to) {
        int at = find(EVENT_ID, frame, from, Math.min(to, from + 400));
        if (at < 0) {
            return -1;
        }
        long millis = 0;
        for (int i = at + EVENT_ID.length; frame[i] >= '0' && frame[i] <= '9'; i++) {
            millis = millis * 10 + frame[i] - '0';
        }
        return millis;
    }

    /** Where the word stands in a part of a frame, or -1. */
    static int find(byte[] word, byte[] frame, int from, int to) {
        for (int i = from; i + word.length <= to; i++) {
            if (frame[i] == word[0] && Arrays.equals(frame, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }

    private static void awaitUpgrade(SocketChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            one.clear();
            if (channel.read(one) < 0) {
                break;
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("No WebSocket: " + head);
        }
    }

    private static byte[] masked(int opcode, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        // A mask of zeros is a mask: the text stays as it is.
        var frame = ByteBuffer.allocate(bytes.length + 8).put((byte) (0x80 | opcode));
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        }
        frame.putInt(0).put(bytes);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void listen() {
        var incoming = ByteBuffer.allocateDirect(1 << 18);
        try {
            long tick = System.nanoTime();
            int ticks = 0;
            while (open) {
                selector.select(key -> read(key, incoming), 200);
                if (System.nanoTime() - tick > TICK_NANOS) {
                    tick += TICK_NANOS;
                    beat(ticks++ % TICKS);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As a browser does, so that the server knows that somebody is there. */
    private void beat(int first) {
        for (int i = first; i < channels.size(); i += TICKS) {
            try {
                write(channels.get(i), masked(TEXT, "\n"));
            } catch (IOException closed) {
                // Reading finds the same, and counts it.
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer incoming) {
        var channel = (SocketChannel) key.channel();
        incoming.clear();
        try {
            if (channel.read(incoming) >= 0) {
                ((Partial) key.attachment()).add(incoming.flip(), channel);
                return;
            }
        } catch (IOException reset) {
            // Lost, as one that was closed.
        }
        key.cancel();
        lost++;
    }

    /** What has come of a connection and is not a whole frame yet. */
    private final class Partial {
        private final int number;
        private byte[] bytes = new byte[2048];
        private int length;
        private byte[] speech = new byte[2048];
        private int spoken;

        Partial(int number) {
            this.number = number;
        }

        void add(ByteBuffer incoming, SocketChannel channel) throws IOException {
            int more = incoming.remaining();
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
            incoming.get(bytes, length, more);
            length += more;
            int at = 0;
            int end = end(at);
            while (end >= 0) {
                int begin = end - payload(at);
                int opcode = bytes[at] & 0xf;
                if (opcode == TEXT || opcode == BINARY || opcode == CONTINUED) {
                    tell(begin, end);
                } else if (opcode == PING) {
                    write(channel, masked(PONG, new String(bytes, begin, end - begin, StandardCharsets.UTF_8)));
                }
                at = end;
                end = end(at);
            }
            System.arraycopy(bytes, at, bytes, 0, length - at);
            length -= at;
        }

        /** A WebSocket message may hold several STOMP frames, and come in parts; each STOMP frame has a NUL at its end. */
        private void tell(int begin, int end) {
            if (spoken + end - begin > speech.length) {
                speech = Arrays.copyOf(speech, Math.max(speech.length * 2, spoken + end - begin));
            }
            System.arraycopy(bytes, begin, speech, spoken, end - begin);
            int unread = spoken;
            spoken += end - begin;
            int from = 0;
            for (int i = unread; i < spoken; i++) {
                if (speech[i] == 0) {
                    ear.heard(number, speech, from, i);
                    from = i + 1;
                }
            }
            System.arraycopy(speech, from, speech, 0, spoken - from);
            spoken -= from;
        }

        /** The length of the payload of the frame that begins there. */
        private int payload(int at) {
            int small = bytes[at + 1] & 0x7f;
            return switch (small) {
                case 126 -> ByteBuffer.wrap(bytes).getShort(at + 2) & 0xffff;
                case 127 -> (int) ByteBuffer.wrap(bytes).getLong(at + 2);
                default -> small;
            };
        }

        /** Where the frame that begins there ends, -1 while it is not whole. */
        private int end(int at) {
            if (length - at < 2) {
                return -1;
            }
            int small = bytes[at + 1] & 0x7f;
            int head = small == 126 ? 4 : small == 127 ? 10 : 2;
            if (length - at < head) {
                return -1;
            }
            int end = at + head + payload(at);
            return end <= length ? end : -1;
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
