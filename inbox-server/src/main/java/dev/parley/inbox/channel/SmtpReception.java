package dev.parley.inbox.channel;

import dev.parley.channel.email.SmtpListener;
import dev.parley.channel.email.SmtpListenerSettings;
import dev.parley.inbox.node.CannotStartException;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the SMTP listener while the server runs: it opens last and closes first. */
@Component
@ConditionalOnRole(NodeRole.ADAPTERS)
public final class SmtpReception implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SmtpReception.class);

    private final SmtpSettings settings;
    private final InboundStream stream;
    private final Channels channels;
    private final SslBundles certificates;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable SmtpListener listener;

    SmtpReception(SmtpSettings settings, InboundStream stream, Channels channels, SslBundles certificates) {
        this.settings = settings;
        this.stream = stream;
        this.channels = channels;
        this.certificates = certificates;
    }

    /** The port it listens on; an {@link IllegalStateException} while it does not. */
    public int port() {
        var running = listener;
        if (running == null) {
            throw new IllegalStateException("The SMTP listener is not running");
        }
        return running.port();
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            return;
        }
        var started = new SmtpListener(
                listenerSettings(),
                address -> channels.byAddress(address).filter(Channel::enabled).map(Channel::id),
                stream,
                clock);
        try {
            started.start();
        } catch (RuntimeException e) {
            throw new CannotStartException(
                    "Port " + settings.port() + " on " + settings.host()
                            + " for incoming mail is taken by another program: stop that program, or choose another port with"
                            + " --parley.smtp.port=" + (settings.port() + 1) + " (0 for any free one).",
                    e);
        }
        listener = started;
        log.info("Mail is taken at smtp://{}:{}", settings.host(), started.port());
    }

    private SmtpListenerSettings listenerSettings() {
        return new SmtpListenerSettings(
                bind(),
                settings.port(),
                settings.hostName(),
                settings.maxConnections(),
                stream.maxSize(),
                Math.max(settings.memory().toBytes(), stream.maxSize()),
                settings.timeout(),
                settings.sslBundle().isEmpty()
                        ? null
                        : certificates.getBundle(settings.sslBundle()).createSslContext());
    }

    private InetAddress bind() {
        try {
            return InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "parley.smtp.host is not an address of this machine: " + settings.host(), e);
        }
    }

    @Override
    public void stop() {
        var running = listener;
        if (running != null) {
            running.stop();
            listener = null;
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
