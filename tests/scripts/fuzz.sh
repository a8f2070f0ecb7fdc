#!/bin/bash
# SPDX-License-Identifier: MIT
# fuzz.sh BUILD TARGET...: runs the fuzzers one after the other, each for its share of FUZZ_TIME, and closes with a line a
# target: how many inputs were tried, what was found. PLANTED=1: each has a fault that must be found.
set -u
build=$1; shift
each=$((${FUZZ_TIME:-600} / $#)) status=0
[ -z "${PLANTED:-}" ] || each=${FUZZ_TIME:-60}
# What the libraries keep looks like a leak after every input, and to look for leaks costs most of the time: the sanitizers'
# step does that. Who asked for memory is remembered for some steps only, less of what was freed is kept, and none given
# back to the system.
export ASAN_OPTIONS=detect_leaks=0:malloc_context_size=4:quarantine_size_mb=16:allocator_release_to_os_interval_ms=-1
mkdir -p "$build"

# The longest input: as long as what a target reads has to be to hold everything that it knows.
longest() {
	case $1 in
	revision) echo 64 ;;
	request | dot) echo 512 ;;
	front | markdown | changes) echo 2048 ;;
	*) echo 4096 ;;
	esac
}

# What it tried and found, from libFuzzer's own account. It gets no thread that watches the memory: with one, each page that
# is given back costs dearly.
one() {
	local target=$1 tried=$build/tried/$1 log=$build/$1.log
	mkdir -p "$tried"
	nice -n 15 "$build/fuzz-$target" -max_total_time="$each" -timeout=30 -rss_limit_mb=0 -malloc_limit_mb=1024 \
		-print_funcs=0 -max_len="$(longest "$target")" -print_final_stats=1 -artifact_prefix="$build/found-$target-" "$tried" "tests/fuzz/$target" >"$log" 2>&1 || { status=1; tail -n 30 "$log"; }
	echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $each s, $(ls "$build"/found-"$target"-* 2>/dev/null | wc -l) found"
}
planted() {
	local target=$1 log=$build/planted-$1.log new=$build/planted/$1
	rm -rf "$new" && mkdir -p "$new"
	if nice -n 15 "$build/planted-$target" -max_total_time="$each" -max_len="$(longest "$target")" -artifact_prefix="$new/found-" "$new" "tests/fuzz/$target" >"$log" 2>&1
	then echo "$target: the planted fault was NOT FOUND"; status=1
	else echo "$target: the planted fault was found: $(grep -m 1 -oE 'DOES NOT HOLD: .*|ERROR: [^(]*' "$log")"; fi
}
for target; do
	if [ -n "${PLANTED:-}" ]; then planted "$target"; else one "$target"; fi
done
exit $status
