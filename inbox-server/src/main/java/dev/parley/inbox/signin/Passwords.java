package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.signin.CredentialRows.Credential;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
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

    /** Whether this is the credential's password. Takes as long when there is no credential. */
    boolean matches(Optional<Credential> credential, String password) {
        String hash = credential.map(Credential::hash).orElse(nobodys);
        boolean matches = taken(() -> encoder.matches(password, hash)) && credential.isPresent();
        if (matches && encoder.upgradeEncoding(hash)) {
            rows.setRehashed(credential.get().employee(), hash, hash(password));
        }
        return matches;
    }

    private <T> T taken(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
