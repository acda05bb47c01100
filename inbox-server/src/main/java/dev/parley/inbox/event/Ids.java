package dev.parley.inbox.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Gives out identifiers that sort by time (UUID version 7, RFC 9562), so that indexes stay compact. */
public final class Ids {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new identifier, later than all before it from this process. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
