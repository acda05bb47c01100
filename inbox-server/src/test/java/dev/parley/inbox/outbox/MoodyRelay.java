package dev.parley.inbox.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that takes every mail, and does with the connection what a test wants when it has one. */
final class MoodyRelay implements AutoCloseable {
    /** Instead of an answer after the mail: the connection is gone. */
    static final String HANG_UP = "";

    /** The mails it has, whole. */
    final List<String> mails = new CopyOnWriteArrayList<>();

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final ServerSocket server;

    MoodyRelay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What the next mail is answered with; "250 ok" unless something was said. */
    void answerNext(String answer) {
        answers.add(answer);
    }

    /** How many mails have this line. */
    long count(String line) {
        return mails.stream()
                .filter(mail -> mail.lines().anyMatch(line::equals))
                .count();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var out = socket.getOutputStream()) {
            say(out, "220 moody");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equalsIgnoreCase("DATA")) {
                    say(out, "354 go on");
                    mails.add(read(in));
                    String answer = answers.poll();
                    if (HANG_UP.equals(answer)) {
                        return;
                    }
                    say(out, answer == null ? "250 ok" : answer);
                } else {
                    say(out, line.equalsIgnoreCase("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException e) {
            // The other side may hang up at any time; the test looks at what arrived.
            return;
        }
    }

    private static String read(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
