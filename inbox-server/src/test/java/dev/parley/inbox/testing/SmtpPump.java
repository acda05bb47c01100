package dev.parley.inbox.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One SMTP connection to 127.0.0.1 that hands over mails one after the other and says which were accepted. */
public final class SmtpPump implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects and greets. */
    public SmtpPump(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
        out = new BufferedOutputStream(socket.getOutputStream(), 32_768);
        expect('2');
        command("EHLO customer.example", '2');
    }

    /** Hands one mail over; returns when the server has taken responsibility for it, throws where it has not. */
    public void deliver(WrittenMails.Written mail, String recipient) throws IOException {
        command("MAIL FROM:<" + mail.from() + ">", '2');
        command("RCPT TO:<" + recipient + ">", '2');
        command("DATA", '3');
        out.write(stuffed(mail.bytes()));
        out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect('2');
    }

    private void command(String line, char answer) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(answer);
    }

    private void expect(char first) throws IOException {
        String line;
        do {
            line = readLine();
        } while (line.length() > 3 && line.charAt(3) == '-');
        if (line.isEmpty() || line.charAt(0) != first) {
            throw new IOException("The server answered: " + line);
        }
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("The server closed the connection after: " + line);
            }
            line.append((char) next);
            next = in.read();
        }
        return line.toString().strip();
    }

    /** RFC 5321 section 4.5.2: a line that begins with a dot gets another. */
    private static byte[] stuffed(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        return text.replace("\r\n.", "\r\n..").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
