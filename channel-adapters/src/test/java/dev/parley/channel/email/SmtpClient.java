package dev.parley.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks SMTP line by line, as rude as a test wants it. */
final class SmtpClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    SmtpClient(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
        answer();
        say("EHLO test.example");
    }

    private SmtpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What the server says first. */
    static String greeting(int port) throws IOException {
        try (var client = new SmtpClient(new Socket(InetAddress.getLoopbackAddress(), port))) {
            return client.answer();
        }
    }

    /** Sends a line and returns the last line of the answer. */
    String say(String line) throws IOException {
        write(line + "\r\n");
        return answer();
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    String answer() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    /** The whole transaction; the answer to the final dot. */
    String send(String from, String to, String text) throws IOException {
        say("MAIL FROM:<" + from + ">");
        String recipient = say("RCPT TO:<" + to + ">");
        if (!recipient.startsWith("250")) {
            say("RSET");
            return recipient;
        }
        say("DATA");
        return say(text + "\r\n.");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
