package dev.parley.inbox.guideline;

import dev.parley.botrules.Guideline;
import dev.parley.botrules.Vocabulary;
import java.util.List;

/**
 * What counts on this node now. Published within the application each time it changes; who listens to it does not keep it waiting.
 *
 * @param revision grows with every change of the guidelines in force, the same on every node
 * @param guidelines in the order they act; each tells itself from when until when it is valid
 * @param vocabulary the facts that conditions may ask about
 */
public record InForce(long revision, List<Guideline> guidelines, Vocabulary vocabulary) {
    /** Keeps a copy. */
    public InForce {
        guidelines = List.copyOf(guidelines);
    }
}
