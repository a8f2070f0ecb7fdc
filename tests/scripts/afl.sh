#!/bin/bash
# SPDX-License-Identifier: MIT
# afl.sh BUILD TARGET...: runs the fuzzers as AFL++ does, one after the other, each for its share of FUZZ_TIME, from the seeds
# of tests/fuzz/, and closes with a line a target: how many inputs were tried, what was found. PLANTED=1: each has a fault
# that must be found within a minute.
set -u
build=$1; shift
each=$((${FUZZ_TIME:-600} / $#)) kind=fuzz status=0
[ -z "${PLANTED:-}" ] || { each=60 kind=planted; export AFL_BENCH_UNTIL_CRASH=1; }
export AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_IGNORE_PROBLEMS=1 AFL_FAST_CAL=1
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1:symbolize=0:malloc_context_size=4:quarantine_size_mb=16
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:symbolize=0

figure() { sed -n "s/^$1 *: *//p" "$out/default/fuzzer_stats"; }
for target; do
	out=$build/tried-$kind/$target log=$build/$kind-$target.log
	rm -rf "$out" && mkdir -p "$out"
	nice -n 15 afl-fuzz -V "$each" -t 30000 -m none -i "tests/fuzz/$target" -o "$out" -- "$build/$kind-$target" >"$log" 2>&1
	if [ ! -e "$out/default/fuzzer_stats" ]; then
		echo "$target: AFL++ did not begin: $(grep -m 1 'PROGRAM ABORT' "$log")"; tail -n 30 "$log"; status=1; continue
	fi
	found=$(($(figure saved_crashes) + $(figure saved_hangs) + $(grep -c 'results in a crash' "$log"))) # seeds too
	if [ -z "${PLANTED:-}" ]; then
		echo "$target: $(figure execs_done) inputs by AFL++ in $(figure run_time) s, $found found"
		[ "$found" = 0 ] || status=1
	elif [ "$found" = 0 ]; then
		echo "$target: the planted fault was NOT FOUND by AFL++"; status=1
	else
		echo "$target: the planted fault was found by AFL++"
	fi
done
exit $status
