package dev.parley.inbox.webchat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the widgets of one installation may ask, under {@code parley.web-chat}.
 *
 * @param requestsPerMinute how often one address may ask; an IPv6 network of 64 bits counts as one address
 * @param newcomersPerMinute how many visitors who were never here may begin from one address
 * @param messagesPerMinute how much one visitor may say
 * @param devicesKept how many days a device is known that nobody opens the chat on
 * @param look how often it is looked for answers that nobody saw and that go on by e-mail
 */
@ConfigurationProperties("parley.web-chat")
record WebChatLimits(
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("60") int newcomersPerMinute,
        @DefaultValue("30") int messagesPerMinute,
        @DefaultValue("365") int devicesKept,
        @DefaultValue("15s") Duration look) {
    WebChatLimits {
        positive("requests-per-minute", requestsPerMinute);
        positive("newcomers-per-minute", newcomersPerMinute);
        positive("messages-per-minute", messagesPerMinute);
        positive("devices-kept", devicesKept);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("parley.web-chat." + name + " must be at least 1");
        }
    }
}
