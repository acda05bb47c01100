package dev.parley.channel.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the sockets of one connection, and can close them when nothing else ends a wait. */
final class MailSockets {
    private static final Logger log = LoggerFactory.getLogger(MailSockets.class);

    private final List<Socket> known = new CopyOnWriteArrayList<>();

    /** Whatever waits for one of them fails now. */
    void abort() {
        for (var socket : known) {
            try {
                socket.close();
            } catch (IOException e) {
                log.debug("A socket could not be closed", e);
            }
        }
    }

    private <S extends Socket> S keep(S socket) {
        known.add(socket);
        return socket;
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory secure(SSLSocketFactory tls) {
        return new Secure(tls);
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() {
            return keep(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return keep(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return keep(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return keep(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return keep(new Socket(host, port, local, localPort));
        }
    }

    /** Lays TLS over a socket that the mail library connected; closing that one ends both. */
    private final class Secure extends SSLSocketFactory {
        private final SSLSocketFactory tls;

        Secure(SSLSocketFactory tls) {
            this.tls = tls;
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            return tls.createSocket(keep(socket), host, port, autoClose);
        }

        @Override
        public Socket createSocket() throws IOException {
            return keep(tls.createSocket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return keep(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return keep(tls.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return keep(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return keep(tls.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }
}
