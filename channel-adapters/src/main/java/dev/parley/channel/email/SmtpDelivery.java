package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.InboundSink;
import dev.parley.channel.SinkUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail transaction: from MAIL FROM to the answer after the final dot. */
final class SmtpDelivery implements MessageHandler {
    private static final Logger log = LoggerFactory.getLogger(SmtpDelivery.class);

    private final MessageContext context;
    private final ChannelAddresses addresses;
    private final SmtpData data;
    private final InboundSink sink;
    private final Clock clock;
    private final Map<ChannelId, String> recipients = new LinkedHashMap<>();
    private String sender = "";

    SmtpDelivery(MessageContext context, ChannelAddresses addresses, SmtpData data, InboundSink sink, Clock clock) {
        this.context = context;
        this.addresses = addresses;
        this.data = data;
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        ChannelId channel;
        try {
            channel = addresses.find(address).orElse(null);
        } catch (RuntimeException e) {
            log.warn("Cannot tell now whose address it is, the sender shall come back", e);
            throw new RejectException(451, "4.3.0 Addresses cannot be looked up now, please try again later");
        }
        if (channel == null) {
            throw new RejectException(550, "5.1.1 <" + address + "> is not the address of a channel here");
        }
        // Of several addresses of one channel, the one that names a conversation says most.
        recipients.merge(channel, address, (first, next) -> next.indexOf('+') >= 0 ? next : first);
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
        String id = UUID.randomUUID().toString();
        try {
            data.read(in, raw -> handOver(id, raw));
        } catch (RejectException e) {
            // The library leaves a refused transaction open, and would then refuse the next MAIL FROM (RFC 5321
            // 4.1.1.4).
            if (context instanceof Session session) {
                session.resetMailTransaction();
            }
            throw e;
        }
        return "2.0.0 Received as " + id;
    }

    private void handOver(String id, byte[] raw) throws RejectException {
        var now = clock.instant();
        List<InboundEnvelope> envelopes = new ArrayList<>(recipients.size());
        recipients.forEach((channel, address) ->
                envelopes.add(new InboundEnvelope(channel, "smtp " + id, now, raw, attributes(address))));
        try {
            sink.accept(envelopes);
        } catch (SinkUnavailableException e) {
            log.warn("A mail was not taken, its sender shall come back: {}", e.getMessage());
            throw new RejectException(451, "4.3.0 The message cannot be stored now, please try again later");
        } catch (EnvelopeTooLargeException e) {
            throw new RejectException(552, "5.3.4 " + e.getMessage());
        }
    }

    private Map<String, String> attributes(String recipient) {
        return Map.of(
                Attributes.MAIL_FROM,
                sender,
                Attributes.RCPT_TO,
                recipient,
                Attributes.REMOTE,
                context.getHelo().orElse("") + " " + remoteAddress());
    }

    private String remoteAddress() {
        var remote = context.getRemoteAddress();
        return remote instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : remote.toString();
    }

    @Override
    public void done() {
        recipients.clear();
    }
}
