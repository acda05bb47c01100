package dev.parley.channel.email;

import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.email.mime.Addresses;
import dev.parley.channel.email.mime.Headers;
import dev.parley.channel.email.mime.MimePart;
import dev.parley.channel.email.mime.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises delivery reports: RFC 3464, and the texts that qmail, Exim, Postfix, Sendmail, Exchange and others write in their
 * place.
 */
final class Bounces {
    private static final int LOOK_AT = 20_000;
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|returned mail|returned to sender|failure notice|delivery fail|delivery status|delivery notification|delivery has failed|delivery problem|mail delivery|mail system error"
                    + "|message not delivered|could not be delivered|non-delivery|nondeliverable|delivery incomplete|delivery delayed|warning: could not send|warning: message|message delayed|rejected:"
                    + "|unzustellbar|nicht zustellbar|zustellung fehlgeschlagen|fehler beim senden|verzögert|non remis|échec de la remise|échec de remise|non distribu|retourné à l|mancato recapito|recapito non riuscito"
                    + "|impossibile recapitare|no se puede entregar|no se ha podido entregar|error de entrega|devuelto al remitente|onbestelbaar|niet bezorgd|não foi possível entregar|falha na entrega|não entregue"
                    + "|niedostarczon|nie można dostarczyć|zwrot|kunde inte levereras|olevererbar|kan ikke leveres|kunne ikke leveres|ei voitu toimittaa|nedoručiteln|nelze doručit|не доставлен|недоставлен|невозможно доставить"
                    + "|配信不能|配信できません|送信できません|退信|无法投递|系统退信|배달되지",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DELAY = Pattern.compile(
            "delay|warning: could not send|still trying|will be retried|verzögert|retard|in ritardo|retras|vertraagd|wird weiter versucht",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SENDER = Pattern.compile(
            "^(?:mailer-daemon|mail-daemon|mailerdaemon|postmaster|mailer|bounce[s+-]?.{0,40}|mdaemon|microsoftexchange[0-9a-f]{16,40})@.*|^mailer-daemon$");
    private static final Pattern QUOTED_ADDRESS =
            Pattern.compile("^[ \\t>*]{0,12}<([^\\s<>@]{1,64}@[^\\s<>]{1,255})>[:;, \\t]?", Pattern.MULTILINE);
    private static final Pattern BARE_ADDRESS = Pattern.compile(
            "^[ \\t>*]{0,12}<?([^\\s<>@:,;]{1,64}@[a-zA-Z0-9.-]{1,255})>?[ \\t]{0,8}:?[ \\t]{0,4}$", Pattern.MULTILINE);
    private static final Pattern ANY_ADDRESS =
            Pattern.compile("([^\\s<>@:,;\"'()\\[\\]]{1,64}@[a-zA-Z0-9-]{1,63}(?:\\.[a-zA-Z0-9-]{1,63}){1,8})");
    private static final Pattern DIAGNOSIS = Pattern.compile(
            "^.{0,200}(?:\\b[45]\\d\\d[ -]#?[45]\\.\\d{1,3}\\.\\d{1,3}|\\b[45]\\.\\d{1,3}\\.\\d{1,3}\\b|\\b55\\d\\b|User unknown|does not exist|mailbox full|quota).{0,400}$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private Bounces() {}

    /** A bounce, or empty where the message is none. {@code noSender}: it came with the null sender of RFC 5321. */
    static Optional<MessageNature.Bounce> find(
            Headers headers, MessageContents contents, String text, boolean noSender) {
        for (MimePart status : contents.statuses()) {
            Optional<MessageNature.Bounce> reported = reported(status);
            if (reported.isPresent()) {
                return reported;
            }
        }
        String failed = headers.first("x-failed-recipients");
        String from = Addresses.first(headers.first("from"))
                .map(Party::handle)
                .orElseGet(() -> headers.first("from").toLowerCase(Locale.ROOT));
        boolean server = noSender || SENDER.matcher(from).matches() || from.contains("mailer-daemon");
        if (failed.isEmpty() && !server) {
            return Optional.empty();
        }
        String subject = headers.text("subject", 400);
        boolean says = SUBJECT.matcher(subject).find();
        String top = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
        boolean qmail = top.contains("This is the qmail-send program")
                || top.contains("message that you sent could not be delivered to one or more");
        if (failed.isEmpty() && !says && !qmail) {
            return Optional.empty();
        }
        String recipient = failed.isEmpty()
                ? recipient(top)
                : Addresses.first(failed).map(Party::handle).orElse("");
        boolean delayed = DELAY.matcher(subject).find()
                || top.length() > 0
                        && DELAY.matcher(top.substring(0, Math.min(600, top.length())))
                                .find()
                        && !says;
        return Optional.of(new MessageNature.Bounce(recipient, !delayed, diagnosis(top)));
    }

    private static String recipient(String text) {
        for (Pattern pattern : List.of(QUOTED_ADDRESS, BARE_ADDRESS, ANY_ADDRESS)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String address = matcher.group(1).toLowerCase(Locale.ROOT);
                if (!address.startsWith("postmaster@") && !address.startsWith("mailer-daemon@")) {
                    return address;
                }
            }
        }
        return "";
    }

    private static String diagnosis(String text) {
        Matcher matcher = DIAGNOSIS.matcher(text);
        return matcher.find() ? Texts.oneLine(matcher.group(), 500) : "";
    }

    /** The first recipient that a report calls failed, else the first that it calls delayed. */
    private static Optional<MessageNature.Bounce> reported(MimePart status) {
        Optional<MessageNature.Bounce> delayed = Optional.empty();
        for (String group : status.text().split("\n\\s*\n")) {
            Headers fields = Headers.parse((group.strip() + "\n\n").getBytes(StandardCharsets.UTF_8));
            String action = fields.first("action").toLowerCase(Locale.ROOT);
            boolean failed = action.startsWith("fail")
                    || action.isEmpty() && fields.first("status").startsWith("5");
            boolean late = action.startsWith("delay")
                    || action.isEmpty() && fields.first("status").startsWith("4");
            if (failed) {
                return Optional.of(bounce(fields, true));
            }
            if (late && delayed.isEmpty()) {
                delayed = Optional.of(bounce(fields, false));
            }
        }
        return delayed;
    }

    private static MessageNature.Bounce bounce(Headers fields, boolean permanent) {
        String recipient = address(fields.first("original-recipient"));
        recipient = recipient.isEmpty() ? address(fields.first("final-recipient")) : recipient;
        recipient = recipient.isEmpty() ? address(fields.first("x-actual-recipient")) : recipient;
        String code = fields.text("diagnostic-code", 500);
        String diagnosis = code.replaceFirst("(?i)^[a-z0-9-]{1,30}\\s{0,3};\\s{0,3}", "");
        return new MessageNature.Bounce(
                recipient, permanent, diagnosis.isEmpty() ? fields.text("status", 60) : diagnosis);
    }

    /** "rfc822; jane@acme.example". */
    private static String address(String field) {
        return Addresses.first(field.substring(field.indexOf(';') + 1))
                .map(Party::handle)
                .orElse("");
    }
}
