package dev.parley.channel.whatsapp;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.meta.MetaApp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A WhatsApp channel's settings.
 *
 * @param phone the id of the telephone number
 * @param business the id of the WhatsApp Business Account that the number belongs to
 */
record WhatsAppSettings(String phone, String business, MetaApp app) {
    static final String PHONE = "phone.id";
    static final String BUSINESS = "business.id";

    static final List<Setting> SETTINGS = Stream.concat(
                    Stream.of(Setting.required(PHONE, Type.TEXT), Setting.required(BUSINESS, Type.TEXT)),
                    MetaApp.SETTINGS.stream())
            .toList();

    static WhatsAppSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        return new WhatsAppSettings(
                id(
                        reader,
                        PHONE,
                        "Enter the phone number ID, not the number; it stands in the app under WhatsApp, API Setup."),
                id(
                        reader,
                        BUSINESS,
                        "Enter the WhatsApp Business Account ID; it stands in the app under WhatsApp, API Setup."),
                MetaApp.of(reader, MetaApp.GRAPH));
    }

    private static String id(SettingsReader reader, String name, String sentence) {
        String id = reader.required(name, sentence);
        if (!id.matches("[0-9]{5,30}")) {
            throw new InvalidSettingsException(name, sentence + " It consists of digits only.");
        }
        return id;
    }
}
