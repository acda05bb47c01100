package dev.parley.inbox.employee;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Who is there now: key {@code parley:presence:<employee>} exists while heart-beats of an open inbox keep it. */
@Component
final class PresentEmployees {
    private static final String KEY = "parley:presence:";

    private final StringRedisTemplate redis;

    PresentEmployees(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Those of the employees who are there. */
    Set<EmployeeId> listPresent(List<EmployeeId> employees) {
        var values = redis.opsForValue()
                .multiGet(employees.stream().map(id -> KEY + id).toList());
        var present = new HashSet<EmployeeId>();
        for (int i = 0; values != null && i < values.size(); i++) {
            if (values.get(i) != null) {
                present.add(employees.get(i));
            }
        }
        return present;
    }
}
