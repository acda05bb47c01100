package dev.parley.inbox.channel;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.SinkUnavailableException;
import dev.parley.channel.WebhookAnswer;
import dev.parley.inbox.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers post what is new: {@code /hooks/<channel>}. The adapter's door verifies the request before anything else; the
 * provider is told 200 only after Redis has every event of it. A node that cannot use the channel's settings says 503: the provider
 * comes again, perhaps to another one.
 */
@RestController
final class WebhookController {
    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final ChannelDirectory directory;
    private final ChannelAdapters adapters;
    private final ChannelConfigurations configurations;
    private final WebhookEvents events;
    private final ChannelStatuses statuses;
    private final WebhookRequests requests;

    WebhookController(
            ChannelDirectory directory,
            ChannelAdapters adapters,
            ChannelConfigurations configurations,
            WebhookEvents events,
            ChannelStatuses statuses,
            WebhookRequests requests) {
        this.directory = directory;
        this.adapters = adapters;
        this.configurations = configurations;
        this.events = events;
        this.statuses = statuses;
        this.requests = requests;
    }

    @RequestMapping(
            path = WebhookRequests.PATH + "{id}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> receive(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var row = directory.find(new ChannelId(id)).orElseThrow(() -> Problem.notFound("channel"));
        var adapter = adapters.get(row.kind());
        var door = adapter.webhooks().orElseThrow(() -> Problem.notFound("webhook"));
        try {
            var channel = configurations.of(row, adapter);
            return requests.read(
                    request,
                    id,
                    asked -> answer(
                            row, door.receive(channel, asked, (kind, account) -> neighbour(row.id(), kind, account))));
        } catch (InvalidSettingsException | Seal.CannotOpenException e) {
            log.warn("A webhook of {} was not taken: {}", row.id(), e.getMessage());
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE, "channel-settings", "This channel's settings cannot be used now.");
        }
    }

    private ResponseEntity<String> answer(ChannelRows.Row row, WebhookAnswer answer) {
        return switch (answer) {
            case WebhookAnswer.Accepted accepted -> accept(row, accepted);
            case WebhookAnswer.Answered answered ->
                ResponseEntity.ok()
                        .header("Content-Type", answered.contentType())
                        .body(answered.reply());
            case WebhookAnswer.Malformed malformed ->
                throw new Problem(HttpStatus.BAD_REQUEST, "malformed", malformed.reason());
            case WebhookAnswer.Forged forged -> throw forged(row, forged);
        };
    }

    /** Only events need a channel that is on: providers verify the address while it is being connected. */
    private ResponseEntity<String> accept(ChannelRows.Row row, WebhookAnswer.Accepted accepted) {
        if (!row.enabled()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "switched-off", "This channel is switched off.");
        }
        try {
            events.accept(accepted.envelopes());
            statuses.proven(row.id());
            return ResponseEntity.ok()
                    .header("Content-Type", accepted.contentType())
                    .body(accepted.reply());
        } catch (EnvelopeTooLargeException e) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", String.valueOf(e.getMessage()));
        } catch (SinkUnavailableException e) {
            log.warn("A webhook of {} was not taken: {}", row.id(), e.getMessage());
            throw Problem.storeUnavailable();
        }
    }

    private Problem forged(ChannelRows.Row row, WebhookAnswer.Forged forged) {
        log.warn("A webhook of {} was refused: {}", row.id(), forged.reason());
        statuses.refused(row.id(), forged.reason());
        return new Problem(HttpStatus.UNAUTHORIZED, "forged", "This request is not signed as it has to be.");
    }

    private Optional<ChannelConfiguration> neighbour(ChannelId self, ChannelKind kind, String account) {
        return directory.list().stream()
                .filter(row -> row.enabled() && row.kind() == kind && !row.id().equals(self))
                .filter(row -> row.address().equalsIgnoreCase(account))
                .findFirst()
                .map(row -> configurations.of(row, adapters.get(kind)));
    }
}
