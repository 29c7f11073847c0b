package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks for a proof before an act of weight, with the act in its hand: what was filled in goes on from there.
final class FreshProofs implements HandlerInterceptor {
    private final Proofs proofs;

    FreshProofs(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(FreshProof.class)
                && !proofs.fresh(request)) {
            request.getRequestDispatcher(ProofPage.ADDRESS + "/needed").forward(request, response);
            return false;
        }
        return true;
    }
}
