package dev.parley.inbox.notification;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The devices of the asker that are told while no page is open. */
@RestController
@RequestMapping("/api/push")
final class PushController {
    private static final int SECRET = 16;
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;

    private final PushRows rows;
    private final PushKeys keys;
    private final PushEndpoints endpoints;

    PushController(PushRows rows, PushKeys keys, PushEndpoints endpoints) {
        this.rows = rows;
        this.keys = keys;
        this.endpoints = endpoints;
    }

    /** A device by the name its browser gave, and when it was last reached. */
    record DeviceView(
            UUID id,
            String device,
            String endpoint,
            Instant createdAt,
            @Nullable Instant reachedAt) {
        static DeviceView of(PushRows.Device device) {
            return new DeviceView(
                    device.id(), device.device(), device.endpoint(), device.createdAt(), device.reachedAt());
        }
    }

    /** The key with which a browser subscribes, and the devices that have. */
    record PushAnswer(String publicKey, List<DeviceView> devices) {}

    /** What a browser made for us: the keys in base64url. */
    record SubscribeRequest(String endpoint, String p256dh, String auth, String device) {}

    @GetMapping
    PushAnswer list(@AuthenticationPrincipal SignedIn me) {
        return new PushAnswer(
                keys.publicKey(),
                rows.list(me.id()).stream().map(DeviceView::of).toList());
    }

    @PostMapping("/devices")
    PushAnswer subscribe(@AuthenticationPrincipal SignedIn me, @RequestBody SubscribeRequest request) {
        endpoints.check(request.endpoint());
        if (rows.list(me.id()).size() >= MOST) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "too-many-devices",
                    "You have " + MOST + " devices already. Remove one that you no longer use.");
        }
        String name = request.device().strip();
        rows.save(
                Ids.next(),
                me.id(),
                new PushRows.Browser(
                        request.endpoint(),
                        point(request.p256dh()),
                        secret(request.auth()),
                        name.substring(0, Math.min(name.length(), LONGEST_NAME))));
        return list(me);
    }

    private static byte[] point(String text) {
        try {
            byte[] point = Base64.getUrlDecoder().decode(text);
            P256.publicKey(point);
            return point;
        } catch (IllegalArgumentException e) {
            throw (Problem) Problem.invalid("\"p256dh\" is not a public key of a browser.")
                    .initCause(e);
        }
    }

    private static byte[] secret(String text) {
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text);
            if (secret.length == SECRET) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            throw (Problem) Problem.invalid("\"auth\" is not base64url.").initCause(e);
        }
        throw Problem.invalid("\"auth\" has not 16 bytes.");
    }

    @DeleteMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        if (rows.delete(me.id(), id) == 0) {
            throw Problem.notFound("device");
        }
    }
}
