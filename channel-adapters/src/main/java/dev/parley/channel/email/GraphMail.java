package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.email.EmailSettings.GraphAccount;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.provider.RenewedToken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A mailbox of Microsoft 365 as its owner, by Microsoft Graph; a token that is refused is renewed once. */
final class GraphMail {
    /** Graph takes four megabytes in one request, and base64 makes four bytes of three. */
    private static final int LARGEST = 3_000_000;

    private final GraphAccount account;
    private final ChannelId channel;
    private final ProviderTools tools;
    private final MailTokens tokens;
    private final Outcomes outcomes;

    GraphMail(GraphAccount account, ChannelId channel, ProviderTools tools, MailTokens tokens) {
        this.account = account;
        this.channel = channel;
        this.tools = tools;
        this.tokens = tokens;
        this.outcomes = new Outcomes("Microsoft Graph", tools.clock(), GraphMail::words);
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** Under this address; a cursor that names another server is none of ours. */
    boolean owns(String link) {
        return link.startsWith(account.api() + "/v1.0/");
    }

    String address(String path) {
        String whose = account.mailbox().isEmpty() ? "me" : "users/" + HttpCall.encode(account.mailbox());
        return account.api() + "/v1.0/" + whose + "/" + path;
    }

    /** Throws {@link RefusedException}. */
    HttpAnswer get(String link, int page) {
        return send(HttpCall.get(link).header("prefer", "odata.maxpagesize=" + page + ", IdType=\"ImmutableId\""));
    }

    /** The mail as it came (RFC 5322). Throws {@link RefusedException}. */
    HttpAnswer original(String id, long maxSize) {
        return send(HttpCall.get(address("messages/" + HttpCall.encode(id) + "/$value"))
                .header("accept", "*/*")
                .header("prefer", "IdType=\"ImmutableId\"")
                .atMost(maxSize));
    }

    /** {@code hidden}: those who get it without being named in it. */
    SendOutcome send(byte[] mail, List<String> hidden) {
        byte[] whole = withHidden(mail, hidden);
        if (whole.length > LARGEST) {
            return new SendOutcome.Rejected(
                    "Microsoft Graph takes mails of at most 3 MB. Send fewer or smaller files, or have a manager send by SMTP.");
        }
        try {
            var call = HttpCall.post(address("sendMail"))
                    .with(new HttpCall.Body.Bytes(
                            "text/plain", Base64.getEncoder().encode(whole)));
            var answer = send(call);
            if (answer instanceof Answered answered && (answered.status() == 403 || answered.status() == 401)) {
                return new SendOutcome.Unauthorised(outcomes.sentence(answer)
                        + " The app needs the permission Mail.Send; authorise the channel anew.");
            }
            return outcomes.ofSend(
                    answer, taken -> new SendOutcome.Sent("Microsoft Graph " + taken.header("request-id")));
        } catch (RefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            return e.forGood()
                    ? new SendOutcome.Unauthorised(sentence)
                    : new SendOutcome.TryAgain(Duration.ZERO, sentence);
        }
    }

    /** Graph sends to whom the header names, and takes the field away itself. */
    private static byte[] withHidden(byte[] mail, List<String> hidden) {
        var all = new ByteArrayOutputStream();
        if (!hidden.isEmpty()) {
            all.writeBytes(("Bcc: " + String.join(",\r\n ", hidden) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        all.writeBytes(mail);
        return all.toByteArray();
    }

    ConnectionCheck check(Side side, String folder) {
        try {
            var answer = get(address("mailFolders/" + HttpCall.encode(folder) + "?$select=totalItemCount"), 1);
            if (answer instanceof Answered answered && answered.ok()) {
                int mails = answered.json().path("totalItemCount").asInt(0);
                String sentence = side == Side.RECEIVE
                        ? "Signed in to Microsoft 365; " + folder + " has " + mails + " mails."
                        : "Signed in to Microsoft 365, which takes mail from Parley.";
                return new ConnectionCheck(side, true, sentence);
            }
            return new ConnectionCheck(side, false, outcomes.sentence(answer));
        } catch (RefusedException e) {
            return new ConnectionCheck(side, false, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer send(HttpCall call) {
        var patient = call.within(tools.answer());
        return new RenewedToken(tokens::token, tokens::expire)
                .ask(token -> tools.http().send(patient.bearer(token), budget()));
    }

    /** Ten thousand requests of one app to one mailbox in ten minutes. */
    private Budget budget() {
        return Budget.of(channel.toString(), "graph", 10_000, Duration.ofMinutes(10));
    }

    private static String words(Answered answered) {
        JsonNode error = answered.json().path("error");
        String message = error.path("message").stringValue("");
        return message.isEmpty() ? error.path("code").stringValue("") : message;
    }
}
