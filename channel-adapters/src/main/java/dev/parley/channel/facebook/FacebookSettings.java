package dev.parley.channel.facebook;

import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.meta.MetaApp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Facebook channel's settings; the token is that of the page.
 *
 * @param humanAgent whether Meta has given the app the permission "Human Agent"
 */
record FacebookSettings(MetaApp app, boolean humanAgent) {
    private static final String HUMAN_AGENT = "messenger.human-agent";

    static final List<Setting> SETTINGS = Stream.concat(
                    MetaApp.SETTINGS.stream(), Stream.of(Setting.optional(HUMAN_AGENT, Type.FLAG, "false")))
            .toList();

    static FacebookSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        return new FacebookSettings(MetaApp.of(reader, MetaApp.GRAPH), reader.flag(HUMAN_AGENT));
    }
}
