#!/bin/sh
# Measures how many audit events a second are recorded, numbered and hashed, on the bundled PostgreSQL.
# Usage: bench/audit.sh            (JAVA_HOME names a JDK 25; one or two minutes; prints one line a figure)
#        bench/audit.sh -Dhavn.bench.events=200000
set -eu
cd "$(dirname "$0")/.."
exec mvn -q -B -ntp test -Dtest=AuditBench -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.useFile=false "$@"
