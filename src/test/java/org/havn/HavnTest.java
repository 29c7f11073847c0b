package org.havn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A test of the whole house on a real PostgreSQL: the bundled one, started once, with a database for each context.
///
/// What a test asks of the façades itself, it asks as Havn's own work; its requests to pages are whoever signed in.
/// Pages are served on a random port. The demo's accounts exist; its families do not, unless the test loads them.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = HavnApplication.class)
@ExtendWith(TestAsOwnWork.class)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface HavnTest {}
