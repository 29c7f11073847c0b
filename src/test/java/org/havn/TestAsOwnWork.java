package org.havn;

import java.lang.reflect.Method;
import org.havn.platform.OwnWork;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Lets tests look at everything. Tests of who may see what leave it by asking as somebody.
final class TestAsOwnWork implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        asOwnWork(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        asOwnWork(invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        asOwnWork(invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        asOwnWork(invocation);
    }

    private static void asOwnWork(Invocation<Void> invocation) {
        OwnWork.run("test", () -> {
            try {
                invocation.proceed();
            } catch (RuntimeException | Error unchecked) {
                throw unchecked;
            } catch (Throwable checked) {
                throw new CheckedInTest(checked);
            }
        });
    }

    private static final class CheckedInTest extends RuntimeException {
        private static final long serialVersionUID = 1;

        CheckedInTest(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
