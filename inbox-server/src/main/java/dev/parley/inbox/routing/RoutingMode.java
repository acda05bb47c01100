package dev.parley.inbox.routing;

/** How a team's waiting conversations find their people. */
enum RoutingMode {
    /** People claim them. */
    PULL,
    /** They are offered to whoever was offered something longest ago. */
    ROUND_ROBIN,
    /** They are offered to whoever holds the fewest. */
    LEAST_LOADED
}
