package dev.parley.inbox.outbox;

import dev.parley.inbox.testing.ParleyTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** A test of the application that sends nothing by itself; each has a {@link ReplyDesk} of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParleyTest(properties = "parley.outbox.enabled=false")
@AutoConfigureMockMvc
@Import(ReplyDesk.class)
@interface OutboxTest {}
