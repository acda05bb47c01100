package dev.parley.inbox.testing;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Employees for tests: made directly, signed in without typing a password.
 *
 * <p>Every {@link ParleyTest} has this bean:
 *
 * <pre>{@code
 * @Autowired People people;
 *
 * var team = people.team("Support");                        // a new one each time
 * var alice = people.agent("Alice", team);                     // employee(…), manager(…), administrator(…)
 *
 * // with a real server: @ParleyTest
 * var browser = people.signIn(alice);                          // cookies and CSRF are taken care of
 * browser.client().post().uri("/api/conversations/{id}/claim", id).exchange().expectStatus().isOk();
 * handshakeHeaders.add("Cookie", browser.cookies());           // for /ws
 * people.nobody().client().get().uri("/api/me").exchange().expectStatus().isUnauthorized();
 *
 * // with MockMvc
 * mvc.perform(post("/api/teams").with(people.as(alice)))
 * }</pre>
 *
 * <p>The first call also founds a company ("Acme", English, Europe/Zurich), because little works without one. Every employee
 * has the password {@link #PASSWORD}, for tests of the sign-in itself.
 */
public final class People {
    /** Everybody's password. */
    public static final String PASSWORD = "seven purple otters";

    /** {@link #PASSWORD} as it is stored. */
    public static final String HASH = "{argon2id}"
            + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final Employees employees;
    private final Companies companies;
    private final SessionRepository<? extends Session> sessions;
    private final JdbcClient jdbc;
    private final Environment environment;

    People(
            Employees employees,
            Companies companies,
            SessionRepository<? extends Session> sessions,
            JdbcClient jdbc,
            Environment environment) {
        this.employees = employees;
        this.companies = companies;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    /** A new team. It is called {@code name}, or with something random added where the name is taken. */
    public TeamId team(String name) {
        var id = new TeamId(Ids.next());
        int made = jdbc.sql("insert into team (id, name) values (?, ?) on conflict do nothing")
                .params(id.value(), name)
                .update();
        return made == 1 ? id : team(name + " " + random());
    }

    /** A new e-mail channel with this address, whose conversations belong to a team. */
    public ChannelId channel(String address, TeamId team) {
        var id = new ChannelId(Ids.next());
        jdbc.sql("insert into channel (id, kind, name, address, team_id) values (?, 'EMAIL', ?, ?, ?)")
                .params(id.value(), address, address, team.value())
                .update();
        return id;
    }

    /** Somebody new of any role, called {@code name}, with an address like {@code alice-1f2e3d4c@acme.example}. */
    public EmployeeId employee(String name, Role role, TeamId... memberOf) {
        foundCompany();
        var id = new EmployeeId(Ids.next());
        String email = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "-" + random() + "@acme.example";
        employees.add(new Employee(id, email, name, role, Language.EN, ZURICH, true), List.of(memberOf));
        jdbc.sql("insert into credential (employee_id, password_hash) values (?, ?)")
                .params(id.value(), HASH)
                .update();
        return id;
    }

    /** An employee of the first role, who may claim what their teams may read. */
    public EmployeeId employee(String name, TeamId... memberOf) {
        return employee(name, Role.EMPLOYEE, memberOf);
    }

    /** An agent. */
    public EmployeeId agent(String name, TeamId... memberOf) {
        return employee(name, Role.AGENT, memberOf);
    }

    /** A manager. */
    public EmployeeId manager(String name, TeamId... memberOf) {
        return employee(name, Role.MANAGER, memberOf);
    }

    /** An administrator. */
    public EmployeeId administrator(String name, TeamId... memberOf) {
        return employee(name, Role.ADMINISTRATOR, memberOf);
    }

    /** A browser in which the employee is signed in; needs a running server. */
    public Browser signIn(EmployeeId employee) {
        return Browser.signedIn(address(), newSession(sessions, employee));
    }

    /** A browser in which nobody is signed in; it can do so at {@code /auth/sign-in}. */
    public Browser nobody() {
        return Browser.fresh(address());
    }

    /** Lets a MockMvc request be the employee's, with a good CSRF token. */
    public RequestPostProcessor as(EmployeeId employee) {
        var authentication = authentication(employee);
        return request -> SecurityMockMvcRequestPostProcessors.csrf()
                .postProcessRequest(SecurityMockMvcRequestPostProcessors.authentication(authentication)
                        .postProcessRequest(request));
    }

    /** What Spring Security knows of the employee's requests. */
    public Authentication authentication(EmployeeId employee) {
        var role = employees.get(employee).role();
        var authorities = Arrays.stream(Role.values())
                .filter(role::includes)
                .map(included -> new SimpleGrantedAuthority("ROLE_" + included))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(employee.value()), null, authorities);
    }

    /** Where the server of this test listens. */
    public String address() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    /** Founds the company unless there is one. */
    public void foundCompany() {
        if (companies.find().isEmpty()) {
            try {
                companies.found("Acme", Language.EN, ZURICH);
            } catch (DuplicateKeyException raced) {
                companies.get();
            }
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private <S extends Session> String newSession(SessionRepository<S> repository, EmployeeId employee) {
        int version = jdbc.sql("select version from credential where employee_id = ?")
                .param(employee.value())
                .query(Integer.class)
                .single();
        var session = repository.createSession();
        session.setAttribute("employee", employee.toString());
        session.setAttribute("version", version);
        repository.save(session);
        return session.getId();
    }
}
