#!/usr/bin/env bash
# Measures a second start of the packaged demo, its own database included: from the command to "Havn is ready", and
# from TERM to the end of the process; beside the clock, the processor time of site and database together until ready,
# which says more on a busy machine. Builds first where something is missing; the first start is not measured.
# Usage: bench/start.sh [RUNS]        (default 7; PORT=18480)
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-7}
port=${PORT:-18480}
./havn build

folder=$(mktemp -d)
chmod 755 "$folder" # as root, the database runs as another user
site=
trap 'exit 143' INT TERM
trap '[ -z "$site" ] || { kill -TERM "$site" 2>/dev/null; wait "$site" 2>/dev/null; }; rm -rf "$folder"' EXIT

now() { date +%s%N; }
# Of the process, of the children it waited for, and of those it has, in milliseconds.
processor() {
    local all=0 pid children
    children=$(pgrep -d, -P "$1" || echo 0)
    for pid in "$1" ${children//,/ } $(pgrep -P "$children"); do
        [ -r "/proc/$pid/stat" ] || continue
        all=$((all + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 + $14 + $15 }')))
    done
    echo $((all * 1000 / $(getconf CLK_TCK)))
}
load() { cut -d' ' -f1 /proc/loadavg; }

# Starts the site and waits until it says that it is ready.
start() {
    : >"$folder/terminal"
    ./havn demo --port "$port" --data "$folder/data" >"$folder/terminal" 2>&1 &
    site=$!
    until grep -q 'Havn is ready' "$folder/terminal"; do
        kill -0 "$site" 2>/dev/null || { cat "$folder/terminal" >&2; exit 1; }
        sleep 0.01
    done
}

stop() { kill -TERM "$site"; wait "$site" || true; site=; }

echo "$(nproc) cores, load average $(load); first start, not measured …" >&2
start
stop
times=()
for run in $(seq "$runs"); do
    before=$(load)
    began=$(now); start; ready=$(now); spent=$(processor "$site"); going=$(now); stop; ended=$(now)
    started=$(((ready - began) / 1000000))
    times+=("$started")
    printf 'run %d: ready after %5d ms (processor %5d ms), ended after %5d ms, load average %s\n' \
        "$run" "$started" "$spent" $(((ended - going) / 1000000)) "$before"
done
printf '%s\n' "${times[@]}" | sort -n |
    awk '{ t[NR] = $1 } END { m = (NR % 2) ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2; printf "second start: median %d ms, worst %d ms, %d runs\n", m, t[NR], NR }'
