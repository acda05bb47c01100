package dev.parley.channel.email.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that stand between a message and the one it quotes or forwards. */
final class Separators {
    private static final int MAX_LENGTH = 120;
    private static final Pattern RULE = Pattern.compile("^[\\s*]{0,8}[-_=–—]{3,}[\\s*]{0,8}$");
    private static final Pattern FRAMED =
            Pattern.compile("^[\\s>]{0,8}[-_=*–—]{2,}\\s{0,3}(\\S.{2,60}?)\\s{0,3}:?[-_=*–—]{2,}\\s{0,8}$");
    private static final Set<String> ORIGINAL = Set.of(
            "original message",
            "original-nachricht",
            "originalnachricht",
            "ursprüngliche nachricht",
            "ursprüngliche mail",
            "originale nachricht",
            "message d'origine",
            "message d’origine",
            "message original",
            "courriel original",
            "messaggio originale",
            "messaggio originario",
            "mensaje original",
            "oorspronkelijk bericht",
            "origineel bericht",
            "mensagem original",
            "wiadomość oryginalna",
            "oryginalna wiadomość",
            "wiadomość pierwotna",
            "ursprungligt meddelande",
            "originalmeddelande",
            "oprindelig besked",
            "oprindelig meddelelse",
            "original besked",
            "opprinnelig melding",
            "opprinnelig beskjed",
            "alkuperäinen viesti",
            "původní zpráva",
            "původní e-mail",
            "исходное сообщение",
            "оригинальное сообщение",
            "первоначальное сообщение",
            "вихідне повідомлення",
            "原始邮件",
            "原始郵件",
            "原始訊息",
            "元のメッセージ",
            "original mail",
            "원본 메시지",
            "원본 메일",
            "eredeti üzenet",
            "orijinal mesaj",
            "özgün ileti",
            "mesaj original",
            "αρχικό μήνυμα",
            "הודעה מקורית",
            "reply message",
            "original email",
            "ursprüngliche e-mail",
            "originalbotschaft",
            "urspr. nachricht",
            "reply above this line");
    private static final Set<String> FORWARDED = Set.of(
            "forwarded message",
            "forwarded mail",
            "forwarded email",
            "weitergeleitete nachricht",
            "weitergeleitete mail",
            "message transféré",
            "message transmis",
            "message réexpédié",
            "messaggio inoltrato",
            "mensaje reenviado",
            "doorgestuurd bericht",
            "mensagem encaminhada",
            "mensagem reencaminhada",
            "przekazana wiadomość",
            "wiadomość przekazana",
            "treść przekazanej wiadomości",
            "vidarebefordrat meddelande",
            "videresendt meddelelse",
            "videresendt besked",
            "videresendt melding",
            "välitetty viesti",
            "edelleenlähetetty viesti",
            "přeposlaná zpráva",
            "пересылаемое сообщение",
            "пересланное сообщение",
            "переслане повідомлення",
            "转发的邮件",
            "轉寄的郵件",
            "转发邮件信息",
            "已转发邮件",
            "転送メッセージ",
            "転送されたメッセージ",
            "forwarded by",
            "전달된 메시지",
            "전달된 메일",
            "továbbított üzenet",
            "iletilen mesaj",
            "yönlendirilmiş ileti",
            "mesaj redirecționat",
            "προωθημένο μήνυμα",
            "inoltrato messaggio");
    /** Apple Mail writes these alone on their line. */
    private static final Set<String> BARE_FORWARDED = Set.of(
            "begin forwarded message",
            "anfang der weitergeleiteten nachricht",
            "début du message réexpédié",
            "début du message transféré",
            "inizio messaggio inoltrato",
            "inicio del mensaje reenviado",
            "comienza mensaje reenviado",
            "begin doorgestuurd bericht",
            "início da mensagem encaminhada",
            "início da mensagem reencaminhada",
            "rozpoczęcie przekazanej wiadomości",
            "początek przekazywanej wiadomości",
            "dalej przekazana wiadomość",
            "vidarebefordrat brev",
            "start på vidarebefordrat meddelande",
            "videresendt besked",
            "start på videresendt besked",
            "videresendt melding",
            "start på videresendt melding",
            "välitetty viesti alkaa",
            "välitetty viesti",
            "začátek přeposílané zprávy",
            "začátek přeposlané zprávy",
            "начало переадресованного сообщения",
            "начало пересылаемого сообщения",
            "转发的邮件",
            "开始转发的邮件",
            "転送されたメッセージ",
            "転送メッセージの始まり");

    private Separators() {}

    /** A line of dashes, underscores or equal signs only. */
    static boolean isRule(String line) {
        return line.length() <= MAX_LENGTH && RULE.matcher(line).matches();
    }

    static boolean isOriginal(String line) {
        return ORIGINAL.contains(framed(line))
                || line.contains("type your reply above this line")
                || line.contains("reply above this line");
    }

    static boolean isForwarded(String line) {
        if (line.length() > MAX_LENGTH || line.isBlank()) {
            return false;
        }
        String framed = framed(line);
        return FORWARDED.contains(framed) || framed.startsWith("forwarded by ") || BARE_FORWARDED.contains(bare(line));
    }

    /** The words between the dashes, lower-case; empty where the line has not that shape. */
    private static String framed(String line) {
        if (line.length() > MAX_LENGTH || line.length() < 6) {
            return "";
        }
        String start = line.stripLeading();
        if (start.isEmpty() || "-_=*–—>".indexOf(start.charAt(0)) < 0) {
            return "";
        }
        var framed = FRAMED.matcher(line);
        return framed.matches() ? framed.group(1).strip().toLowerCase(Locale.ROOT) : "";
    }

    private static String bare(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && (line.charAt(from) <= ' ' || line.charAt(from) == '>' || line.charAt(from) == '*')) {
            from++;
        }
        while (to > from && (line.charAt(to - 1) <= ' ' || ":：*\u00A0".indexOf(line.charAt(to - 1)) >= 0)) {
            to--;
        }
        return line.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
