package dev.parley.channel;

/** Who can read what is said. */
public enum Visibility {
    /** The people it is addressed to and nobody else. */
    PRIVATE,
    /** Those who follow its writer. */
    FOLLOWERS,
    /** Everybody who has the link; it is not listed. */
    UNLISTED,
    /** Everybody. */
    PUBLIC;

    /** Whether others than writer and receivers may read it. */
    public boolean isPublic() {
        return this != PRIVATE;
    }
}
