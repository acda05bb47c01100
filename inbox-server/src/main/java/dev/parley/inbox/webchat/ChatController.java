package dev.parley.inbox.webchat;

import dev.parley.channel.webchat.WebChatAdapter;
import dev.parley.channel.webchat.WebChatSettings.Identity;
import dev.parley.channel.webchat.WebChatSettings.Side;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.node.RequestCounts;
import dev.parley.inbox.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a widget asks; {@link ChatFilter} has looked who asks. The protocol is in docs/web-chat.md. */
@Hidden
@RestController
@RequestMapping("/chat/{channel}")
final class ChatController {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final ChatGate gate;
    private final Recognising recognising;
    private final Saying saying;
    private final Conversing conversing;
    private final RequestCounts counts;
    private final WebChatLimits limits;

    ChatController(
            ChatGate gate,
            Recognising recognising,
            Saying saying,
            Conversing conversing,
            RequestCounts counts,
            WebChatLimits limits) {
        this.gate = gate;
        this.recognising = recognising;
        this.saying = saying;
        this.conversing = conversing;
        this.counts = counts;
        this.limits = limits;
    }

    /** All that a page needs before anybody has written: the same for everybody. */
    record Welcome(
            String name,
            String title,
            String greeting,
            String color,
            Side side,
            String privacyUrl,
            String language,
            Limits limits,
            boolean mail,
            Identity identity,
            boolean open,
            @Nullable Instant opensAt) {}

    /** Characters, bytes of a file, files of a message. */
    record Limits(int text, long file, int files) {
        static final Limits OURS =
                new Limits(WebChatAdapter.LONGEST_TEXT, WebChatAdapter.LARGEST_FILE, WebChatAdapter.MOST_FILES);
    }

    /** Who comes in. */
    record EnterRequest(@Nullable String identity, @Nullable String language) {}

    /** What a visitor says of themselves. */
    record DetailsRequest(@Nullable String name, @Nullable String email) {}

    /** What they have seen. */
    record ReadRequest(long upTo) {}

    /** A visitor as their own device sees them; {@code token} only where it was asked for. */
    record VisitorView(@Nullable String token, String name, String email, boolean verified) {
        static VisitorView of(@Nullable String token, Visitor visitor) {
            return new VisitorView(token, visitor.name(), visitor.email(), visitor.subject() != null);
        }
    }

    /** What became of what was said. */
    record SaidView(long number, Instant at) {}

    @GetMapping
    ResponseEntity<Welcome> welcome(@PathVariable UUID channel) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(conversing.welcome(gate.open(channel)));
    }

    @PostMapping("/visitors")
    VisitorView enter(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody EnterRequest asked,
            HttpServletRequest request) {
        var chat = gate.open(channel);
        String token = token(authorization);
        if (token == null && !counts.admitsAddress("chat:new", request.getRemoteAddr(), limits.newcomersPerMinute())) {
            throw Problem.tooMany("Too many began to write from this address. Wait a minute.", WAIT);
        }
        String language = asked.language() == null
                ? ""
                : Language.ofTag(asked.language()).map(Language::code).orElse("");
        var known = recognising.enter(chat, token, asked.identity(), language);
        return VisitorView.of(known.token(), known.visitor());
    }

    @PutMapping("/visitor")
    VisitorView introduce(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody DetailsRequest asked) {
        return VisitorView.of(
                null, recognising.introduce(gate.open(channel), token(authorization), asked.name(), asked.email()));
    }

    @DeleteMapping("/visitor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        gate.open(channel);
        recognising.forget(token(authorization));
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SaidView say(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody Saying.Words words) {
        var line = saying.say(recognising.of(gate.open(channel), token(authorization)), words);
        return new SaidView(line.number(), line.at());
    }

    @GetMapping("/lines")
    Transcript.Page lines(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before) {
        return conversing.lines(recognising.of(gate.open(channel), token(authorization)), after, before);
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody ReadRequest asked) {
        conversing.read(recognising.of(gate.open(channel), token(authorization)), asked.upTo());
    }

    /** The token of an Authorization header (RFC 6750); null where there is none. */
    static @Nullable String token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }
}
