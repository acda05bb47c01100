package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SystemMail;
import dev.parley.inbox.node.ServerAddress;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells managers by mail, once for each time, that a channel needs them. */
@Component
class ChannelWarning {
    private static final String TEXTS = "dev.parley.inbox.channel.warning";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final JdbcClient jdbc;
    private final Employees employees;
    private final SystemMail mails;
    private final ServerAddress address;
    private final TransactionTemplate transaction;

    ChannelWarning(
            JdbcClient jdbc,
            Employees employees,
            SystemMail mails,
            ServerAddress address,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.employees = employees;
        this.mails = mails;
        this.address = address;
        this.transaction = transaction;
    }

    /** Why a channel needs somebody. */
    enum Cause {
        FAILING,
        EXPIRES,
        SILENT
    }

    void tell(ChannelRows.Row channel, Cause cause, String detail) {
        transaction.executeWithoutResult(status -> {
            boolean first = jdbc.sql("""
                    update channel_check set told_at = now() where channel_id = :channel and told_at is null
                    """).param("channel", channel.id().value()).update() == 1;
            if (first) {
                employees.listAll().stream()
                        .filter(one -> one.active() && one.role().includes(Role.MANAGER))
                        .forEach(manager -> mail(manager, channel, cause, detail));
            }
        });
    }

    /** All is well again: the next time is told again. */
    void forget(ChannelId channel) {
        jdbc.sql("update channel_check set told_at = null where channel_id = :channel and told_at is not null")
                .param("channel", channel.value())
                .update();
    }

    private void mail(Employee manager, ChannelRows.Row channel, Cause cause, String detail) {
        var texts = ResourceBundle.getBundle(
                TEXTS, Locale.forLanguageTag(manager.language().code()), NO_FALLBACK);
        String subject = MessageFormat.format(texts.getString(cause + ".subject"), channel.name());
        String text = MessageFormat.format(
                texts.getString(cause + ".text"), channel.name(), detail, address.of("/admin/channels"));
        mails.send(manager.email(), subject, text, "");
    }
}
