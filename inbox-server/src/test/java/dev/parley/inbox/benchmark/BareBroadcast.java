package dev.parley.inbox.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The baseline of a fan-out: takes connections, reads nothing, and writes the same frame to all of them. */
final class BareBroadcast implements AutoCloseable {
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
    private final int frameBytes;

    BareBroadcast(int frameBytes) throws IOException {
        this.frameBytes = frameBytes;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    URI uri() throws IOException {
        return URI.create("http://localhost:" + ((InetSocketAddress) server.getLocalAddress()).getPort());
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                var channel = server.accept();
                channel.write(ByteBuffer.wrap(
                        "HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                channels.add(channel);
            }
        } catch (IOException closed) {
            // The end of the benchmark.
        }
    }

    /** Writes one frame, with the time in it, to everybody. */
    void tell() {
        byte[] payload = new byte[frameBytes];
        byte[] head = ("MESSAGE\nevent-id:" + System.currentTimeMillis() + "-0\n").getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(payload, 0, frameBytes - 1, (byte) ' ');
        System.arraycopy(head, 0, payload, 0, head.length);
        var frame = ByteBuffer.allocateDirect(frameBytes + 4);
        frame.put((byte) 0x81)
                .put((byte) 126)
                .putShort((short) frameBytes)
                .put(payload)
                .flip();
        try {
            for (var channel : channels) {
                channel.write(frame.rewind());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var channel : channels) {
            channel.close();
        }
    }
}
