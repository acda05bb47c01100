package dev.parley.channel;

import java.util.List;

/**
 * What a message says about the conversation it belongs to, strongest first; intake decides.
 *
 * @param replyTokens candidates of signed tokens, from the addresses it was sent to and from quoted headers; not yet verified
 * @param references message ids it answers, nearest first, without angle brackets: In-Reply-To, then References from the
 *     end, then the original of a delivery report
 * @param topic the subject without "Re:", "AW:", "Fwd:" … prefixes and list tags; empty where there was none
 * @param isReply whether it claims to answer something (a reply prefix or a reference)
 */
public record ThreadHints(List<String> replyTokens, List<String> references, String topic, boolean isReply) {
    public ThreadHints {
        replyTokens = List.copyOf(replyTokens);
        references = List.copyOf(references);
    }
}
