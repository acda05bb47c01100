package dev.parley.inbox.survey;

import dev.parley.inbox.survey.Satisfaction.Said;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as a table for spreadsheet programs (RFC 4180), in UTF-8 with the mark by which they know it. */
final class SatisfactionSheet {
    private static final String HEAD = "number,asked,answered,score,scale,comment,customer,team,person,channel,subject";

    private SatisfactionSheet() {}

    static String of(List<Said> all) {
        return "\uFEFF" + HEAD + "\r\n"
                + all.stream().map(SatisfactionSheet::line).collect(Collectors.joining());
    }

    private static String line(Said said) {
        return Stream.of(
                                Long.toString(said.number()),
                                said.askedAt().toString(),
                                said.answeredAt().toString(),
                                Integer.toString(said.score()),
                                said.scale().name(),
                                said.comment(),
                                said.contact(),
                                said.team(),
                                said.employee(),
                                said.channel(),
                                said.subject())
                        .map(SatisfactionSheet::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Spreadsheets calculate what begins like a formula; what a customer wrote shall stay what they wrote. */
    private static String cell(String value) {
        String plain = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return plain.matches("(?s).*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
