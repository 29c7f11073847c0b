package org.havn;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Places two hundred invented people in Norway's municipalities and serves the site about it.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions options = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return new Site(options.port, options.folder("demo"), true).runUntilEnded();
    }
}
