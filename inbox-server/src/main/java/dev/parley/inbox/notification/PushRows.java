package dev.parley.inbox.notification;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The devices that want to be told, and what is on its way to them. */
@Component
final class PushRows {
    private final JdbcClient jdbc;

    PushRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A browser that asked to be told. */
    record Device(
            UUID id,
            String device,
            String endpoint,
            Instant createdAt,
            @Nullable Instant reachedAt) {}

    /** The address and keys that a browser made for us. */
    record Browser(String endpoint, byte[] p256dh, byte[] auth, String device) {}

    List<Device> list(EmployeeId employee) {
        return jdbc.sql("""
                select id, device, endpoint, created_at, reached_at
                  from push_subscription
                 where employee_id = :me
                 order by created_at
                """).param("me", employee.value()).query(Device.class).list();
    }

    /** A browser has one subscription: whoever signs in there last is the one who is told. */
    void save(UUID id, EmployeeId employee, Browser browser) {
        jdbc.sql("""
                insert into push_subscription (id, employee_id, endpoint, p256dh, auth, device)
                values (:id, :me, :endpoint, :p256dh, :auth, :device)
                    on conflict (endpoint) do update
                   set employee_id = excluded.employee_id, p256dh = excluded.p256dh, auth = excluded.auth,
                       device = excluded.device
                """)
                .param("id", id)
                .param("me", employee.value())
                .param("endpoint", browser.endpoint())
                .param("p256dh", browser.p256dh())
                .param("auth", browser.auth())
                .param("device", browser.device())
                .update();
    }

    int delete(EmployeeId employee, UUID id) {
        return jdbc.sql("delete from push_subscription where id = :id and employee_id = :me")
                .param("id", id)
                .param("me", employee.value())
                .update();
    }

    /** Whom the push service does not know any more. */
    void deleteSubscription(UUID id) {
        jdbc.sql("delete from push_subscription where id = :id").param("id", id).update();
    }

    /** Puts notifications on their way to all devices of those who get them. */
    void send(Collection<UUID> notifications, Instant at) {
        jdbc.sql("""
                insert into push_delivery (subscription_id, notification_id, due_at)
                select s.id, n.id, :at
                  from notification n
                  join push_subscription s on s.employee_id = n.employee_id
                 where n.id = any(:ids)
                """)
                .param("ids", notifications.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What is to be sent now, with everything that it takes. */
    record Due(
            long id,
            int attempts,
            UUID subscriptionId,
            String endpoint,
            byte[] p256dh,
            byte[] auth,
            UUID notificationId,
            UUID employeeId,
            UUID conversationId,
            NotificationKind kind,
            String language,
            String actor,
            String subject,
            String words) {}

    /** Takes some for this node; they are due again after the lease where it dies. */
    List<Due> take(int limit, Instant now, Duration lease) {
        jdbc.sql("""
                delete from push_delivery d
                 using notification n
                 where n.id = d.notification_id and n.read_at is not null and d.due_at <= :now
                """).param("now", Timestamp.from(now)).update();
        return jdbc.sql("""
                with due as materialized (
                    select id from push_delivery where due_at <= :now order by due_at limit :limit for update skip locked
                ), taken as (
                    update push_delivery
                       set due_at = :again, attempts = attempts + 1
                     where id in (select id from due)
                    returning id, attempts, subscription_id, notification_id
                )
                select t.id, t.attempts, t.subscription_id, s.endpoint, s.p256dh, s.auth, n.id as notification_id,
                       n.employee_id, n.conversation_id, n.kind, e.language,
                       coalesce(a.name, nullif(m.author_name, ''), ct.name, '') as actor, c.subject,
                       coalesce(left(coalesce(m.new_text, m.text), 300), '') as words
                  from taken t
                  join push_subscription s on s.id = t.subscription_id
                  join notification n on n.id = t.notification_id
                  join employee e on e.id = n.employee_id and e.active
                  join conversation c on c.id = n.conversation_id
                  join contact ct on ct.id = c.contact_id
                  left join employee a on a.id = n.actor_id
                  left join message m on m.conversation_id = n.conversation_id and m.seq = n.seq
                """)
                .param("again", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(Due.class)
                .list();
    }

    void done(Due due) {
        forget(due);
        jdbc.sql("update push_subscription set reached_at = now() where id = :id")
                .param("id", due.subscriptionId())
                .update();
    }

    void forget(Due due) {
        jdbc.sql("delete from push_delivery where id = :id")
                .param("id", due.id())
                .update();
    }

    void again(Due due, Instant at) {
        jdbc.sql("update push_delivery set due_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", due.id())
                .update();
    }
}
