package org.havn.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A posted form that is worked through each time it comes: it asks and does nothing, or what it does must stand even
/// where it is refused, such as a try that is counted. Everything else that is posted happens once for its key; see
/// docs/decisions/0170-a-command-happens-once.md.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnsweredAnew {
    /// Why, in a few words.
    String value();

    /// Whether it only asks, as a page does that is looked at: then all of it is of one moment, see [PageTransaction].
    boolean asksOnly() default false;
}
