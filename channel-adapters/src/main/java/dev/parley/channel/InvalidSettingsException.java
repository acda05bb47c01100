package dev.parley.channel;

/** A channel's settings cannot work as they are. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private final String setting;

    /** Names the setting ("receive.port") and says in a sentence what it needs. */
    public InvalidSettingsException(String setting, String reason) {
        super(reason);
        this.setting = setting;
    }

    /** The dotted name of the setting that is wrong. */
    public String setting() {
        return setting;
    }
}
