package dev.parley.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about the conversation it belongs to, strongest first; intake decides.
 *
 * @param messageId what later messages will name this one by in their {@code references}: for e-mail the Message-ID without
 *     angle brackets; empty where it has none. It is not unique (broken senders repeat it): the repeat key is
 *     {@link InboundMessage#externalId()}
 * @param replyTokens candidates of signed tokens, from the addresses it was sent to and from quoted headers; not yet verified
 * @param references message ids it answers, nearest first, without angle brackets: In-Reply-To, then References from the
 *     end, then the original of a delivery report
 * @param topic the subject without "Re:", "AW:", "Fwd:" … prefixes and list tags; empty where there was none
 * @param isReply whether it claims to answer something (a reply prefix or a reference)
 * @param forwarded the original that it passes on, attached or quoted in its text; null when it is no forward
 */
public record ThreadHints(
        String messageId,
        List<String> replyTokens,
        List<String> references,
        String topic,
        boolean isReply,
        @Nullable ForwardedOriginal forwarded) {
    public ThreadHints {
        replyTokens = List.copyOf(replyTokens);
        references = List.copyOf(references);
    }
}
