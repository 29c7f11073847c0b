package org.havn.access.vault;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Where the key store and the wrapping key lie, as the operator said.
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    @Bean
    KeyRecords keyRecords(Environment settings) {
        return records(settings::getProperty, folder(settings));
    }

    @Bean
    WrappingKeys wrappingKeys(Environment settings) {
        return wrapping(settings::getProperty, folder(settings));
    }

    @Bean
    PersonKeys personKeys(KeyRecords records, WrappingKeys wrapping) {
        return new PersonKeys(records, wrapping, LOOK_AGAIN);
    }

    /// How old the newest wrapping key's file is; nothing for a device, which tells no dates.
    @Bean
    MeterBinder ageOfKeys(WrappingKeys wrapping, Clock clock) {
        return registry -> Gauge.builder(
                        "havn.keys.age.days",
                        wrapping,
                        it -> it.newest()
                                .map(made -> (double)
                                        Duration.between(made, clock.instant()).toDays())
                                .orElse(Double.NaN))
                .description("How old the newest wrapping key is")
                .register(registry);
    }

    /// With what new texts are sealed; older ones open as they are.
    @Bean
    SealFormat sealFormat(Environment settings) {
        return said(settings::getProperty, "havn.seal-format")
                .map(SealFormat::named)
                .orElse(SealFormat.AES_256_GCM);
    }

    /// The key store, as the settings say, or in the data folder.
    static FileKeyRecords records(Function<String, @Nullable String> setting, Path folder) {
        return new FileKeyRecords(said(setting, "havn.keys").map(Path::of).orElseGet(() -> folder.resolve("keys")));
    }

    /// The operator's keys, as the settings say, or in a folder of the data folder.
    static WrappingKeys wrapping(Function<String, @Nullable String> setting, Path folder) {
        var device = said(setting, "havn.pkcs11.configuration");
        if (device.isPresent()) {
            var pin = said(setting, "havn.pkcs11.pin-file")
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "HAVN_PKCS11_CONFIGURATION is set; HAVN_PKCS11_PIN_FILE has to name the file with the PIN"));
            return DeviceWrappingKeys.open(Path.of(device.get()), Path.of(pin));
        }
        return new FileWrappingKeys(
                said(setting, "havn.wrapping-key").map(Path::of).orElseGet(() -> folder.resolve("wrapping-key")));
    }

    private static Path folder(Environment settings) {
        return Path.of(settings.getProperty("havn.folder", "."));
    }

    private static Optional<String> said(Function<String, @Nullable String> setting, String name) {
        return Optional.ofNullable(setting.apply(name)).filter(it -> !it.isBlank());
    }
}
