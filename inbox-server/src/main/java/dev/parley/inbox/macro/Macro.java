package dev.parley.inbox.macro;

import java.util.List;
import java.util.UUID;

/**
 * Several things done with one key, as its users see it.
 *
 * @param personal whether it is the asker's own; others have it from a manager
 * @param keys what to press, in the notation of the client ({@code Alt+1}); empty for none
 * @param revision to name when it is changed
 */
record Macro(UUID id, boolean personal, String name, String keys, List<MacroAction> actions, long revision) {
    Macro {
        actions = List.copyOf(actions);
    }
}
