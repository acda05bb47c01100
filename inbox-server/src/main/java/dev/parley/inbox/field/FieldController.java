package dev.parley.inbox.field;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The definitions of fields: everybody reads them, managers change them. */
@RestController
@RequestMapping("/api/fields")
final class FieldController {
    private final Fields fields;
    private final Access access;

    FieldController(Fields fields, Access access) {
        this.fields = fields;
        this.access = access;
    }

    /** The fields of one subject, in the order in which they are shown from now on. */
    record OrderRequest(List<UUID> ids) {}

    @GetMapping
    List<Field> list(@AuthenticationPrincipal SignedIn me) {
        return fields.listAll();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Field add(@AuthenticationPrincipal SignedIn me, @RequestBody FieldRequest asked) {
        access.require(me.id(), Role.MANAGER);
        return fields.add(me.id(), asked);
    }

    @PatchMapping("/{id}")
    Field change(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody FieldRequest asked) {
        access.require(me.id(), Role.MANAGER);
        return fields.change(me.id(), id, asked);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        fields.remove(me.id(), id);
    }

    @PostMapping("/{id}/restore")
    Field restore(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        return fields.restore(me.id(), id);
    }

    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@AuthenticationPrincipal SignedIn me, @RequestBody OrderRequest asked) {
        access.require(me.id(), Role.MANAGER);
        fields.order(me.id(), asked.ids());
    }
}
