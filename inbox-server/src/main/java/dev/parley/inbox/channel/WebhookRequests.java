package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.WebhookRequest;
import dev.parley.inbox.node.MemoryRoom;
import dev.parley.inbox.node.ServerAddress;
import dev.parley.inbox.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads what a provider posted, exactly as it came, and knows the address it is to post to. */
@Component
final class WebhookRequests {
    static final String PATH = "/hooks/";

    /** Of bodies that are read at once. */
    private static final long MEMORY = 256L << 20;

    private final InboundStream stream;
    private final ServerAddress address;
    private final Clock clock;
    private final MemoryRoom room;

    WebhookRequests(InboundStream stream, ServerAddress address, Clock clock) {
        this.stream = stream;
        this.address = address;
        this.clock = clock;
        this.room = new MemoryRoom(MEMORY, stream.maxSize());
    }

    /** Where a channel's provider has to post to. */
    String url(ChannelId channel) {
        return address.of(PATH + channel);
    }

    /**
     * Reads a request and hands it on. Nobody knows yet whether it is genuine: all that are read at once take no more memory than
     * {@link #room} has; who comes when it is full is told to come again (503).
     */
    <T> T read(HttpServletRequest request, UUID id, Function<WebhookRequest, T> then) throws IOException {
        long most = stream.maxSize();
        long said = request.getContentLengthLong();
        try (var held = room.take(said < 0 ? most : Math.min(said, most)).orElseThrow(Problem::storeUnavailable)) {
            return then.apply(read(request, id));
        }
    }

    /** A 413 problem when it is larger than anything that is taken. */
    private WebhookRequest read(HttpServletRequest request, UUID id) throws IOException {
        long most = stream.maxSize();
        byte[] body = request.getInputStream().readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        if (body.length > most) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "This request is larger than " + most + " bytes (setting parley.inbound.max-size).");
        }
        String query = request.getQueryString();
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        String url = url(new ChannelId(id)) + (query == null ? "" : "?" + query);
        return new WebhookRequest(request.getMethod(), uri(url), parameters(query), headers, body, clock.instant());
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("This is not an address: " + e.getMessage());
        }
    }

    /** Not the request's own parameters: those would read the body of a form. */
    private static Map<String, List<String>> parameters(@Nullable String query) {
        Map<String, List<String>> all = new HashMap<>();
        if (query == null) {
            return all;
        }
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().forEach((name, values) -> {
            List<String> decoded = new ArrayList<>();
            values.forEach(value -> decoded.add(value == null ? "" : decode(value)));
            all.put(decode(name), decoded);
        });
        return all;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
