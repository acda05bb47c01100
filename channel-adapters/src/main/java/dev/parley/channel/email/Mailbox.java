package dev.parley.channel.email;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;

/** A mailbox on somebody else's server, whatever it is spoken to with. */
interface Mailbox {
    /** Signs in. */
    Visit visit() throws MessagingException;

    /** How often to look when nothing says that there is something new. */
    Duration poll();

    /** One connection to it, used by one thread; {@link #interrupt()} alone may come from another. */
    interface Visit extends AutoCloseable {
        /** The next mails not taken yet; empty when there are none now. */
        Optional<MailPage> next() throws MessagingException;

        /** Returns when there may be something new, or when it is time to look. May return early. */
        void await() throws MessagingException, InterruptedException;

        /** Ends an {@link #await()} or whatever else hangs. */
        void interrupt();

        @Override
        void close();
    }
}
