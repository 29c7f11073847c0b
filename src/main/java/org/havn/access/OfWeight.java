package org.havn.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A façade's verb that nobody reaches without a [FreshProof]: `FreshProofTests` holds every handler to it from which
/// this method is called, however far down.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OfWeight {}
