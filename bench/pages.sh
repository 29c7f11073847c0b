#!/bin/sh
# Measures the case list and the case page with 10,000 cases, over the loopback, client and server in one process.
# Usage: bench/pages.sh            (JAVA_HOME names a JDK 25; takes two to four minutes; prints one line a page)
# -Dhavn.bench.pages="case list" measures only pages whose names contain that.
# -Dhavn.bench.policies=true compares each page with row-level security and without, in turns.
set -eu
cd "$(dirname "$0")/.."
exec mvn -q -B -ntp test -Dtest=PagesBench -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.useFile=false "$@"
