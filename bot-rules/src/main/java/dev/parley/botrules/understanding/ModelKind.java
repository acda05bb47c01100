package dev.parley.botrules.understanding;

/** The kinds of models that can be kept as bytes, with the version of their form. */
enum ModelKind {
    INTENTS(0x50_49_4e_54, 1),
    SENTIMENT(0x50_53_4e_54, 1);

    private final int magic;
    private final int version;

    ModelKind(int magic, int version) {
        this.magic = magic;
        this.version = version;
    }

    int magic() {
        return magic;
    }

    int version() {
        return version;
    }
}
