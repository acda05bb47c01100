package dev.parley.channel.slack;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Visibility;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts one message of ours: in the thread, in the direct chat, or privately to who wrote in a channel. */
record SlackSender(SlackApi api) {
    /** Where a message goes; {@code thread} is empty where it stands for itself. */
    record Target(String conversation, String thread) {
        /** Whether it is a person, with whom a direct chat has to be opened for files. */
        boolean isPerson() {
            return conversation.matches("[UW].*");
        }
    }

    SendOutcome send(OutboundMessage message) {
        var target = target(message);
        if (target == null) {
            return new SendOutcome.Rejected("Slack does not say who wrote this, so nobody can be answered privately.");
        }
        return message.attachments().isEmpty() ? post(message, target) : new SlackUpload(api).send(message, target);
    }

    private static @Nullable Target target(OutboundMessage message) {
        String room = message.venue().room();
        boolean aside = message.venue().visibility() == Visibility.PRIVATE && !room.startsWith("D");
        if (room.isEmpty() || aside) {
            return message.recipients().stream()
                    .filter(recipient -> recipient.role() == Recipient.Role.TO)
                    .map(recipient -> new Target(recipient.party().handle(), ""))
                    .filter(Target::isPerson)
                    .findFirst()
                    .orElse(null);
        }
        int slash = room.indexOf('/');
        return slash < 0 ? new Target(room, "") : new Target(room.substring(0, slash), room.substring(slash + 1));
    }

    private SendOutcome post(OutboundMessage message, Target target) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("channel", target.conversation());
        arguments.put("text", SlackText.escape(message.text()));
        // Employees write plain text: an asterisk stays one.
        arguments.put("mrkdwn", false);
        arguments.put("client_msg_id", message.externalId());
        if (!target.thread().isEmpty()) {
            arguments.put("thread_ts", target.thread());
        }
        var answer = api.json("chat.postMessage", arguments, api.posting(target.conversation()));
        return api.outcomes().ofSend(answer, this::posted);
    }

    private SendOutcome posted(Answered answer) {
        var body = answer.json();
        if (!body.path("ok").booleanValue(false)) {
            return SlackErrors.outcome(answer, api.outcomes().after(answer));
        }
        String conversation = body.path("channel").stringValue("");
        String stamp = body.path("ts").stringValue("");
        return conversation.isEmpty() || stamp.isEmpty()
                ? new SendOutcome.Unknown("Slack took the message without saying under which name.")
                : new SendOutcome.Sent(conversation + ":" + stamp);
    }
}
