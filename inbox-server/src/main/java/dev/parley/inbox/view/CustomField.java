package dev.parley.inbox.view;

import java.util.regex.Pattern;

/** A field that the company added, to conversations or to contacts; it may hold text, numbers, dates or several choices. */
record CustomField(Owner owner, String key) implements Field {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Whose field it is. */
    enum Owner {
        CONVERSATION("conversation."),
        CONTACT("contact.");

        private final String prefix;

        Owner(String prefix) {
            this.prefix = prefix;
        }

        /** What its name in JSON begins with. */
        String prefix() {
            return prefix;
        }
    }

    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    @Override
    public String json() {
        return owner.prefix + key;
    }

    @Override
    public FieldType type() {
        return FieldType.CUSTOM;
    }
}
