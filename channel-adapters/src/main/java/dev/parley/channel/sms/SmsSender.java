package dev.parley.channel.sms;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.SendOutcome.Rejected;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import java.util.LinkedHashMap;

/** Sends one message of up to ten segments. */
final class SmsSender {
    private final SmsApi api;

    SmsSender(SmsApi api) {
        this.api = api;
    }

    SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        var settings = SmsSettings.of(channel);
        String to = to(message);
        if (to.isEmpty()) {
            return new Rejected("There is no phone number to send to. Enter it in the contact.");
        }
        if (!message.attachments().isEmpty()) {
            return new Rejected("Text messages carry no files from here. Send a link.");
        }
        var form = new LinkedHashMap<String, String>();
        form.put("To", to);
        if (settings.service().isEmpty()) {
            form.put("From", settings.from());
        } else {
            form.put("MessagingServiceSid", settings.service());
            if (!settings.from().isEmpty()) {
                form.put("From", settings.from());
            }
        }
        form.put("Body", message.text());
        String webhook = channel.settings().getOrDefault(SmsConnection.WEBHOOK, "");
        if (webhook.startsWith("https://") || webhook.startsWith("http://")) {
            form.put("StatusCallback", webhook);
        }
        return outcome(api.call(
                settings, HttpCall.post(settings.resource("/Messages.json")).form(form)));
    }

    private static String to(OutboundMessage message) {
        String room = message.venue().room();
        String handle = message.recipients().isEmpty()
                ? room
                : message.recipients().getFirst().party().handle();
        return SmsSettings.number(room.isEmpty() ? handle : room);
    }

    private SendOutcome outcome(HttpAnswer answer) {
        if (answer instanceof Answered answered && !answered.ok()) {
            var told = SmsErrors.outcome(
                    SmsApi.code(answered),
                    SmsApi.words(answered),
                    api.outcomes().after(answered));
            if (told.isPresent()) {
                return told.get();
            }
            if (answered.status() == 401) {
                return new SendOutcome.Unauthorised(SmsErrors.CREDENTIALS_REFUSED);
            }
        }
        return api.outcomes().ofSend(answer, SmsSender::taken);
    }

    /** The provider takes some messages only to say at once that they failed. */
    private static SendOutcome taken(Answered answer) {
        var body = answer.json();
        String id = body.path("sid").asString("");
        if (id.isBlank()) {
            return new SendOutcome.Unknown("The SMS provider took the message, but did not say as which.");
        }
        String status = body.path("status").asString("");
        return status.equals("failed") || status.equals("undelivered")
                ? new Rejected(SmsErrors.sentence(
                        body.path("error_code").asString(""),
                        body.path("error_message").asString("")))
                : new SendOutcome.Sent(id);
    }
}
