package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, without letting them lock anybody out.
 *
 * <p>Failures are counted per account and per address; after a few free ones each makes the next wait twice as long, up to
 * 15 minutes, and a try during the wait is refused without being looked at or counted. A browser in which the account has
 * signed in before ({@link DeviceCookie}) is counted by itself instead: while somebody hammers an account from elsewhere, or
 * from behind the same proxy, its owner still gets in. Counts live in Redis: they are the same on every node and survive
 * restarts.
 */
@Component
final class SignInThrottle {
    /** A try that has been counted as failed until it is said to have succeeded. */
    record Try(List<TryScripts.Counter> counters) {}

    private final TryScripts scripts;
    private final SignInSettings settings;
    private final Clock clock;

    SignInThrottle(TryScripts scripts, SignInSettings settings, Clock clock) {
        this.scripts = scripts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a try; problem 429 when it comes too soon. */
    Try begin(String email, String address, Optional<UUID> knownDevice) {
        var counters = knownDevice
                .map(device -> List.of(new TryScripts.Counter("device:" + device, settings.accountTries())))
                .orElseGet(() -> List.of(
                        new TryScripts.Counter("account:" + digest(email), settings.accountTries()),
                        new TryScripts.Counter("address:" + network(address), settings.addressTries())));
        return begin(counters);
    }

    private Try begin(List<TryScripts.Counter> counters) {
        var wait = scripts.begin(counters, clock.millis(), settings.forget());
        if (!wait.isZero()) {
            throw tooMany(wait);
        }
        return new Try(counters);
    }

    /** Begins a try of somebody who is signed in to prove that they know their password. */
    Try begin(EmployeeId employee) {
        return begin(List.of(new TryScripts.Counter("password:" + employee, settings.accountTries())));
    }

    /** The password was right. */
    void succeeded(Try good) {
        scripts.succeeded(good.counters());
    }

    private static Problem tooMany(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return Problem.tooMany("Too many failed sign-ins. Try again in " + seconds + " seconds.", wait);
    }

    /** The address itself, or the /64 of an IPv6 address: its owner can use all of that. */
    private static String network(String address) {
        if (!address.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return digest(address);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (UnknownHostException notAnAddress) {
            return digest(address);
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
