package dev.parley.channel.email.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises where a signature starts: the delimiters people use, and the lines that mail programs add by themselves. */
final class Signatures {
    private static final int MAX_LENGTH = 300;
    private static final Pattern LINKS =
            Pattern.compile("[<(\\[]\\s?https?:[^>)\\]\\s]{0,400}[>)\\]]?|https?://\\S{1,200}");
    private static final String PHRASES =
            "sent from my|sent from mail for|sent from outlook|sent from yahoo|sent from proton|sent from samsung|sent from the|sent via|sent using|sent with|sent from"
                    + "|get outlook for|envoyé de|envoyé depuis|envoyé à partir de|envoyé avec|télécharger outlook|obtenir outlook|gesendet von|gesendet mit|von meinem .{2,30} gesendet|von .{2,30} gesendet"
                    + "|diese nachricht wurde von meinem|holen sie sich outlook|outlook für \\w{2,10} beziehen|inviato da|inviato dal|ottieni outlook|scarica outlook"
                    + "|enviado desde|enviado do|enviado de|enviado a partir|enviado con|obtener outlook|obter o outlook|verzonden vanaf|verzonden met|verstuurd vanaf|outlook voor \\w{2,10} downloaden"
                    + "|skickat från|skickades från|hämta outlook|sendt fra|sendt med|hent outlook|få outlook|lähetetty|wysłane z|wysłano z|pobierz program outlook|odesláno z|získat outlook"
                    + "|отправлено с|отправлено из|скачать outlook|надіслано з|发自我的|從我的.{2,20}傳送|iphoneから送信|.{2,20}から送信|나의 .{2,20}에서 보냄|iphone'umdan gönderildi|küldve";
    private static final Pattern DEVICE = Pattern.compile(
            "^(?:" + PHRASES + ")(?!\\p{L})[^.,;!?]{0,60}\\.?$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Two letters tell of most lines that they are none. */
    private static final Set<String> STARTS = Arrays.stream(PHRASES.split("\\|"))
            .map(phrase -> phrase.substring(0, 2))
            .collect(Collectors.toUnmodifiableSet());

    private static final String ANYBODYS_DEVICE = "から送信";

    private Signatures() {}

    /** "-- " (RFC 3676 section 4.3), and the same without its blank. */
    static boolean isDelimiter(String line) {
        return line.length() <= 10 && (line.strip().equals("--") || line.strip().equals("––"));
    }

    /** Underscores alone: the foot of a mailing list, when only few lines follow. */
    static boolean isWeakDelimiter(String line) {
        String text = line.strip();
        return text.startsWith("__") && text.chars().allMatch(c -> c == '_');
    }

    /** "Sent from my iPhone", "Gesendet von Mail für Windows", "Get Outlook for iOS<https://…>". */
    static boolean isDeviceLine(String line) {
        if (line.length() > MAX_LENGTH || line.length() < 6) {
            return false;
        }
        String text = line.strip();
        if (!mayBeDevice(text)) {
            return false;
        }
        String bare =
                text.indexOf("http") >= 0 ? LINKS.matcher(text).replaceAll("").strip() : text;
        return bare.length() >= 6
                && bare.length() <= 90
                && bare.split(" ", 12).length <= 10
                && DEVICE.matcher(bare).find();
    }

    private static boolean mayBeDevice(String text) {
        return text.length() >= 6
                && (STARTS.contains(text.substring(0, 2).toLowerCase(Locale.ROOT))
                        || "<([".indexOf(text.charAt(0)) >= 0
                        || text.startsWith("http")
                        || text.contains(ANYBODYS_DEVICE));
    }
}
