package dev.parley.inbox.spam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Domains at which anybody has an address: what one of them sends says nothing of the others. */
@Component
final class SharedDomains {
    private final Set<String> domains;

    SharedDomains() {
        try (InputStream file = Objects.requireNonNull(
                SharedDomains.class.getResourceAsStream("/dev/parley/inbox/spam/shared-domains.txt"))) {
            domains = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String domain) {
        return domains.contains(domain);
    }
}
