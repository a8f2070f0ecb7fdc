#!/bin/bash
# SPDX-License-Identifier: MIT
# valgrind.sh BUILD: the commands on small sources under valgrind: no memory lost, nothing read that isn't ours, and no file
# left open. What GLib keeps to the end is in tests/valgrind.supp.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=$(realpath -m "${1:-build}")
export BUILD KEELING_TEMPLATES=$PWD/templates
. tests/scripts/report.sh

here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT
printf -- '---\ntitle: Small\nversion: 1.0\nstatus: draft\n---\n\n## One\n\n1. Cash is refused. {#cash}\n2. See [](#cash).\n\n```form\n- text: Name\n```\n' >"$here/old.md"
sed 's/refused/taken/' "$here/old.md" >"$here/new.md"

# run STATUS COMMAND...: valgrind's own verdict is the status 9, and its report names each file left open.
run() {
	local expected=$1 status
	shift
	(cd "$here" && G_SLICE=always-malloc G_DEBUG=gc-friendly valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,possible \
		--show-leak-kinds=definite,possible --track-fds=yes --error-exitcode=9 --child-silent-after-fork=yes \
		--suppressions="$OLDPWD/tests/valgrind.supp" --log-file="$here/log" "$BUILD/bin/$1" "${@:2}" >"$here/out" 2>"$here/said" </dev/null)
	status=$?
	# What was open before the command began is marked as inherited in the line below.
	open=$(awk '/== Open /{ kept = $0 } /<inherited from parent>/{ kept = "" } /^==[0-9]+== *$/{ if (kept) print kept; kept = "" }' "$here/log")
	if [ $status != "$expected" ]; then fail "$*: status $status, not $expected" "$(cat "$here/log" "$here/said")"
	elif [ -n "$open" ]; then fail "$*: left open" "$open"
	else pass; fi
}
run 0 keeling-check old.md
run 3 keeling-check nowhere.md
run 1 keeling-diff old.md new.md
run 1 keeling-diff --to json old.md new.md
run 1 keeling-diff --to docx -o redline.docx old.md new.md
for format in html markdown json tree akn docx odt pdf; do run 0 keeling-build --to $format -o "out.$format" old.md; done
run 0 keeling-import -o back.md out.docx
cp -r content "$here/content"
run 64 keeling-adopt
run 2 keeling-adopt officer-code -C content --version 1.0 --date 2027-02-18 --by Council
run 0 keeling-forms --draft -o pack.zip content
run 0 keeling-report --to html -o report.html content/reports/2027-01-officer-code.md
# A program that loses memory and leaves a file open must be seen.
printf '#include <stdlib.h>\n#include <fcntl.h>\nint main(void) { volatile char *lost = malloc(40); lost = 0; return open("/dev/null", O_RDONLY) < 0 || lost; }\n' >"$here/leak.c"
cc -O0 -g -o "$here/leak" "$here/leak.c" || exit 2
valgrind --quiet --leak-check=full --error-exitcode=9 --track-fds=yes --log-file="$here/log" "$here/leak"
[ $? = 9 ] && awk '/== Open .*dev.null/{ kept = 1 } /<inherited/{ kept = 0 } /^==[0-9]+== *$/{ if (kept) found = 1 } END { exit !found }' "$here/log" && pass || fail 'a program that leaks passes'
closing
