package dev.parley.channel.sms;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The settings of one number, checked.
 *
 * @param account what the provider calls the account
 * @param signing what it signs webhooks with
 * @param from the number that messages go out from; empty where {@code service} chooses one
 * @param service the messaging service that chooses among several numbers; empty where there is one
 */
record SmsSettings(
        URI api, String account, String token, String signing, String from, String service, OptOutWords words) {
    static final List<Setting> SETTINGS = List.of(
            Setting.required("api.account", Type.TEXT),
            Setting.required("api.token", Type.SECRET),
            Setting.optional("send.from", Type.TEXT, ""),
            Setting.optional("send.service", Type.TEXT, ""),
            Setting.optional("optout.stop", Type.LINES, String.join("\n", OptOutWords.MORE_STOP)),
            Setting.optional("optout.start", Type.LINES, ""),
            Setting.optional("webhook.secret", Type.SECRET, ""),
            Setting.optional("api.url", Type.URL, "https://api.twilio.com"));

    /** A number, a short code, or up to 11 letters and digits that nobody can answer. */
    private static final String FROM = "\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}";

    static SmsSettings of(ChannelConfiguration channel) {
        return of(channel.settings());
    }

    static SmsSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        String account =
                reader.required("api.account", "Enter the Account SID that the provider's console shows (AC…).");
        if (!account.matches("[A-Za-z0-9-]{1,64}")) {
            throw new InvalidSettingsException(
                    "api.account", "Enter the Account SID that the provider's console shows: letters and digits only.");
        }
        String token = reader.required("api.token", "Enter the Auth Token that the provider's console shows.");
        String from = number(reader.line("send.from"));
        String service = reader.line("send.service");
        if (from.isEmpty() && service.isEmpty()) {
            throw new InvalidSettingsException(
                    "send.from",
                    "Enter the number that messages go out from, as +41446681800, or a messaging service.");
        }
        if (!from.isEmpty() && !from.matches(FROM)) {
            throw new InvalidSettingsException("send.from", "Enter the number with its country, as +41446681800.");
        }
        if (!service.isEmpty() && !service.matches("[A-Za-z0-9-]{1,64}")) {
            throw new InvalidSettingsException(
                    "send.service", "Enter the SID of the messaging service that the provider's console shows (MG…).");
        }
        String signing = reader.line("webhook.secret");
        var stop = settings.containsKey("optout.stop") ? reader.lines("optout.stop") : OptOutWords.MORE_STOP;
        return new SmsSettings(
                reader.server("api.url", "https://api.twilio.com"),
                account,
                token,
                signing.isEmpty() ? token : signing,
                from,
                service,
                OptOutWords.with(stop, reader.lines("optout.start")));
    }

    /** As +41446681800, where somebody wrote it as people do. */
    static String number(String text) {
        String bare = text.strip();
        if (bare.matches("(\\+|00)?[0-9 ()/.\u00a0-]+")) {
            String digits = bare.replaceAll("[^0-9+]", "");
            return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        }
        return bare;
    }

    /** What the channel is known by. */
    String address() {
        return from.isEmpty() ? service : from;
    }

    /** A resource of the account, as "/Messages.json". */
    String resource(String path) {
        return api + "/2010-04-01/Accounts/" + account + path;
    }

    /** Where messaging services are kept: at a host of its own with Twilio itself. */
    String services(String path) {
        String host = String.valueOf(api.getHost());
        return (host.equals("api.twilio.com") ? "https://messaging.twilio.com" : api.toString()) + "/v1/Services/"
                + path;
    }

    String authorization() {
        byte[] both = (account + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Whether an address belongs to the provider, so that it may see the credentials. */
    boolean isProviders(URI url) {
        String host = String.valueOf(url.getHost());
        boolean same = host.equalsIgnoreCase(api.getHost())
                && url.getPort() == api.getPort()
                && String.valueOf(url.getScheme()).equalsIgnoreCase(api.getScheme());
        boolean twilio = "https".equalsIgnoreCase(url.getScheme())
                && url.getPort() == -1
                && host.endsWith(".twilio.com")
                && String.valueOf(api.getHost()).endsWith(".twilio.com");
        return url.getUserInfo() == null && (same || twilio);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "SmsSettings[" + account + " " + address() + "]";
    }
}
