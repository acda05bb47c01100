package dev.parley.inbox.corpus;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** When people write: in the mornings of working days most, at night hardly, and every year more of them. */
final class Rhythm {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    /** How much is written in each hour of the day, the most being 1. */
    private static final double[] HOURS = {
        .06, .04, .03, .03, .04, .08, .2, .4, .75, 1, 1, .9, .65, .75, .9, .85, .75, .6, .5, .45, .42, .38, .25, .12
    };

    private static final double WEEKEND = 0.3;

    private Rhythm() {}

    /** So many beginnings in the order of time. */
    static Instant[] beginnings(Draw draw, CorpusSettings settings) {
        var beginnings = new Instant[settings.conversations()];
        for (int n = 0; n < beginnings.length; n++) {
            beginnings[n] = beginning(draw, settings);
        }
        Arrays.sort(beginnings);
        return beginnings;
    }

    private static Instant beginning(Draw draw, CorpusSettings settings) {
        while (true) {
            // From 0.55 of today's rate at the beginning up to today's.
            double back = 1 - Math.sqrt(0.3 + 0.7 * draw.fraction());
            var at = settings.until()
                    .minusMillis((long) (back / 0.453 * settings.span().toMillis()));
            var local = at.atZone(ZONE);
            boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            if (draw.chance(HOURS[local.getHour()] * (weekend ? WEEKEND : 1))) {
                return at;
            }
        }
    }

    /** When the next of so many messages follows, at the latest before the corpus ends. */
    static Instant next(Draw draw, Instant last, int remaining, CorpusSettings settings) {
        long gap = (long) (draw.logNormal(5, 1.5) * Duration.ofHours(1).toMillis());
        long left = Duration.between(last, settings.until()).toMillis();
        return last.plusMillis(Math.max(1, Math.min(gap, left / (remaining + 1))));
    }
}
