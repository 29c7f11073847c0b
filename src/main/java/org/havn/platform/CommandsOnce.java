package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.havn.platform.AnsweredCommands.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Lets each command happen once: what its handler does and what it answers stand in one transaction under the
/// command's key, and whoever sends it again is told the same. See docs/decisions/0170-a-command-happens-once.md.
final class CommandsOnce extends RequestMappingHandlerAdapter {
    private static final String REDIRECT = "redirect:";

    private final Supplier<AnsweredCommands> commands;
    private final Supplier<PlatformTransactionManager> transactions;
    private final Supplier<Asking> asking;
    private final Supplier<Readers> readers;
    private final Supplier<Clock> clock;
    private final Supplier<DiskRoom> room;

    /// Each part when it is first needed: the adapter is made before most of the house.
    CommandsOnce(
            Supplier<AnsweredCommands> commands,
            Supplier<PlatformTransactionManager> transactions,
            Supplier<Asking> asking,
            Supplier<Readers> readers,
            Supplier<Clock> clock,
            Supplier<DiskRoom> room) {
        this.commands = commands;
        this.transactions = transactions;
        this.asking = asking;
        this.readers = readers;
        this.clock = clock;
        this.room = room;
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
        var account = asking.get().account();
        if (account.isEmpty() || !isCommand(request, handler)) {
            return super.invokeHandlerMethod(request, response, handler);
        }
        room.get().require();
        var key = key(request);
        if (key.isEmpty()) {
            if (answersPrograms(handler)) {
                return super.invokeHandlerMethod(request, response, handler);
            }
            throw CommandRefused.withoutKey();
        }
        if (key.get().olderThan(AnsweredCommands.KEPT, clock.get().instant())) {
            throw CommandRefused.tooOld();
        }
        return once(CommandContent.readTwice(request), response, handler, key.get(), account.get());
    }

    private static boolean isCommand(HttpServletRequest request, HandlerMethod handler) {
        return !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")
                && handler.getBeanType().getName().startsWith("org.havn.")
                && !handler.hasMethodAnnotation(AnsweredAnew.class);
    }

    /// What answers with a file or with data for a program, rather than with a page.
    private static boolean answersPrograms(HandlerMethod handler) {
        return ResponseEntity.class.isAssignableFrom(handler.getReturnType().getParameterType())
                || handler.isVoid()
                || handler.hasMethodAnnotation(ResponseBody.class)
                || handler.getBeanType().isAnnotationPresent(ResponseBody.class);
    }

    private static Optional<CommandKey> key(HttpServletRequest request) {
        var told = Objects.requireNonNullElseGet(
                request.getHeader(CommandKey.HEADER),
                () -> Objects.requireNonNullElse(request.getParameter(CommandKey.FIELD), ""));
        return CommandKey.read(told);
    }

    private @Nullable ModelAndView once(
            HttpServletRequest request,
            HttpServletResponse response,
            HandlerMethod handler,
            CommandKey key,
            UUID account)
            throws Exception {
        var id = key.of(account);
        var fingerprint = key.fingerprint(CommandContent.of(request));
        // what a program is sent must not leave before the commit
        var held = new ContentCachingResponseWrapper(response);
        var transaction = transactions.get().getTransaction(new DefaultTransactionDefinition());
        ModelAndView answer;
        try {
            var before = commands.get().claim(id, fingerprint);
            if (before.isPresent()) {
                transactions.get().rollback(transaction);
                return again(before.get(), request, response, handler);
            }
            answer = super.invokeHandlerMethod(request, held, handler);
            keep(id, answerOf(answer, held), transaction);
        } catch (Exception failed) {
            end(transaction, id, failed);
            throw failed;
        }
        commit(transaction);
        held.copyBodyToResponse();
        return answer;
    }

    private void keep(byte[] id, Answer answer, TransactionStatus transaction) {
        if (transaction.isRollbackOnly()) {
            if (answer.location() != null) {
                throw new IllegalStateException(
                        "A part of this command was undone, and its handler went on as if" + " nothing had happened");
            }
            return;
        }
        if (answer.status() >= HttpStatus.BAD_REQUEST.value()) {
            commands.get().forget(id);
        } else {
            commands.get().answered(id, answer);
        }
    }

    /// What was refused outside of any façade's transaction may have counted something before, which stays.
    private void end(TransactionStatus transaction, byte[] id, Exception failed) {
        if (transaction.isCompleted()) {
            return;
        }
        if (failed instanceof Refusal && !(failed instanceof CommandRefused) && !transaction.isRollbackOnly()) {
            commands.get().forget(id);
            transactions.get().commit(transaction);
        } else {
            undo(transaction, failed);
        }
    }

    /// Over a connection that is gone nothing can be undone any more, and nothing has to be: why it failed is what
    /// counts.
    private void undo(TransactionStatus transaction, Exception failed) {
        try {
            transactions.get().rollback(transaction);
        } catch (TransactionSystemException gone) {
            failed.addSuppressed(gone);
        }
    }

    private void commit(TransactionStatus transaction) {
        if (transaction.isRollbackOnly()) {
            transactions.get().rollback(transaction);
        } else {
            transactions.get().commit(transaction);
        }
    }

    private static Answer answerOf(@Nullable ModelAndView answer, HttpServletResponse response) {
        if (answer == null) {
            return new Answer(response.getStatus(), response.getHeader(HttpHeaders.LOCATION));
        }
        var view = answer.getViewName();
        if (view != null && view.startsWith(REDIRECT)) {
            return new Answer(HttpStatus.FOUND.value(), view.substring(REDIRECT.length()));
        }
        return new Answer(
                answer.getStatus() == null
                        ? response.getStatus()
                        : answer.getStatus().value(),
                null);
    }

    /// The same answer. A page that was shown is not kept, because it may have held what only its reader may see.
    private @Nullable ModelAndView again(
            Answer before, HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) {
        if (answersPrograms(handler)) {
            response.setStatus(before.status());
            if (before.location() != null) {
                response.setHeader(HttpHeaders.LOCATION, before.location());
            }
            return null;
        }
        if (before.location() != null) {
            return new ModelAndView(REDIRECT + before.location());
        }
        var words = readers.get().words(request);
        return new ModelAndView(
                "platform/problem",
                Map.of(
                        "title", words.say("platform.command.done.title"),
                        "detail", words.say("platform.command.done.detail")));
    }
}
