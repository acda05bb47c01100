package dev.parley.channel.meta;

import java.time.Duration;

/**
 * What an error of the Graph API means, and what to do about it.
 *
 * @param after how long to wait where it passes
 * @param advice a sentence; empty where Meta's own words have to do
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Graph API</a>
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">WhatsApp</a>
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Messenger</a>
 */
public record ErrorMeaning(Kind kind, Duration after, String advice) {
    private static final ErrorMeaning OTHER = new ErrorMeaning(Kind.OTHER, Duration.ZERO, "");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Kinds of meaning. */
    public enum Kind {
        /** The access token is refused. */
        TOKEN,
        /** Something else that a manager has to mend. */
        MANAGER,
        /** It will never be taken as it is. */
        NEVER,
        /** The customer last wrote too long ago. */
        WINDOW,
        /** It was not taken; it may be later. */
        LATER,
        /** It may have been sent. */
        NOBODY_KNOWS,
        /** The status says more. */
        OTHER
    }

    /** Of an error. */
    public static ErrorMeaning of(GraphError error) {
        var known = ofSubcode(error.subcode());
        if (known.kind() != Kind.OTHER) {
            return known;
        }
        if (error.isLimit()) {
            return later(LIMIT, "The limit of calls is used up; it is tried again when Meta takes more.");
        }
        if (error.words().contains("appsecret_proof")) {
            return manager("The app secret is not that of the app that the token belongs to: enter both anew.");
        }
        int code = error.code();
        var meaning = code >= 130_000 ? ofWhatsApp(code) : ofGraph(code);
        return meaning.kind() == Kind.OTHER && error.passing()
                ? later(Duration.ZERO, "Meta has trouble that passes.")
                : meaning;
    }

    private static ErrorMeaning ofSubcode(int subcode) {
        return switch (subcode) {
            case 458 -> token("The app was removed by who gave the access token: have them allow it again.");
            case 459, 464 -> token("Who gave the access token has to log in at Facebook and confirm their account.");
            case 460 -> token("Who gave the access token has changed their password: enter a new token.");
            case 463 -> token("The access token has expired: enter a new one.");
            case 467 -> token("The access token was withdrawn: enter a new one.");
            case 492 -> token("Who gave the access token has no task on the page any more: enter another's.");
            case 2018278, 2018065, 2534022 -> window();
            case 1545041, 2018108 -> never("The customer cannot be written to: they blocked the account or are gone.");
            case 2018001 -> never("Meta knows no such customer on this account; wait until they write again.");
            case 2018028 -> manager("The app is in development: have Meta review its permissions, then make it live.");
            case 2018300 -> never("Another app holds this conversation: have it handed over, then answer again.");
            case 2018109 -> never("The file is too large: send a link to it.");
            case 1357046 -> new ErrorMeaning(Kind.NOBODY_KNOWS, Duration.ZERO, "");
            default -> OTHER;
        };
    }

    private static ErrorMeaning ofGraph(int code) {
        return switch (code) {
            case 0, 102, 190, 2500 -> token("The access token is refused: enter a new one.");
            case 3, 10, 230 -> permission();
            case 100, 506 -> never("");
            case 368 -> manager("Meta has blocked the account for a while: look at the Business Support Home.");
            case 551 -> never("The customer cannot be written to now: they blocked the account or are gone.");
            case 1200 -> later(MINUTE, "Meta could not send it just now.");
            case 10900 ->
                never("This comment was already answered privately, which can be done once: answer publicly,"
                        + " or wait for the customer's message.");
            case 10901, 10902, 10903 ->
                never("This comment cannot be answered privately: it is older than 7 days, or its writer does not"
                        + " take messages. Answer publicly.");
            default -> code >= 200 && code < 300 ? permission() : OTHER;
        };
    }

    private static ErrorMeaning ofWhatsApp(int code) {
        return switch (code) {
            case 131047 -> window();
            case 131026 ->
                never("The customer cannot be reached: the number has no WhatsApp, has not accepted its terms,"
                        + " or uses an old version.");
            case 131056 -> later(MINUTE, "Too many messages to this customer in a short time.");
            case 131016, 131057, 133004 -> later(MINUTE, "WhatsApp cannot send just now.");
            case 131000, 135000 -> new ErrorMeaning(Kind.NOBODY_KNOWS, Duration.ZERO, "");
            case 131021 -> never("This is the number it would be sent from.");
            case 131030 -> manager("The number is a test number: add the customer to those it may write to.");
            case 131005 -> permission();
            case 131031 -> manager("WhatsApp has locked the account: look at the WhatsApp Manager, Account quality.");
            case 131037 -> manager("The display name is not yet approved: look at the WhatsApp Manager.");
            case 131042 -> manager("WhatsApp has trouble with the means of payment: mend it in the WhatsApp Manager.");
            case 131045, 133010 -> manager("The number is not registered for the Cloud API: register it.");
            case 131048 ->
                never("WhatsApp lets this number write less, because customers reported it: look at its"
                        + " quality in the WhatsApp Manager.");
            case 131049, 130472 -> never("WhatsApp chose not to bring this message to the customer.");
            case 131050 -> never("The customer does not want marketing messages.");
            case 131051, 131053 -> never("WhatsApp does not take this kind of file.");
            case 130497 -> never("The account may not write to customers in this country.");
            case 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132068, 132069 ->
                never("The template cannot be sent like this: choose another, or look at it in the WhatsApp Manager.");
            default -> OTHER;
        };
    }

    private static ErrorMeaning token(String advice) {
        return new ErrorMeaning(Kind.TOKEN, Duration.ZERO, advice);
    }

    private static ErrorMeaning manager(String advice) {
        return new ErrorMeaning(Kind.MANAGER, Duration.ZERO, advice);
    }

    private static ErrorMeaning permission() {
        return manager("The app lacks a permission for this: give it to the access token and enter the new one.");
    }

    private static ErrorMeaning never(String advice) {
        return new ErrorMeaning(Kind.NEVER, Duration.ZERO, advice);
    }

    private static ErrorMeaning window() {
        return new ErrorMeaning(
                Kind.WINDOW,
                Duration.ZERO,
                "The customer last wrote too long ago: wait until they write again, or send a template where there are any.");
    }

    private static ErrorMeaning later(Duration after, String advice) {
        return new ErrorMeaning(Kind.LATER, after, advice);
    }
}
