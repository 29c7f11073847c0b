package org.havn.audit;

import java.util.UUID;
import java.util.regex.Pattern;

/// Who acted: somebody's account, or Havn itself in one of its jobs.
public sealed interface Who {

    /// Somebody, by the id of their account.
    record Account(UUID id) implements Who {}

    /// Work that no person started just now, such as `retention`. Parts of a name are joined by hyphens here, and by
    /// dots
    /// where a job says which work is its own.
    record Job(String name) implements Who {
        private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9-]{0,39}");

        public Job {
            name = name.replace('.', '-');
            if (!FORMAT.matcher(name).matches()) {
                throw new IllegalArgumentException("A job's name looks like retention, but this was '" + name + "'");
            }
        }
    }
}
