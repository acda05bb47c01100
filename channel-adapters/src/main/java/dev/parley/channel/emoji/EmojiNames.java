package dev.parley.channel.emoji;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The characters of the short names that Slack, Mattermost and Discourse give to emojis; the ones that people use most. */
public final class EmojiNames {
    private static final Pattern IN_TEXT = Pattern.compile("(?<![\\w:]):([a-z0-9_+-]{1,40}):(?![\\w])");
    private static final Pattern TONE = Pattern.compile(
            "(.+?)(?:::skin-tone-|:t|_)([2-6]|(?:medium_)?light|medium|(?:medium_)?dark)(?:_skin_tone)?");
    private static final Map<String, Integer> TONES =
            Map.of("light", 2, "medium_light", 3, "medium", 4, "medium_dark", 5, "dark", 6);
    private static final Map<String, String> CHARACTERS = """
            +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 heart ❤️ yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜
            broken_heart 💔 smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 satisfied 😆 joy 😂 rolling_on_the_floor_laughing 🤣
            slightly_smiling_face 🙂 blush 😊 wink 😉 heart_eyes 😍 kissing_heart 😘 sunglasses 😎 star-struck 🤩 thinking_face 🤔
            neutral_face 😐 expressionless 😑 no_mouth 😶 face_with_rolling_eyes 🙄 sweat_smile 😅 sweat 😓 disappointed 😞
            slightly_frowning_face 🙁 white_frowning_face ☹️ cry 😢 sob 😭 angry 😠 rage 😡 confused 😕 worried 😟 open_mouth 😮
            astonished 😲 scream 😱 flushed 😳 hugging_face 🤗 shrug 🤷 facepalm 🤦 face_palm 🤦 saluting_face 🫡 melting_face 🫠
            skull 💀 clap 👏 raised_hands 🙌 pray 🙏 ok_hand 👌 wave 👋 muscle 💪 handshake 🤝 point_up ☝️ point_right 👉
            raised_hand ✋ hand ✋ v ✌️ crossed_fingers 🤞 fire 🔥 tada 🎉 confetti_ball 🎊 rocket 🚀 star ⭐ star2 🌟 sparkles ✨
            100 💯 eyes 👀 bulb 💡 zap ⚡ boom 💥 trophy 🏆 gift 🎁 balloon 🎈 birthday 🎂 coffee ☕ beer 🍺 beers 🍻 pizza 🍕
            white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_plus_sign ➕
            heavy_minus_sign ➖ question ❓ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ warning ⚠️ no_entry ⛔
            no_entry_sign 🚫 rotating_light 🚨 bug 🐛 memo 📝 pencil 📝 bell 🔔 lock 🔒 key 🔑 mag 🔍 link 🔗 phone ☎️ email ✉️
            hourglass_flowing_sand ⏳ hourglass ⌛ soon 🔜 calendar 📆 date 📅 chart_with_upwards_trend 📈 arrow_up ⬆️ arrow_down ⬇️
            red_circle 🔴 large_green_circle 🟢 large_yellow_circle 🟡 large_blue_circle 🔵 see_no_evil 🙈 poop 💩 hankey 💩
            """.strip().transform(EmojiNames::pairs);

    private EmojiNames() {}

    private static Map<String, String> pairs(String text) {
        String[] words = text.split("\\s+");
        return IntStream.range(0, words.length / 2)
                .boxed()
                .collect(Collectors.toMap(i -> words[2 * i], i -> words[2 * i + 1]));
    }

    /**
     * The character of a name without colons, or ":name:" where it has none: a community's own picture. Skin tones are read as
     * Slack ("+1::skin-tone-3"), Discourse ("+1:t3") and Mattermost ("+1_medium_light_skin_tone") write them.
     */
    public static String of(String name) {
        String character = CHARACTERS.get(name);
        if (character != null) {
            return character;
        }
        var toned = TONE.matcher(name);
        if (toned.matches() && CHARACTERS.containsKey(toned.group(1))) {
            return CHARACTERS.get(toned.group(1)).replace("\uFE0F", "") + skin(toned.group(2));
        }
        return ":" + name + ":";
    }

    /** The Fitzpatrick modifiers, which are numbered from 2. */
    private static String skin(String tone) {
        int level = TONES.containsKey(tone) ? TONES.get(tone) : Integer.parseInt(tone);
        return Character.toString(0x1F3FB + level - 2);
    }

    /** A text with the characters in place of the names that stand between colons. */
    public static String inText(String text) {
        return text.indexOf(':') < 0
                ? text
                : IN_TEXT.matcher(text).replaceAll(name -> Matcher.quoteReplacement(of(name.group(1))));
    }
}
