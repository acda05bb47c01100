package dev.parley.inbox.notification;

import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.SystemMail;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds somebody by mail, once, of what they were told and have not read after a while; not while they want quiet. */
@Component
class Digest {
    private final DigestRows rows;
    private final Notifications notifications;
    private final PreferenceRows preferences;
    private final Employees employees;
    private final ObjectProvider<SystemMail> mails;
    private final DigestMail writer;

    Digest(
            DigestRows rows,
            Notifications notifications,
            PreferenceRows preferences,
            Employees employees,
            ObjectProvider<SystemMail> mails,
            DigestMail writer) {
        this.rows = rows;
        this.notifications = notifications;
        this.preferences = preferences;
        this.employees = employees;
        this.mails = mails;
        this.writer = writer;
    }

    /** The mail and the note that it was sent are one transaction; of two nodes one finds nothing more to mention. */
    @Transactional
    public void remind(EmployeeId id, Clock clock) {
        var employee = employees.find(id).filter(Employee::active);
        var sender = mails.getIfAvailable();
        boolean undisturbed = preferences
                .find(id)
                .filter(wishes -> wishes.isUndisturbed(clock.instant()))
                .isPresent();
        if (undisturbed || sender == null) {
            return;
        }
        var due = new HashSet<>(rows.take(id));
        var lines = lines(id, due);
        if (employee.isPresent() && !lines.isEmpty()) {
            var mail = writer.write(employee.get(), lines);
            sender.send(employee.get().email(), mail.subject(), mail.text(), mail.html());
        }
    }

    private List<Notifications.Line> lines(EmployeeId id, Collection<UUID> due) {
        return notifications.list(id).stream()
                .map(line -> new Notifications.Line(
                        line.summary(),
                        line.entries().stream()
                                .filter(entry -> due.contains(entry.id()))
                                .toList()))
                .filter(line -> !line.entries().isEmpty())
                .toList();
    }
}
