package dev.parley.inbox.signin;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.EmployeeId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Remembers that an employee has signed in on this browser: {@code PARLEY_DEVICE} holds the browser's random number and a
 * signature that binds it to the employee. It opens nothing; {@link SignInThrottle} counts such a browser by itself
 * (OWASP: "Slow Down Online Guessing Attacks with Device Cookies").
 */
@Component
final class DeviceCookie {
    private static final String NAME = "PARLEY_DEVICE";
    private static final Duration LIFE = Duration.ofDays(180);
    private static final byte[] PURPOSE = "parley device 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 16;

    private final Companies companies;

    DeviceCookie(Companies companies) {
        this.companies = companies;
    }

    /** The browser's number, if the employee has signed in on it before. */
    Optional<UUID> find(HttpServletRequest request, EmployeeId employee) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return Optional.empty();
        }
        byte[] value;
        try {
            value = Base64.getUrlDecoder().decode(cookie.getValue());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (value.length <= ID_BYTES) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(value);
        var device = new UUID(buffer.getLong(), buffer.getLong());
        byte[] signature = Arrays.copyOfRange(value, ID_BYTES, value.length);
        return MessageDigest.isEqual(signature, sign(device, employee)) ? Optional.of(device) : Optional.empty();
    }

    /** Marks the browser as one on which the employee has signed in. */
    void set(EmployeeId employee, HttpServletRequest request, HttpServletResponse response) {
        var device = find(request, employee).orElseGet(UUID::randomUUID);
        byte[] signature = sign(device, employee);
        byte[] value = ByteBuffer.allocate(ID_BYTES + signature.length)
                .put(bytes(device))
                .put(signature)
                .array();
        var cookie = ResponseCookie.from(
                        NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(value))
                .path("/auth")
                .maxAge(LIFE)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private byte[] sign(UUID device, EmployeeId employee) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(companies.secret(), "HmacSHA256"));
            mac.update(PURPOSE);
            mac.update(bytes(device));
            return mac.doFinal(bytes(employee.value()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
