package dev.parley.inbox.intake;

import dev.parley.inbox.channel.InboundFields;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Puts this node's reader together. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    @Bean
    @ConditionalOnRole(NodeRole.INTAKE)
    InboundReader inboundReader(
            InboundFields fields,
            RedisConnectionFactory connections,
            Decoding decoding,
            Carrying carrying,
            IntakeSettings settings,
            @Value("${parley.data:./data}") Path data) {
        String consumer = settings.consumer().isBlank() ? name(data) : settings.consumer();
        return new InboundReader(fields, connections, decoding, carrying, settings, consumer);
    }

    /** The same after a restart, so that this node finds at once what it was storing when it was killed. */
    private static String name(Path data) {
        String place = String.format(
                Locale.ROOT,
                "%08x",
                data.toAbsolutePath().normalize().toString().hashCode());
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + place;
        } catch (UnknownHostException e) {
            return "node-" + place;
        }
    }
}
