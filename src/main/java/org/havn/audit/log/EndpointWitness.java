package org.havn.audit.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Posts each head, as text, to an address at a partner's; anything but an answer from 200 to 299 is a no.
final class EndpointWitness implements Witness, AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private final URI address;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @throws IllegalArgumentException if the address is neither https nor on this machine
    EndpointWitness(String address) {
        this(address, TO_ANSWER);
    }

    EndpointWitness(String address, Duration patience) {
        this.address = URI.create(address);
        this.patience = patience;
        if (!"https".equals(this.address.getScheme()) && !isOnThisMachine(this.address)) {
            throw new IllegalArgumentException(
                    "HAVN_AUDIT_WITNESS_ADDRESS has to begin with https://, or with http:// on this machine itself");
        }
    }

    @Override
    public String name() {
        return "endpoint";
    }

    @Override
    public void take(SignedHead head) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(head.note()))
                .build();
        var status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("The witness at " + address.getHost() + " answered " + status);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static boolean isOnThisMachine(URI address) {
        try {
            return "http".equals(address.getScheme())
                    && address.getHost() != null
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (IOException unknownHost) {
            return false;
        }
    }
}
