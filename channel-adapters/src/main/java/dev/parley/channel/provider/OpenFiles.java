package dev.parley.channel.provider;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import java.util.function.Function;

/** Fetches files that lie open at an address: wherever it leads, but to no private network, and no credential goes along. */
public final class OpenFiles {
    private OpenFiles() {}

    /** How a provider's answers are told apart. */
    @FunctionalInterface
    public interface Reading {
        /** {@code taken} reads a 2xx. */
        MediaOutcome ofFetch(HttpAnswer answer, Function<Answered, MediaOutcome> taken);
    }

    /** Fetches the file at an address that somebody wrote, at most {@code maxBytes} of it. */
    public static MediaOutcome fetch(ProviderTools tools, Reading reading, String address, long maxBytes) {
        HttpCall call;
        try {
            call = HttpCall.get(address)
                    .header("accept", "*/*")
                    .within(tools.answer())
                    .atMost(maxBytes);
        } catch (IllegalArgumentException e) {
            return new MediaOutcome.Refused("The address of this file is none: " + e.getMessage());
        }
        return reading.ofFetch(tools.http().follow(call), OpenFiles::fetched);
    }

    /** A file as it came: its message knows the name better. */
    public static MediaOutcome fetched(Answered answer) {
        String type = answer.header("content-type").replaceFirst(";.*", "").strip();
        return new MediaOutcome.Fetched("", type, answer.body());
    }
}
