package dev.parley.inbox.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What everybody's notifications have in common.
 *
 * @param keep how long a notification is kept, read or not
 * @param digestAfter how long something is unread before a mail reminds of it
 * @param pushContact whom a push service may write to when this server makes trouble: a mailto: or https: address
 * @param privatePushEndpoints whether push messages may go to addresses inside the company's network, and by plain http
 */
@ConfigurationProperties("parley.notification")
record NotificationSettings(
        @DefaultValue("90d") Duration keep,
        @DefaultValue("4h") Duration digestAfter,
        @DefaultValue("mailto:postmaster@localhost") String pushContact,
        @DefaultValue("false") boolean privatePushEndpoints) {}
