package dev.parley.botrules.check;

import java.util.HashMap;
import java.util.Map;

/** Numbers that prove themselves by their check digits. */
final class CheckDigits {
    /** Lengths by country: the IBAN registry of SWIFT, release 99. */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths("NO15 BE16 DK18 FI18 FO18 GL18 NL18 FK18 MK19 SI19"
            + " SD18 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 CR22 HR21 LI21 LV21 BG22 BH22 DE22 GB22 GE22 IE22"
            + " ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24"
            + " VG24 DJ27 FR27 GR27 IT27 LY25 MC27 MR27 SM27 PT25 IS26 TR26 AL28 AZ28 BI27 BY28 CY28 DO28 GT28 HU28"
            + " LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 SC31 LC32 MT31 RU33 ST25");

    private static final String ODD_VALUES = "BAKPLCQDREVOSFTGUHMINJWZYX";

    private CheckDigits() {}

    private static Map<String, Integer> lengths(String list) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String each : list.split(" ")) {
            lengths.put(each.substring(0, 2), Integer.valueOf(each.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    /** How long an IBAN of a country is; 0 where the country has none. */
    static int ibanLength(String country) {
        return IBAN_LENGTHS.getOrDefault(country, 0);
    }

    /** ISO 7064 mod 97-10 over the IBAN turned round, upper case. */
    static boolean iban(String iban) {
        int rest = 0;
        String turned = iban.substring(4) + iban.substring(0, 4);
        for (char each : turned.toCharArray()) {
            int value = Character.digit(each, 36);
            if (value < 0) {
                return false;
            }
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = value * 2;
            sum += i % 2 == 0 ? value : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /** Whether a network of cards gives out numbers that begin so and are so long. */
    static boolean card(String digits) {
        int length = digits.length();
        if (length < 14 || length > 19 || digits.chars().distinct().count() < 2) {
            return false;
        }
        int four = Integer.parseInt(digits.substring(0, 4));
        int two = four / 100;
        boolean known;
        if (digits.charAt(0) == '4') {
            known = length == 16 || length == 19;
        } else if (two >= 51 && two <= 55 || four >= 2221 && four <= 2720) {
            known = length == 16;
        } else if (two == 34 || two == 37) {
            known = length == 15;
        } else if (four >= 3000 && four <= 3059 || two == 36 || two == 38 || two == 39) {
            known = length == 14 || length == 16 && two != 36;
        } else {
            known = length >= 16
                    && (four == 6011
                            || four / 10 >= 644 && four / 10 <= 649
                            || two == 65
                            || two == 62
                            || four >= 3528 && four <= 3589
                            || two == 50
                            || two >= 56 && two <= 58
                            || four == 6304
                            || two == 67);
        }
        return known && luhn(digits);
    }

    /** The Swiss insurance number: thirteen digits from 756, checked like an EAN. */
    static boolean ahv(String digits) {
        if (digits.length() != 13 || !digits.startsWith("756")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /** The German tax number: ISO 7064 mod 11,10, one digit twice or three times among the first ten. */
    static boolean steuerId(String digits) {
        if (digits.length() != 11 || digits.charAt(0) == '0') {
            return false;
        }
        long different = digits.substring(0, 10).chars().distinct().count();
        int product = 10;
        for (int i = 0; i < 10; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int check = (11 - product) % 10;
        return (different == 8 || different == 9) && check == digits.charAt(10) - '0';
    }

    /** The French insurance number: sex, year, month, place and a key of 97 less the rest. */
    static boolean nir(String digits) {
        if (digits.length() != 15 || digits.charAt(0) != '1' && digits.charAt(0) != '2') {
            return false;
        }
        int month = Integer.parseInt(digits.substring(3, 5));
        boolean plausible = month >= 1 && month <= 12 || month >= 20 && month <= 42 || month >= 50;
        return plausible && 97 - Long.parseLong(digits.substring(0, 13)) % 97 == Long.parseLong(digits.substring(13));
    }

    /** An American social security number as the administration gives them out. */
    static boolean ssn(String digits) {
        return digits.length() == 9
                && !digits.startsWith("000")
                && !digits.startsWith("666")
                && digits.charAt(0) != '9'
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000");
    }

    /** The Italian tax code, upper case, with its check letter. */
    static boolean codiceFiscale(String code) {
        if (code.length() != 16 || !shaped(code)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char each = code.charAt(i);
            int value = each <= '9' ? each - '0' : each - 'A';
            sum += i % 2 == 1 ? value : ODD_VALUES.indexOf((char) ('A' + value));
        }
        return code.charAt(15) == 'A' + sum % 26;
    }

    private static boolean shaped(String code) {
        String shape = "LLLLLLDDLDDLDDDL";
        for (int i = 0; i < 16; i++) {
            char each = code.charAt(i);
            boolean right = shape.charAt(i) == 'L'
                    ? each >= 'A' && each <= 'Z'
                    : each >= '0' && each <= '9' || "LMNPQRSTUV".indexOf(each) >= 0;
            if (!right) {
                return false;
            }
        }
        return true;
    }
}
