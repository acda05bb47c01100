package dev.parley.inbox.channel;

import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of channel that this installation speaks. */
@Component
final class ChannelAdapters {
    private final Map<ChannelKind, ChannelAdapter> byKind;

    ChannelAdapters(ObjectProvider<ChannelAdapter> adapters, ProviderConfiguration.ProviderAdapters providers) {
        this.byKind = Stream.concat(adapters.stream(), providers.all().stream())
                .collect(Collectors.toMap(ChannelAdapter::kind, Function.identity()));
    }

    List<ChannelAdapter> list() {
        return byKind.values().stream()
                .sorted(Comparator.comparing(ChannelAdapter::kind))
                .toList();
    }

    Optional<ChannelAdapter> find(ChannelKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** A 422 problem where the kind is not spoken. */
    ChannelAdapter get(ChannelKind kind) {
        return find(kind).orElseThrow(() -> Problem.invalid("Channels of the kind " + kind + " are not spoken here."));
    }
}
