package dev.parley.channel.email;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Recipient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The addresses of one e-mail channel: its own, and those that a manager entered beside it. */
public record OwnAddresses(String main, Set<String> all) {
    public OwnAddresses {
        all = Set.copyOf(all);
    }

    /** Of a channel with checked settings. */
    public static OwnAddresses of(ChannelConfiguration channel) {
        var all = new LinkedHashSet<String>();
        String main = channel.address().toLowerCase(Locale.ROOT);
        all.add(main);
        all.addAll(EmailSettings.of(channel.settings()).aliases());
        return new OwnAddresses(main, all);
    }

    /** Whether this is one of them, with or without a {@code +tag}. */
    public boolean has(String address) {
        return all.contains(untagged(address));
    }

    /** Which of them to answer from: the first that the customer's message was sent to; the main one where none was. */
    public String answering(List<Recipient> recipients) {
        return recipients.stream()
                .filter(recipient -> recipient.role() != Recipient.Role.REPLY_TO)
                .map(recipient -> untagged(recipient.party().handle()))
                .filter(all::contains)
                .findFirst()
                .orElse(main);
    }

    private static String untagged(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        int plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }
}
