package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id hashes and compares with them.
 *
 * <p>19 MiB and two passes: what OWASP's Password Storage Cheat Sheet asks for. So that a flood of sign-ins can take neither
 * the memory nor all processors, only as many run at once as there are processors; the others wait.
 */
@Component
public final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id", Map.of("argon2id", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES)));
    private final CredentialRows rows;
    private final String nobodys;

    Passwords(CredentialRows rows) {
        this.rows = rows;
        this.nobodys = hash("the password of an account that does not exist");
    }

    /** Sets an employee's password, which the caller has checked; all their sessions end. */
    public void set(EmployeeId employee, String password) {
        rows.setPassword(employee, hash(password));
    }

    /** The hash to store. */
    String hash(String password) {
        return taken(() -> String.valueOf(encoder.encode(password)));
    }

    /** The active employee with this address and password. Takes as long when there is no such account. */
    Optional<EmployeeId> check(String email, String password) {
        var credential = rows.findActive(email);
        String hash = credential.map(CredentialRows.Credential::hash).orElse(nobodys);
        boolean matches = taken(() -> encoder.matches(password, hash));
        if (!matches || credential.isEmpty()) {
            return Optional.empty();
        }
        var employee = credential.get().employee();
        if (encoder.upgradeEncoding(hash)) {
            rows.setRehashed(employee, hash, hash(password));
        }
        return Optional.of(employee);
    }

    private <T> T taken(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
