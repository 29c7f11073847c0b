package org.havn.platform.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.havn.platform.TextLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sends every line of the site's log, and the ids and codes of every event of the trail, to another machine as soon as
/// they are written, so that whoever takes this one over cannot take them back. What could not be sent waits, ten
/// thousand lines at most; the oldest go first, and how many went is a line of its own.
@Component
public class LogSender extends AppenderBase<ILoggingEvent> implements SmartLifecycle {
    /// The logger for events of the trail: nobody but this sender listens to it.
    public static final String TRAIL = "trail";

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final @Nullable URI address;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final TextLog lines = new TextLog();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private int lost;
    private @Nullable Thread thread;

    LogSender(@Value("${havn.log.address:}") String address) {
        this.address = address.isBlank() ? null : required(address.strip());
    }

    private static URI required(String address) {
        var uri = URI.create(address);
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isHere(uri))) {
            throw new IllegalArgumentException(
                    "HAVN_LOG_ADDRESS has to begin with https://, or with http:// on this machine itself");
        }
        return uri;
    }

    private static boolean isHere(URI uri) {
        try {
            return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        var line = lines.format(event);
        while (!waiting.offer(line)) {
            waiting.poll();
            lost++;
        }
    }

    private synchronized int lostUntilNow() {
        var gone = lost;
        lost = 0;
        return gone;
    }

    private void sendOn() throws InterruptedException {
        var batch = new ArrayList<String>();
        while (!Thread.currentThread().isInterrupted()) {
            if (batch.isEmpty()) {
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_AT_ONCE - 1);
                var gone = lostUntilNow();
                if (gone > 0) {
                    batch.addFirst(gone + " lines were lost because nobody took them\n");
                }
            }
            if (taken(batch)) {
                batch.clear();
            } else {
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean taken(List<String> batch) throws InterruptedException {
        if (address == null) {
            return true;
        }
        try {
            var status = client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(PATIENCE)
                                    .header("Content-Type", "text/plain; charset=utf-8")
                                    .POST(HttpRequest.BodyPublishers.ofString(String.join("", batch)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= 200 && status <= 299;
        } catch (IOException later) {
            return false; // it stays in the queue, and the site's own log has it in any case
        }
    }

    @Override
    public void start() {
        if (address == null || thread != null) {
            return;
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        setContext(context);
        super.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
        var trail = context.getLogger(TRAIL);
        trail.setLevel(Level.INFO);
        trail.setAdditive(false);
        trail.addAppender(this);
        thread = Thread.ofPlatform().daemon(true).name("log-sender").start(() -> {
            try {
                sendOn();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void stop() {
        if (thread != null) {
            var context = (LoggerContext) LoggerFactory.getILoggerFactory();
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
            context.getLogger(TRAIL).detachAppender(this);
            thread.interrupt();
            thread = null;
            super.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
