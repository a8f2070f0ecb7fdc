#!/bin/bash
# SPDX-License-Identifier: MIT
# The suite again, every program of it built with the address and undefined-behaviour sanitizers.
set -u
cd "$(dirname "$0")/../.." || exit 2
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0 UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS=suppressions=$PWD/tests/leaks.txt:print_suppressions=0
JOBS=1 make --no-print-directory asan BUILD="$BUILD"
