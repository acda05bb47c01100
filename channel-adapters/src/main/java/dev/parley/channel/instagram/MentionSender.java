package dev.parley.channel.instagram;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.meta.CommentSender;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers below somebody else's post, where the account was mentioned.
 *
 * @param account the id of the account that was mentioned
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentions">Mentions</a>
 */
record MentionSender(Graph graph, GraphOutcomes outcomes, String account) {
    static boolean isMention(OutboundMessage message) {
        return message.venue().room().startsWith(InstagramMentions.ROOM);
    }

    SendOutcome send(OutboundMessage message) {
        if (!message.venue().visibility().isPublic()) {
            return new SendOutcome.Rejected(
                    "Instagram lets nobody be answered privately who mentions the account below another one's post: answer"
                            + " publicly.");
        }
        if (!message.attachments().isEmpty()) {
            return new SendOutcome.Rejected(
                    "Instagram takes no files in comments: remove them, or send a link to them.");
        }
        String post = message.venue().room().substring(InstagramMentions.ROOM.length());
        if (!InstagramMentions.isId(account) || !InstagramMentions.isId(post)) {
            return new SendOutcome.Rejected(
                    "No post is named below which this could be written, or the channel has no account: connect it again.");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("media_id", post);
        if (InstagramMentions.isId(message.inReplyTo()) && !message.inReplyTo().equals(post)) {
            form.put("comment_id", message.inReplyTo());
        }
        form.put("message", message.text());
        return outcomes.ofSend(graph.ask(graph.post(account + "/mentions").form(form)), CommentSender::taken);
    }
}
