package dev.parley.channel.email;

import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.email.mime.Addresses;
import dev.parley.channel.email.mime.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a person wrote from what machines send, by headers first and by words only where a header agrees. */
final class Natures {
    /** Header of every mail that Parley sends; its value is the id of the installation. */
    static final String INSTANCE_HEADER = "X-Parley-Instance";

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");
    private static final Pattern AWAY = Pattern.compile(
            "^(?:(?:re|aw|sv|antw|r|odp|vs):\\s*)?(?:\\[?auto(?:matic)?[ -]?(?:reply|response|respon[ds]e?r?|antwort|svar)|automatic reply|auto:|out of (?:the )?office|i am out of|on vacation|vacation|away from"
                    + "|automatische antwort|autom\\. antwort|abwesenheit|abwesend|nicht im büro|bin im urlaub|réponse automatique|absence du bureau|absent|absence|en congé|message d'absence|risposta automatica|fuori sede|fuori ufficio|assente"
                    + "|respuesta automática|fuera de la oficina|ausente|ausencia|resposta automática|fora do escritório|ausência|automatisch antwoord|afwezig|niet aanwezig|autosvar|automatiskt svar|frånvaro|frånvarande"
                    + "|automatisk svar|fravær|ikke på kontoret|automaattinen vastaus|poissa|odpowiedź automatyczna|automatyczna odpowiedź|poza biurem|nieobecność|automatická odpověď|mimo kancelář|nepřítomnost"
                    + "|автоматический ответ|автоответ|нет на месте|в отпуске|отсутствие|автоматична відповідь|otomatik yanıt|automatikus válasz|răspuns automat|自動応答|自动回复|自動回覆|자동 회신|부재중|αυτόματη απάντηση)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MACHINE = Pattern.compile(
            "(?:no-?_?reply|do-?not-?reply|auto-?(?:reply|responder|confirm)|noresponse|noreponse|nicht-?antworten).{0,40}@.*");

    private final String instance;

    /** {@code instance}: the id of this installation, which its own mails carry. */
    Natures(String instance) {
        this.instance = instance;
    }

    MessageNature of(Headers headers, MessageContents contents, String text, boolean noSender) {
        Optional<MessageNature.Bounce> bounce = Bounces.find(headers, contents, text, noSender);
        if (bounce.isPresent()) {
            return bounce.get();
        }
        boolean isReport =
                headers.first("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report");
        if (isReport || !contents.statuses().isEmpty()) {
            return new MessageNature.AutoReply();
        }
        if (!instance.isEmpty()
                && headers.first(INSTANCE_HEADER.toLowerCase(Locale.ROOT)).equals(instance)) {
            return new MessageNature.Own();
        }
        boolean isList = headers.has("list-id") || headers.has("list-post");
        if (isAutomatic(headers) && !isList || isAway(headers, noSender)) {
            return new MessageNature.AutoReply();
        }
        boolean bulk = isList
                || headers.has("list-unsubscribe")
                || BULK.contains(precedence(headers))
                || headers.has("feedback-id");
        return bulk ? new MessageNature.Bulk(listId(headers), isDiscussion(headers)) : new MessageNature.Personal();
    }

    private static boolean isAutomatic(Headers headers) {
        String submitted = headers.first("auto-submitted").toLowerCase(Locale.ROOT);
        String suppress = headers.first("x-auto-response-suppress").toLowerCase(Locale.ROOT);
        String answered = headers.first("x-autoreply").toLowerCase(Locale.ROOT);
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || suppress.contains("all")
                || suppress.contains("oof")
                || suppress.contains("autoreply")
                || headers.has("x-autoreply") && !answered.equals("no")
                || headers.has("x-autorespond")
                || headers.has("x-autoresponder")
                || headers.has("x-autoreply-from")
                || headers.has("x-mail-autoreply")
                || headers.has("x-auto-reply-from")
                || headers.has("x-vacation")
                || headers.first("x-fc-machinegenerated").equalsIgnoreCase("true")
                || headers.first("x-post-messageclass").contains("Autoresponder")
                || headers.first("delivered-to").equalsIgnoreCase("autoresponder")
                || precedence(headers).startsWith("auto");
    }

    /** An out-of-office subject counts only with a second sign: people write such subjects too. */
    private static boolean isAway(Headers headers, boolean noSender) {
        boolean second = noSender
                || BULK.contains(precedence(headers))
                || headers.has("in-reply-to")
                || headers.has("references")
                || MACHINE.matcher(Addresses.first(headers.first("from"))
                                .map(Party::handle)
                                .orElse(""))
                        .matches();
        return second && AWAY.matcher(headers.text("subject", 300)).find();
    }

    /** A list that takes posts, and a post that no machine wrote (RFC 2369, section 3.4). */
    private static boolean isDiscussion(Headers headers) {
        String post = headers.first("list-post").strip();
        return !post.isEmpty() && !post.toUpperCase(Locale.ROOT).startsWith("NO") && !isAutomatic(headers);
    }

    private static String precedence(Headers headers) {
        return headers.first("precedence").toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String listId(Headers headers) {
        String id = headers.text("list-id", 300);
        int open = id.lastIndexOf('<');
        int close = id.indexOf('>', open);
        return open >= 0 && close > open ? id.substring(open + 1, close) : id;
    }
}
