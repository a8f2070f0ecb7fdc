#!/bin/bash
# SPDX-License-Identifier: MIT
# FLAGS=... lint.sh cppcheck|tidy|gcc FILE...: what an analyser finds in C files, and a failure where it finds
# anything. What is false is named in .clang-tidy, in tests/cppcheck.txt and below, with the reason, and nowhere else.
set -u
cd "$(dirname "$0")/../.." || exit 2
at_once=${JOBS:-$(nproc)}
tool=$1
shift

case $tool in
cppcheck) # macros of GLib that it can't read stand here as nothing
	cppcheck -j "$at_once" --quiet --error-exitcode=1 --inline-suppr --std=c11 --enable=warning,performance,portability \
		--library=gtk --library=posix --suppressions-list=tests/cppcheck.txt -D_GNU_SOURCE '-DG_GNUC_PRINTF(a,b)=' \
		-DG_GNUC_NULL_TERMINATED= -Itools -Itests "$@"
	;;
tidy) # GLib as a header of ours: of a system's function it would think that it never takes what it is given
	export FLAGS=${FLAGS//-isystem /-I}
	printf '%s\n' "$@" | xargs -P "$at_once" -n 8 bash -c '
		eval "clang-tidy --quiet --warnings-as-errors=\* \"\$@\" -- -std=c17 -D_GNU_SOURCE -Itools -Itests $FLAGS" \
			2> >(grep -vE "^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header" >&2)' lint
	;;
gcc)
	printf '%s\n' "$@" | xargs -P "$at_once" -n 1 bash -c '
		eval "${CC:-gcc} -fanalyzer -Werror -std=c17 -D_GNU_SOURCE -Itools -O1 $FLAGS -c -o /dev/null \"\$1\""' lint
	;;
esac
