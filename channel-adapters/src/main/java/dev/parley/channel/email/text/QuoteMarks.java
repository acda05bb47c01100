package dev.parley.channel.email.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Carries what the lines of a text turned out to be back into the HTML it came from: {@code data-quoted="true"} and
 * {@code data-signature="true"} on the outermost elements that hold nothing else, so that a reader's screen can fold them.
 */
final class QuoteMarks {
    private static final Set<String> HOLDS_ONLY_ROWS =
            Set.of("table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "colgroup");

    private final RenderedHtml rendered;
    private final MailLines lines;
    /** For each line how many lines with text before it are new, quoted, signature. */
    private final int[][] before;

    private QuoteMarks(RenderedHtml rendered, MailLines lines, ReplySplitter.Kind[] kinds) {
        this.rendered = rendered;
        this.lines = lines;
        this.before = new int[ReplySplitter.Kind.values().length][lines.count() + 1];
        for (int line = 0; line < lines.count(); line++) {
            for (int[] count : before) {
                count[line + 1] = count[line];
            }
            if (!lines.isBlank(line)) {
                before[kinds[line].ordinal()][line + 1]++;
            }
        }
    }

    static void set(Element body, RenderedHtml rendered, MailLines lines, ReplySplitter.Kind[] kinds) {
        if (Arrays.stream(kinds).allMatch(kind -> kind == ReplySplitter.Kind.NEW)) {
            return;
        }
        QuoteMarks marks = new QuoteMarks(rendered, lines, kinds);
        Deque<Element> open = new ArrayDeque<>();
        open.add(body);
        while (!open.isEmpty()) {
            marks.children(open.removeLast(), open);
        }
    }

    private void children(Element parent, Deque<Element> open) {
        Marked marked = new Marked(parent);
        List<Node> run = new ArrayList<>();
        ReplySplitter.Kind runKind = ReplySplitter.Kind.NEW;
        for (Node node : parent.childNodes()) {
            int[] range = rendered.ranges().get(node);
            if (range == null) {
                run.add(node);
                continue;
            }
            ReplySplitter.Kind kind = kind(range);
            if (kind != runKind) {
                marked.add(run, runKind);
                run.clear();
                runKind = kind;
            }
            run.add(node);
            if (kind == ReplySplitter.Kind.NEW && node instanceof Element element && !isAllNew(range)) {
                open.add(element);
            }
        }
        marked.add(run, runKind);
        marked.finish();
    }

    /** QUOTED or SIGNATURE where every line with text in the range is; NEW where any is new or they are mixed. */
    private ReplySplitter.Kind kind(int[] range) {
        for (ReplySplitter.Kind kind : ReplySplitter.Kind.values()) {
            if (count(kind, range) > 0 && others(kind, range) == 0) {
                return kind;
            }
        }
        return ReplySplitter.Kind.NEW;
    }

    private boolean isAllNew(int[] range) {
        return others(ReplySplitter.Kind.NEW, range) == 0;
    }

    private int others(ReplySplitter.Kind kind, int[] range) {
        int count = 0;
        for (ReplySplitter.Kind other : ReplySplitter.Kind.values()) {
            count += other == kind ? 0 : count(other, range);
        }
        return count;
    }

    private int count(ReplySplitter.Kind kind, int[] range) {
        int first = lines.at(range[0]);
        int last = lines.at(Math.max(range[0], range[1] - 1));
        return before[kind.ordinal()][last + 1] - before[kind.ordinal()][first];
    }

    /** The children of an element to be; put in place at once, because one by one takes the time squared. */
    private static final class Marked {
        private final Element parent;
        private final List<Node> children = new ArrayList<>();
        private final Map<Element, List<Node>> wrapped = new LinkedHashMap<>();

        Marked(Element parent) {
            this.parent = parent;
        }

        /** A run of children: as it is, with the mark on its elements, or inside a new element with the mark. */
        void add(List<Node> run, ReplySplitter.Kind kind) {
            if (kind == ReplySplitter.Kind.NEW || run.isEmpty()) {
                children.addAll(run);
                return;
            }
            String mark = kind == ReplySplitter.Kind.QUOTED ? "data-quoted" : "data-signature";
            List<Node> shown = run.stream()
                    .filter(node -> !(node instanceof TextNode text && text.isBlank()))
                    .toList();
            if (HOLDS_ONLY_ROWS.contains(parent.normalName()) || shown.size() == 1) {
                for (Node node : shown) {
                    if (node instanceof Element element) {
                        element.attr(mark, "true");
                    }
                }
                if (shown.stream().allMatch(Element.class::isInstance)) {
                    children.addAll(run);
                    return;
                }
            }
            Element wrapper = new Element("div").attr(mark, "true");
            children.add(wrapper);
            wrapped.put(wrapper, List.copyOf(run));
        }

        void finish() {
            if (!wrapped.isEmpty()) {
                parent.empty();
                wrapped.forEach(Element::appendChildren);
                parent.appendChildren(children);
            }
        }
    }
}
