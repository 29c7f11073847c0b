package org.havn.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An act of weight: whoever does it has proved within the last five minutes that they are who signed in. A browser
/// that
/// was left open, or a stolen session, is not enough. See docs/decisions/0122-a-fresh-proof-for-acts-of-weight.md.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshProof {}
