package dev.parley.inbox.corpus;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows of one table on their way to PostgreSQL, in COPY's text format. */
final class Table {
    private final String name;
    private final String columns;
    private final StringBuilder rows = new StringBuilder();

    Table(String name, String columns) {
        this.name = name;
        this.columns = columns;
    }

    /** One row; null is null, bytes become bytea, everything else its text. */
    void add(@Nullable Object... values) {
        for (int n = 0; n < values.length; n++) {
            if (n > 0) {
                rows.append('\t');
            }
            switch (values[n]) {
                case null -> rows.append("\\N");
                case byte[] bytes -> rows.append("\\\\x").append(HexFormat.of().formatHex(bytes));
                case Object value -> escape(value.toString());
            }
        }
        rows.append('\n');
    }

    String name() {
        return name;
    }

    String copy() {
        return "copy " + name + " (" + columns + ") from stdin";
    }

    /** What was added since the last time. */
    String take() {
        String taken = rows.toString();
        rows.setLength(0);
        return taken;
    }

    private void escape(String text) {
        for (int n = 0; n < text.length(); n++) {
            char next = text.charAt(n);
            switch (next) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(next);
            }
        }
    }
}
