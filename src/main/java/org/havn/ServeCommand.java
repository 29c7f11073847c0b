package org.havn;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves Havn for real work.",
            "Set HAVN_DATABASE_URL=postgresql://user:password@host:5432/database to use a PostgreSQL 15 to 18 of"
                    + " your own; without it, the bundled one starts."
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions options = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return new Site(options.port, options.folder("serve"), false).runUntilEnded();
    }
}
