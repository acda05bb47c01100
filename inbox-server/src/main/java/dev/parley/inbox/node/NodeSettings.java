package dev.parley.inbox.node;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What distinguishes this node from others that share its stores.
 *
 * @param data the folder for everything this node keeps on disk; {@code ./data} unless set
 * @param node the node's name, unique among nodes that share stores; the host's name and the process id unless set
 * @param roles the work this node takes; all unless set
 */
@ConfigurationProperties("parley")
public record NodeSettings(Path data, String node, Set<NodeRole> roles) {
    /** Fills in what is not set. */
    public NodeSettings(@Nullable Path data, @Nullable String node, @Nullable Set<NodeRole> roles) {
        this.data = (data == null || data.toString().isEmpty() ? Path.of("data") : data)
                .toAbsolutePath()
                .normalize();
        this.node = node == null || node.isBlank() ? defaultName() : node;
        this.roles = roles == null || roles.isEmpty() ? EnumSet.allOf(NodeRole.class) : EnumSet.copyOf(roles);
    }

    /** Whether this node takes that work. */
    public boolean has(NodeRole role) {
        return roles.contains(role);
    }

    private static String defaultName() {
        var host = System.getenv("HOSTNAME");
        return (host == null || host.isBlank() ? "node" : host) + "-"
                + ProcessHandle.current().pid();
    }
}
