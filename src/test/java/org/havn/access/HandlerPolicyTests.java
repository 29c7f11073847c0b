package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.platform.OpenToAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@HavnTest
class HandlerPolicyTests {

    @Test
    void everyHandlerSaysWhomItIsFor(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        var ours = requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(method -> method.getBeanType().getName().startsWith("org.havn."))
                .toList();

        assertThat(ours)
                .isNotEmpty()
                .allMatch(method -> Stream.of(Allowed.class, OpenToSignedIn.class, OpenToAll.class)
                                .filter(method::hasMethodAnnotation)
                                .count()
                        == 1);
    }
}
