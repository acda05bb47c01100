package dev.parley.channel.whatsapp;

import dev.parley.channel.meta.ErrorMeaning;
import dev.parley.channel.meta.GraphError;

/** Why a message did not arrive, in words for agents; WhatsApp tells it the same way when sending and afterwards. */
final class WhatsAppFailures {
    private WhatsAppFailures() {}

    static String sentence(int code, String words) {
        var error = new GraphError(code, 0, words, false);
        String advice = ErrorMeaning.of(error).advice();
        String said = "(WhatsApp says " + code + (words.isEmpty() ? "" : ": " + words) + ")";
        return advice.isEmpty() ? said : advice + " " + said;
    }
}
