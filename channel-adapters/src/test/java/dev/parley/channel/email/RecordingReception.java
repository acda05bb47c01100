package dev.parley.channel.email;

import dev.parley.channel.ChannelState;
import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundSink;
import dev.parley.channel.Reception;
import dev.parley.channel.SinkUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Keeps what a receiver hands over, as a server's stream does. */
final class RecordingReception implements Reception {
    private static final Pattern SUBJECT = Pattern.compile("(?m)^Subject: (.*?)\r?$");

    final List<InboundEnvelope> received = new CopyOnWriteArrayList<>();
    final List<Integer> pages = new CopyOnWriteArrayList<>();
    final List<String> reports = new CopyOnWriteArrayList<>();
    volatile boolean sinkAway;
    volatile boolean turn = true;
    volatile long maxSize = 1_000_000;

    /** The subjects of everything received, in order. */
    List<String> subjects() {
        return received.stream()
                .map(each -> new String(each.raw(), StandardCharsets.ISO_8859_1))
                .map(SUBJECT::matcher)
                .map(matcher -> matcher.find() ? matcher.group(1) : "none")
                .toList();
    }

    String lastReport() {
        return reports.isEmpty() ? "" : reports.getLast();
    }

    @Override
    public InboundSink sink() {
        return envelopes -> {
            if (sinkAway) {
                throw new SinkUnavailableException("Redis is away", null);
            }
            for (var envelope : envelopes) {
                if (envelope.raw().length > maxSize) {
                    throw new EnvelopeTooLargeException(envelope.raw().length, maxSize);
                }
            }
            pages.add(envelopes.size());
            received.addAll(envelopes);
        };
    }

    @Override
    public long maxSize() {
        return maxSize;
    }

    @Override
    public boolean mayReceive() {
        return turn;
    }

    @Override
    public void release() {
        reports.add("RELEASED");
    }

    @Override
    public void report(ChannelState state, String detail) {
        String report = detail.isEmpty() ? state.name() : state + " " + detail;
        if (!report.equals(lastReport())) {
            reports.add(report);
        }
    }
}
