package dev.parley.inbox;

/**
 * Where the jar starts: compiled for an old Java, so that a Java that is too old gets a sentence instead of a stack trace.
 */
public final class Launcher {
    private static final int OLDEST = 21;

    private Launcher() {}

    /** Starts Parley, or says which Java it needs. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        int feature = Runtime.version().feature();
        if (feature < OLDEST) {
            System.err.println("Parley needs Java " + OLDEST + " or newer; this is Java " + feature + " ("
                    + System.getProperty("java.home")
                    + "). Install a newer one, for example from https://adoptium.net.");
            System.exit(1);
        }
        Class.forName("dev.parley.inbox.ParleyApplication")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
