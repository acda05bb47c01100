package dev.parley.channel.sms;

import dev.parley.channel.SendOutcome;
import dev.parley.channel.SendOutcome.Rejected;
import dev.parley.channel.SendOutcome.TryAgain;
import dev.parley.channel.SendOutcome.Unauthorised;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the provider's error codes mean, in sentences that say what to do. */
final class SmsErrors {
    private static final String LANDLINE =
            "This number takes no text messages: it is a landline, or its network cannot be reached.";
    private static final String UNREACHABLE =
            "The phone is switched off, out of reach, or takes no messages from this number. Try again later or call.";
    private static final String SENDER =
            "The provider does not let this channel send from its number. A manager has to check"
                    + " send.from and the number's abilities in the provider's console.";
    private static final String REGISTRATION =
            "The network blocks messages because the channel's number is not registered."
                    + " A manager has to register it in the provider's console.";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry(
                    "21610",
                    "The customer has opted out of messages from this number. They have to text START to it before you can"
                            + " write again; use another channel until then."),
            Map.entry("21211", "This is not a phone number that exists. Correct it in the contact."),
            Map.entry("21614", "This is not a mobile number. Use another number or channel."),
            Map.entry("21635", LANDLINE),
            Map.entry("21217", "This is not a phone number that exists. Correct it in the contact."),
            Map.entry("21612", "The channel's number cannot send to this country or network. Use another channel."),
            Map.entry(
                    "21408",
                    "Messages to this country are switched off. A manager has to allow it in the provider's console"
                            + " (Geo Permissions)."),
            Map.entry("21212", SENDER),
            Map.entry("21603", SENDER),
            Map.entry("21606", SENDER),
            Map.entry("21659", SENDER),
            Map.entry("21660", SENDER),
            Map.entry("21661", SENDER),
            Map.entry("21701", "The messaging service does not exist. A manager has to check send.service."),
            Map.entry("21703", "The messaging service has no number to send from. A manager has to add one."),
            Map.entry("21602", "The provider takes no message without words."),
            Map.entry("21617", "The message is longer than the 1600 characters that the provider takes. Shorten it."),
            Map.entry("21608", "A trial account sends to verified numbers only. A manager has to upgrade the account."),
            Map.entry("21266", "This is the channel's own number."),
            Map.entry("30003", UNREACHABLE),
            Map.entry("30004", "The customer or their network blocks messages from this number. Use another channel."),
            Map.entry("30005", "Nobody has this number any more. Correct it in the contact or use another channel."),
            Map.entry("30006", LANDLINE),
            Map.entry(
                    "30007",
                    "The network took the message for spam. Write it differently, without shortened links, or use another"
                            + " channel."),
            Map.entry("30008", "The network lost the message and does not say why. Try again or use another channel."),
            Map.entry("30002", "The provider has suspended the account. A manager has to look in its console."),
            Map.entry("30010", "The message costs more than the limit that is set in the provider's console."),
            Map.entry("30022", "The number sent more than its network allows. Try again later."),
            Map.entry("30023", "The number sent more today than its network allows. Try again tomorrow."),
            Map.entry("30024", REGISTRATION),
            Map.entry("30032", REGISTRATION),
            Map.entry("30034", REGISTRATION),
            Map.entry("30036", "The message could not be delivered before it expired. Try again."),
            Map.entry("30410", "The network did not answer in time. Try again."),
            Map.entry("30453", "The message could not be delivered. Try again or use another channel."),
            Map.entry("63038", "The account sent more today than it may. Try again tomorrow."));

    private static final Set<String> CREDENTIALS = Set.of("20003", "20005", "20006", "20008", "20404", "30002");
    private static final Set<String> LATER = Set.of("20429", "14107", "21611", "30001", "30022");
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    static final String CREDENTIALS_REFUSED =
            "The provider refuses the account. Copy Account SID and Auth Token anew from its"
                    + " console into the channel's settings, and see there that the account is active.";

    private SmsErrors() {}

    /** Why a message did not arrive; the provider's own words where its code says nothing to us. */
    static String sentence(String code, String words) {
        String known = SENTENCES.get(code);
        if (known != null) {
            return known + " (" + code + ")";
        }
        String said = words.isBlank() ? "The message could not be delivered." : words.strip();
        return code.isBlank() || code.equals("0") ? said : said + " (" + code + ")";
    }

    /** What a refused message became; empty where the code does not say. */
    static Optional<SendOutcome> outcome(String code, String words, Duration after) {
        if (CREDENTIALS.contains(code)) {
            return Optional.of(new Unauthorised(CREDENTIALS_REFUSED + " (" + code + ")"));
        }
        if (LATER.contains(code)) {
            String reason = words.isBlank() ? "The provider takes no more messages now." : words;
            return Optional.of(new TryAgain(after.isZero() ? A_WHILE : after, reason + " (" + code + ")"));
        }
        return SENTENCES.containsKey(code) ? Optional.of(new Rejected(sentence(code, words))) : Optional.empty();
    }
}
