package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.SmtpPump;
import dev.parley.inbox.testing.WrittenMails;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Mail servers of customers: each mail is offered again until the server has taken responsibility for it. */
final class Customers {
    private final int port;
    private final ConcurrentLinkedQueue<WrittenMails.Written> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final int total;
    private volatile @Nullable Exception failure;

    Customers(int port, WrittenMails mails, int total) {
        this.port = port;
        this.total = total;
        for (int n = 0; n < total; n++) {
            left.add(mails.plain());
        }
    }

    /** Delivers until nothing is left; a broken or refused connection only means "again". */
    void deliverAll() {
        while (true) {
            var mail = left.poll();
            if (mail == null) {
                return;
            }
            if (!deliverUntilAccepted(mail)) {
                return;
            }
        }
    }

    private boolean deliverUntilAccepted(WrittenMails.Written mail) {
        var patience = new Patience();
        while (patience.left()) {
            try (var pump = new SmtpPump(port)) {
                var next = mail;
                while (next != null) {
                    pump.deliver(next, Desk.ADDRESS);
                    accepted.incrementAndGet();
                    next = left.poll();
                    if (next != null) {
                        mail = next;
                    }
                }
                return true;
            } catch (IOException again) {
                patience.pause(again);
            }
        }
        failure = patience.last();
        return false;
    }

    int accepted() {
        return accepted.get();
    }

    boolean done() {
        return accepted.get() == total || failure != null;
    }

    @Nullable Exception failure() {
        return failure;
    }
}
