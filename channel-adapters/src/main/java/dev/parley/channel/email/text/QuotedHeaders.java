package dev.parley.channel.email.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of header lines that a mail program put above the message it quotes or forwards ("From: … Sent: … To: … Subject: …",
 * "Von: … Gesendet: …").
 *
 * @param start its first line
 * @param end the line after its last
 * @param values what it says, by meaning
 */
record QuotedHeaders(int start, int end, Map<Label, String> values) {
    private static final int MAX_LINES = 12;
    private static final int MAX_LABEL = 32;
    private static final Pattern STARRED = Pattern.compile("^([^:：]{1,30})\\*\\s?([:：])\\*?|^([^:：]{1,30}[:：])\\*");

    enum Label {
        FROM(
                "from|von|de|da|van|fra|från|od|lähettäjä|от|от кого|від|发件人|寄件者|寄件人|差出人|送信者|from/发件人|보낸 사람|보낸사람|보낸이|feladó|expéditeur"
                        + "|mittente|remitente|afzender|absender|avsender|avsändare|afsender|nadawca|odesílatel|kimden|gönderen|de la|desde|από|מאת|من"),
        SENT(
                "sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|inviato|inviato il|data|enviado|enviado el|enviado em|enviada em|enviada"
                        + "|fecha|verzonden|verzonden op|sendt|dato|skickat|lähetetty|päivämäärä|päiväys|pvm|wysłane|wysłano|odesláno|отправлено|дата|надіслано"
                        + "|发送时间|发送日期|日期|寄件日期|送信日時|日時|日付|보낸 날짜|날짜|elküldve|dátum|gönderildi|tarih|message du|ημερομηνία|נשלח|sent on"),
        TO(
                "to|an|à|a|para|aan|naar|til|till|vastaanottaja|do|komu|кому|收件人|收件者|宛先|받는 사람|받는사람|받는이|címzett|kime|alıcı|destinataire|destinatario"
                        + "|destinatário|empfänger|pour|către|προς|אל"),
        CC(
                "cc|kopie|kopie an|copie|copie à|copia|cópia|con copia a|kopia|kopi|kopio|dw|копия|抄送|副本|másolatot kap|bilgi|참조"),
        SUBJECT(
                "subject|betreff|objet|sujet|oggetto|asunto|assunto|onderwerp|emne|ämne|aihe|temat|předmět|věc|тема|主题|主旨|標題|件名|제목|tárgy|konu|subiect"
                        + "|θέμα|נושא");

        private final String names;

        Label(String names) {
            this.names = names;
        }
    }

    private static final Map<String, Label> LABELS = new HashMap<>();

    static {
        for (Label label : Label.values()) {
            Arrays.stream(label.names.split("\\|")).forEach(name -> LABELS.put(name, label));
        }
    }

    QuotedHeaders {
        values = Map.copyOf(values);
    }

    /** The block that starts at {@code line}: at least three meanings, one of them FROM; two behind a separator. */
    static Optional<QuotedHeaders> at(MailLines lines, int line, boolean behindSeparator) {
        if (label(lines.get(line)).isEmpty()) {
            return Optional.empty();
        }
        Map<Label, String> values = new EnumMap<>(Label.class);
        Label last = Label.FROM;
        int end = line;
        for (int i = line; i < lines.count() && i < line + MAX_LINES; i++) {
            String text = bare(lines.get(i));
            Optional<Label> label = label(lines.get(i));
            if (text.isEmpty() && !isBlankInside(lines, i)) {
                break;
            }
            if (label.isPresent()) {
                last = label.get();
                values.putIfAbsent(last, text.substring(colon(text) + 1).strip());
            } else if (!text.isEmpty()) {
                if (values.size() > 3 && last == Label.SUBJECT || text.length() > 200) {
                    break;
                }
                values.merge(last, text, (first, second) -> first + " " + second);
            }
            end = i + 1;
        }
        boolean enough = values.containsKey(Label.FROM) && values.size() >= (behindSeparator ? 2 : 3);
        return enough ? Optional.of(new QuotedHeaders(line, end, values)) : Optional.empty();
    }

    /** Some programs put a blank line after each header line: the block goes on when the next line has a label again. */
    private static boolean isBlankInside(MailLines lines, int line) {
        return line + 1 < lines.count() && label(lines.get(line + 1)).isPresent();
    }

    static Optional<Label> label(String line) {
        if (line.length() > 1000 || line.indexOf(':') < 0 && line.indexOf('：') < 0) {
            return Optional.empty();
        }
        String text = bare(line);
        int colon = colon(text);
        if (colon <= 0 || colon > MAX_LABEL) {
            return Optional.empty();
        }
        String name = text.substring(0, colon).replace('\u00A0', ' ').strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(LABELS.get(name));
    }

    private static int colon(String text) {
        int ascii = text.indexOf(':');
        int wide = text.indexOf('：');
        return ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide);
    }

    /** Without quote marks and the asterisks that some programs make of bold text. */
    private static String bare(String line) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) <= ' ' || ">*|\u00A0".indexOf(line.charAt(from)) >= 0)) {
            from++;
        }
        String text = line.substring(from);
        if (text.startsWith("-")) {
            return text;
        }
        boolean starred = text.lastIndexOf('*', 33) >= 0;
        return (starred ? STARRED.matcher(text).replaceFirst("$1$2$3") : text).strip();
    }
}
