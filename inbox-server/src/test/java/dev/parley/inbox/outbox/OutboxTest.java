package dev.parley.inbox.outbox;

import dev.parley.inbox.testing.ParleyTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** A test of the application that sends nothing by itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParleyTest(properties = "parley.outbox.enabled=false")
@AutoConfigureMockMvc
@interface OutboxTest {}
