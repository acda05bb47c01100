package dev.parley.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A network that misbehaves on demand: passes lines to a server and bytes back, cuts, refuses, answers in the server's place. */
final class TcpProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesUntilCut = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean away;
    private volatile Function<String, Optional<String>> answers = line -> Optional.empty();
    private volatile @Nullable SSLContext startTls;

    TcpProxy(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Ends every connection; while {@code away}, new ones too. */
    void away(boolean away) {
        this.away = away;
        open.forEach(TcpProxy::close);
    }

    /** Ends every connection once the server has sent this many more bytes, once. */
    void cutAfter(long bytes) {
        bytesUntilCut.set(bytes);
    }

    /** Answers some lines of the client itself. */
    void answer(Function<String, Optional<String>> answers) {
        this.answers = answers;
    }

    /** Turns to TLS after a client's line that ends with STARTTLS was answered. */
    void startTls(SSLContext context) {
        startTls = context;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (away) {
                    client.close();
                } else {
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(client));
                }
            } catch (IOException e) {
                close(listener);
            }
        }
    }

    private void serve(Socket client) {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(client);
            open.add(server);
            var toClient = new SwitchableOutput(client.getOutputStream());
            Thread.ofVirtual().start(() -> pass(server, toClient));
            lines(client, server, toClient);
        } catch (IOException e) {
            close(client);
        } finally {
            close(client);
        }
    }

    private void lines(Socket client, Socket server, SwitchableOutput toClient) throws IOException {
        InputStream in = client.getInputStream();
        for (String line = line(in); line != null; line = line(in)) {
            var own = answers.apply(line.strip());
            if (own.isEmpty()) {
                server.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
                server.getOutputStream().flush();
                continue;
            }
            toClient.write(own.get().getBytes(StandardCharsets.ISO_8859_1));
            if (startTls != null && line.strip().endsWith("STARTTLS")) {
                var tls = (SSLSocket) startTls.getSocketFactory().createSocket(client, null, client.getPort(), true);
                tls.setUseClientMode(false);
                in = tls.getInputStream();
                toClient.out = tls.getOutputStream();
            }
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    private void pass(Socket server, SwitchableOutput toClient) {
        byte[] part = new byte[1024];
        try {
            var in = server.getInputStream();
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                if (bytesUntilCut.addAndGet(-n) < 0) {
                    bytesUntilCut.set(Long.MAX_VALUE);
                    toClient.write(java.util.Arrays.copyOf(part, n / 2));
                    open.forEach(TcpProxy::close);
                    return;
                }
                toClient.write(java.util.Arrays.copyOf(part, n));
            }
        } catch (IOException e) {
            close(server);
        }
    }

    private static final class SwitchableOutput {
        private volatile OutputStream out;

        SwitchableOutput(OutputStream out) {
            this.out = out;
        }

        synchronized void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        close(listener);
        open.forEach(TcpProxy::close);
    }
}
