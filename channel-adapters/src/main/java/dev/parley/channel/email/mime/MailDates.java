package dev.parley.channel.email.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates: RFC 5322 section 3.3 and its obsolete forms, ISO 8601, asctime, and what mail programs write above quoted
 * messages in many languages. A date without a zone is read as UTC.
 */
public final class MailDates {
    private static final int MAX_LENGTH = 160;
    /** RFC 5322 section 3.3, as nearly every mail has it: {@code Thu, 19 Nov 2026 09:00:00 +0100 (CET)}. */
    private static final Pattern ORDINARY = Pattern.compile(
            "\\s{0,3}(?:[A-Za-z]{3}, {1,2})?(\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4}) ([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d) ([+-])(0\\d|1[0-7])([0-5]\\d)(?: \\([A-Za-z]{1,10}\\))?\\s{0,3}");

    private static final String ENGLISH = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final Pattern TIME =
            Pattern.compile("(?<![\\d.])(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2}))?(?!\\d)\\s{0,3}([aApP]\\.?[mM]\\b)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\.|º|er|st|nd|rd|th)?[\\s-]{1,3}(?:de |di )?(\\p{L}{3,12})\\.?,?[\\s-]{1,3}(?:de |del )?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(\\p{L}{3,12})\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(?:at )?(?:[\\d:]{5,8}\\s{1,3}(?:[A-Z]{3,4} )?)?(\\d{4})");
    private static final Pattern ZONE =
            Pattern.compile("(?<=[\\d\\s(TMtm])(?:GMT|UTC)?([+-])(\\d{2}):?(\\d{2})?(?!\\d)");
    private static final Pattern ZONE_NAME = Pattern.compile(
            "\\b(?:GMT|UTC?|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|MEZ|MESZ|BST|WEST|EET|EEST)\\b|\\dZ\\b");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("CET", 1),
            Map.entry("MEZ", 1),
            Map.entry("CEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("EET", 2),
            Map.entry("EEST", 3));
    /** For each month the beginnings of its name: en, de, fr, it, es, nl, pt, pl, cs, sv, da, no, fi, ru. */
    private static final String[][] MONTHS = {
        {"jan", "gen", "ene", "sty", "led", "tam", "янв", "jän"},
        {"feb", "fév", "fev", "lut", "úno", "hel", "фев"},
        {"mar", "mär", "mrz", "maa", "mrt", "bře", "мар"},
        {"apr", "avr", "abr", "kwi", "dub", "huh", "апр"},
        {"may", "mai", "mag", "mei", "maj", "kvě", "tou", "ма"},
        {"jun", "juin", "giu", "cze", "červn", "kes", "июн"},
        {"jul", "juil", "lug", "lip", "červenc", "hei", "июл"},
        {"aug", "aoû", "aou", "ago", "sie", "srp", "elo", "авг"},
        {"sep", "set", "wrz", "zář", "syy", "сен"},
        {"oct", "okt", "ott", "out", "paź", "říj", "lok", "окт"},
        {"nov", "lis", "mar", "ноя"},
        {"dec", "déc", "dez", "dic", "gru", "pro", "jou", "дек"}
    };

    private MailDates() {}

    /** The instant a text means; empty when it means none. */
    public static Optional<Instant> parse(String text) {
        String date = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        try {
            Matcher ordinary = ORDINARY.matcher(date);
            int month = ordinary.matches() ? ENGLISH.indexOf(ordinary.group(2)) : -1;
            if (month >= 0 && month % 3 == 0) {
                return Optional.of(ordinary(ordinary, month / 3 + 1));
            }
            return day(date).map(day -> at(date, day));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant ordinary(Matcher date, int month) {
        int sign = date.group(7).equals("-") ? -60 : 60;
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(sign * (number(date, 8) * 60 + number(date, 9)));
        return LocalDateTime.of(
                        number(date, 3), month, number(date, 1), number(date, 4), number(date, 5), number(date, 6))
                .toInstant(zone);
    }

    private static Optional<LocalDateTime> day(String date) {
        Matcher iso = ISO.matcher(date);
        if (iso.find()) {
            return Optional.of(day(number(iso, 1), number(iso, 2), number(iso, 3)));
        }
        Matcher eastAsian = EAST_ASIAN.matcher(date);
        if (eastAsian.find()) {
            return Optional.of(day(number(eastAsian, 1), number(eastAsian, 2), number(eastAsian, 3)));
        }
        Matcher dayFirst = DAY_FIRST.matcher(date);
        while (dayFirst.find()) {
            int month = month(dayFirst.group(2));
            if (month > 0) {
                return Optional.of(day(number(dayFirst, 3), month, number(dayFirst, 1)));
            }
        }
        Matcher monthFirst = MONTH_FIRST.matcher(date);
        while (monthFirst.find()) {
            int month = month(monthFirst.group(1));
            if (month > 0) {
                return Optional.of(day(number(monthFirst, 3), month, number(monthFirst, 2)));
            }
        }
        Matcher numbers = NUMBERS.matcher(date);
        return numbers.find() ? Optional.of(fromNumbers(numbers)) : Optional.empty();
    }

    /** 3/14/2024 is American; 14.3.2024 and everything ambiguous without a slash is not. */
    private static LocalDateTime fromNumbers(Matcher numbers) {
        int first = number(numbers, 1);
        int second = number(numbers, 3);
        boolean american = second > 12
                || numbers.group(2).equals("/")
                        && first <= 12
                        && numbers.group(4).length() == 2;
        return day(number(numbers, 4), american ? first : second, american ? second : first);
    }

    private static LocalDateTime day(int year, int month, int day) {
        int full = year >= 100 ? year : year < 50 ? year + 2000 : year + 1900;
        return LocalDateTime.of(full, month, day, 0, 0);
    }

    private static Instant at(String date, LocalDateTime day) {
        Matcher time = TIME.matcher(date);
        LocalDateTime local = day;
        int from = 0;
        while (time.find()) {
            if (number(time, 1) < 24 && number(time, 2) < 60) {
                int second = time.group(3) == null ? 0 : Math.min(59, number(time, 3));
                local = day.withHour(hour(time)).withMinute(number(time, 2)).withSecond(second);
                from = time.end();
                break;
            }
        }
        return local.toInstant(zone(date, Math.max(0, from - 1)));
    }

    private static int hour(Matcher time) {
        int hour = number(time, 1);
        String half = time.group(4);
        if (half == null || hour > 12) {
            return hour;
        }
        return hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
    }

    private static ZoneOffset zone(String date, int from) {
        Matcher offset = ZONE.matcher(date);
        if (offset.find(from)) {
            int sign = offset.group(1).equals("-") ? -1 : 1;
            int minutes = number(offset, 2) * 60 + (offset.group(3) == null ? 0 : number(offset, 3));
            return minutes <= 18 * 60 ? ZoneOffset.ofTotalSeconds(sign * minutes * 60) : ZoneOffset.UTC;
        }
        Matcher name = ZONE_NAME.matcher(date);
        return name.find(from) ? ZoneOffset.ofHours(ZONES.getOrDefault(name.group(), 0)) : ZoneOffset.UTC;
    }

    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int month = 0; month < MONTHS.length; month++) {
            for (String start : MONTHS[month]) {
                if (lower.startsWith(start)) {
                    return month + 1;
                }
            }
        }
        return 0;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
