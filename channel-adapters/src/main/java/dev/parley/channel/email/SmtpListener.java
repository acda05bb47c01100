package dev.parley.channel.email;

import dev.parley.channel.InboundSink;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Parley's own SMTP door: recipients are the addresses of channels, and a message is answered with 250 only once the sink has
 * it (RFC 5321 section 6.1). One thread, a virtual one, for each connection.
 */
public final class SmtpListener {
    private static final int MAX_RECIPIENTS = 100;

    private final SMTPServer server;

    /** Does not listen before {@link #start()}. */
    public SmtpListener(SmtpListenerSettings settings, ChannelAddresses addresses, InboundSink sink, Clock clock) {
        var data = new SmtpData(settings.maxSize(), settings.memory());
        var builder = SMTPServer.port(settings.port())
                .bindAddress(settings.bind())
                .hostName(settings.hostName())
                .softwareName("Parley")
                .backlog(Math.min(settings.maxConnections(), 1024))
                .maxConnections(settings.maxConnections())
                .maxMessageSize((int) settings.maxSize())
                .maxRecipients(MAX_RECIPIENTS)
                .connectionTimeoutMs((int) settings.timeout().toMillis())
                // Customers' programs write all kinds of senders; what they mean is for the codec to find out.
                .fromAddressValidator(address -> true)
                // A repeat must be the same bytes as the first try.
                .insertReceivedHeaders(false)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("smtp-", 0).factory()))
                .messageHandlerFactory(context -> new SmtpDelivery(context, addresses, data, sink, clock));
        if (settings.tls() != null) {
            builder.enableTLS().startTlsSocketFactory(settings.tls());
        }
        this.server = builder.build();
    }

    /** Listens from now on; a {@link RuntimeException} when the port is taken. */
    public void start() {
        server.start();
    }

    /** Closes every connection and waits until messages on their way to the sink are through. */
    public void stop() {
        server.stop();
    }

    /** The port it listens on. */
    public int port() {
        return server.getPortAllocated();
    }
}
