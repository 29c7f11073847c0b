package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// One transaction around the handler of a page that is only looked at.
///
/// Everything on the page is then of one moment, PostgreSQL is told once who asks, and what the audit trail writes
/// about
/// the reading is committed before the first byte of it leaves. Pages that change something have their façade's.
final class PageTransaction implements HandlerInterceptor {
    private static final String OPEN = PageTransaction.class.getName();

    private final PlatformTransactionManager transactions;

    PageTransaction(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("org.havn.")
                && (request.getMethod().equals("GET") || asksOnly(method))) {
            request.setAttribute(OPEN, transactions.getTransaction(new DefaultTransactionDefinition()));
        }
        return true;
    }

    private static boolean asksOnly(HandlerMethod method) {
        var anew = method.getMethodAnnotation(AnsweredAnew.class);
        return anew != null && anew.asksOnly();
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (request.getAttribute(OPEN) instanceof TransactionStatus open) {
            request.removeAttribute(OPEN);
            if (open.isRollbackOnly()) {
                transactions.rollback(open);
            } else {
                transactions.commit(open);
            }
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        if (request.getAttribute(OPEN) instanceof TransactionStatus open) {
            request.removeAttribute(OPEN);
            transactions.rollback(open);
        }
    }
}
