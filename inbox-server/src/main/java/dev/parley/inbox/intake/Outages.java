package dev.parley.inbox.intake;

import dev.parley.inbox.problem.Problem;
import io.lettuce.core.RedisException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what ails a store from what ails a message. */
final class Outages {
    private Outages() {}

    /** Whether a store is away, full or starting: the same batch will succeed later. */
    static boolean isOutage(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = cause instanceof DataAccessResourceFailureException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof QueryTimeoutException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof RedisSystemException
                    || cause instanceof RedisException
                    || cause instanceof UncheckedIOException
                    || cause instanceof SQLTransientException
                    || cause instanceof Problem problem && problem.status() == HttpStatus.SERVICE_UNAVAILABLE
                    || cause instanceof SQLException sql && isOutage(String.valueOf(sql.getSQLState()));
            if (away) {
                return !isTooLarge(failure);
            }
        }
        return false;
    }

    /** Whether another transaction came in between: the same batch will succeed at once. */
    static boolean isConflict(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof DuplicateKeyException
                    || cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message, for the log and the set-aside list. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        for (var next = cause.getCause(); next != null; next = cause.getCause()) {
            cause = next;
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    /** PostgreSQL has no room for so many locks in one transaction: a smaller batch fits. */
    private static boolean isTooLarge(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "53200".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Connection (08), resources (53), operator intervention (57), read-only after a switch-over (25006). */
    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25006");
    }
}
