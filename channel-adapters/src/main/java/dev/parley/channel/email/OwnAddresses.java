package dev.parley.channel.email;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Recipient;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.email.mime.Addresses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The addresses of one e-mail channel: its own, and those that a manager entered beside it.
 *
 * @param all in the order they were entered, the main one first
 */
public record OwnAddresses(String main, SequencedSet<String> all) {
    public OwnAddresses {
        all = java.util.Collections.unmodifiableSequencedSet(new LinkedHashSet<>(all));
    }

    /** Of a channel with checked settings. */
    public static OwnAddresses of(ChannelConfiguration channel) {
        return of(channel.address(), channel.settings());
    }

    /** Of a channel's main address and settings, whose secrets may be sealed; an alias that is no address is left out. */
    public static OwnAddresses of(String address, Map<String, String> settings) {
        var all = new LinkedHashSet<String>();
        String main = address.toLowerCase(Locale.ROOT);
        all.add(main);
        if (!settings.getOrDefault("aliases", "").isBlank()) {
            new SettingsReader(settings)
                    .lines("aliases").stream()
                            .flatMap(line -> alias(line).stream())
                            .forEach(all::add);
        }
        return new OwnAddresses(main, all);
    }

    /** The address that one line is, in lower case; empty where it is none, or more than one. */
    static Optional<String> alias(String line) {
        var parties = Addresses.parse(line);
        boolean one = parties.size() == 1 && parties.getFirst().handle().contains("@") && line.indexOf(' ') < 0;
        return one ? Optional.of(parties.getFirst().handle().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Which of them an address is, with or without a {@code +tag}; empty where it is none. */
    public Optional<String> find(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return all.contains(lower)
                ? Optional.of(lower)
                : Optional.of(untagged(lower)).filter(all::contains);
    }

    /** Whether this is one of them, with or without a {@code +tag}. */
    public boolean has(String address) {
        return find(address).isPresent();
    }

    /** Which of them to answer from: the first that the customer's message was sent to; the main one where none was. */
    public String answering(List<Recipient> recipients) {
        return recipients.stream()
                .filter(recipient -> recipient.role() != Recipient.Role.REPLY_TO)
                .flatMap(recipient -> find(recipient.party().handle()).stream())
                .findFirst()
                .orElse(main);
    }

    private static String untagged(String lower) {
        int at = lower.lastIndexOf('@');
        int plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }
}
