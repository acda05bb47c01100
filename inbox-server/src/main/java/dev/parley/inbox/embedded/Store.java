package dev.parley.inbox.embedded;

import java.io.IOException;

/** A store that this node starts and stops itself. */
sealed interface Store permits Postgres, Redis {
    /** Its name for people. */
    String name();

    /** Ends what a killed predecessor left, starts, and returns once it answers. */
    ProcessHandle start(int port) throws IOException;

    /** Stops it in order: everything it promised is on the disk. */
    void stop(ProcessHandle process) throws IOException;
}
