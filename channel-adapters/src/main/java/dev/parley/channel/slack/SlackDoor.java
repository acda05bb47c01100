package dev.parley.channel.slack;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what the Events API posts: one event in each request, signed with a time stamp (version v0). */
final class SlackDoor implements WebhookDoor {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        var settings = SlackSettings.of(channel.settings());
        String stamp = request.header("X-Slack-Request-Timestamp");
        if (!Signatures.same(signature(settings, stamp, request.body()), request.header("X-Slack-Signature"))) {
            return new WebhookAnswer.Forged("The request is not signed with this app's Signing Secret.");
        }
        if (!isFresh(stamp, request.receivedAt())) {
            return new WebhookAnswer.Forged("The request is older than five minutes.");
        }
        JsonNode event;
        try {
            event = JSON.readTree(request.body());
        } catch (JacksonException unreadable) {
            return new WebhookAnswer.Accepted(List.of(envelope(channel, request, "slack request")), "");
        }
        if (event.path("type").stringValue("").equals("url_verification")) {
            return new WebhookAnswer.Answered(
                    "text/plain", event.path("challenge").stringValue(""));
        }
        String position = "slack event " + event.path("event_id").stringValue("without id");
        return new WebhookAnswer.Accepted(List.of(envelope(owner(channel, event, neighbours), request, position)), "");
    }

    private static String signature(SlackSettings settings, String stamp, byte[] body) {
        byte[] head = ("v0:" + stamp + ":").getBytes(StandardCharsets.UTF_8);
        return "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(settings.signingSecret(), head, body));
    }

    private static boolean isFresh(String stamp, Instant now) {
        return stamp.matches("[0-9]{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(stamp)), now)
                                .abs()
                                .compareTo(OLDEST)
                        <= 0;
    }

    /** An app that several workspaces installed has one address for all of them. */
    private static ChannelConfiguration owner(ChannelConfiguration channel, JsonNode event, Neighbours neighbours) {
        var teams = new TreeSet<String>();
        event.path("authorizations")
                .forEach(one -> teams.add(one.path("team_id").stringValue("")));
        teams.add(event.path("context_team_id").stringValue(""));
        teams.add(event.path("team_id").stringValue(""));
        teams.remove("");
        if (teams.contains(channel.address())) {
            return channel;
        }
        return teams.stream()
                .map(team -> neighbours.find(ChannelKind.SLACK, team))
                .flatMap(Optional::stream)
                .filter(other -> secret(other).equals(secret(channel)))
                .findFirst()
                .orElse(channel);
    }

    private static String secret(ChannelConfiguration channel) {
        return SlackSettings.of(channel.settings()).signingSecret();
    }

    private static InboundEnvelope envelope(ChannelConfiguration channel, WebhookRequest request, String position) {
        var settings = SlackSettings.of(channel.settings());
        var account = settings.account();
        return new InboundEnvelope(
                channel.id(),
                position,
                request.receivedAt(),
                request.body(),
                Map.of(
                        SlackSettings.Account.USER, account.user(),
                        SlackSettings.Account.BOT, account.bot(),
                        SlackSettings.Account.TEAM, account.team(),
                        SlackSettings.Account.URL, account.url(),
                        SlackSettings.CUSTOMERS, settings.customers().name()));
    }
}
