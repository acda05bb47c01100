package dev.parley.inbox.signin;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Gathers what the client has to know about whoever is signed in. */
@Component
public final class WhoAmI {
    private final Employees employees;
    private final Companies companies;
    private final String version;

    WhoAmI(Employees employees, Companies companies, ObjectProvider<BuildProperties> build) {
        this.employees = employees;
        this.companies = companies;
        var properties = build.getIfAvailable();
        this.version = properties == null ? "development" : String.valueOf(properties.getVersion());
    }

    /** The employee's {@link Me}. */
    public Me of(EmployeeId id) {
        return Me.of(employees.get(id), employees.listTeams(id), companies.get(), version);
    }
}
