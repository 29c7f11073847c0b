package org.havn.access.keeping;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.Purpose;
import org.havn.access.Role;
import org.havn.access.exports.Exports;
import org.havn.platform.Choice;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands out a person's copy of everything held about them.
@Controller
class CopyPage {
    private static final String ADDRESS = "/work/copies";
    private static final List<Purpose> PURPOSES = List.of(Purpose.ASKED_BY_THE_FAMILY, Purpose.COMPLAINT_OR_ACCESS);

    private final Copies copies;
    private final Exports exports;
    private final Readers readers;

    CopyPage(Copies copies, Exports exports, Readers readers) {
        this.copies = copies;
        this.exports = exports;
        this.readers = readers;
    }

    @Allowed({Role.DATA_PROTECTION_OFFICER, Role.CASEWORKER})
    @GetMapping(ADDRESS)
    String ask(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "purposes",
                PURPOSES.stream()
                        .map(it -> new Choice(it.name(), words.say("access.purpose." + it)))
                        .toList());
        model.addAttribute("recipients", exports.recipients());
        return "access/copy";
    }

    @Allowed({Role.DATA_PROTECTION_OFFICER, Role.CASEWORKER})
    @FreshProof
    @PostMapping(ADDRESS)
    ResponseEntity<byte[]> make(
            HttpServletRequest request,
            @RequestParam String number,
            @RequestParam String member,
            @RequestParam Purpose purpose,
            @RequestParam String because,
            @RequestParam(required = false, defaultValue = "") String recipient) {
        var made = copies.make(
                number.strip().toUpperCase(Locale.ROOT), member, purpose, because, recipient, readers.words(request));
        var sealed = !recipient.isEmpty();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(sealed ? "application/cms" : "application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(sealed ? "copy.zip.p7m" : "copy.zip")
                                .build()
                                .toString())
                .body(made);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry copiesInNavigation() {
            return new NavigationEntry(
                    74,
                    ADDRESS,
                    "access.copy",
                    Stream.of(Role.DATA_PROTECTION_OFFICER, Role.CASEWORKER)
                            .map(Enum::name)
                            .collect(java.util.stream.Collectors.toSet()));
        }
    }
}
