#!/bin/bash
# SPDX-License-Identifier: MIT
# make install: everything lands under DESTDIR and PREFIX, and runs from there without the source tree.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT
check 'make install' make --no-print-directory install BUILD="$build" DESTDIR="$here" PREFIX=/opt/keeling
root=$here/opt/keeling
for program in build check forms; do
	[ -x "$root/bin/keeling-$program" ] && pass || fail "keeling-$program is not installed"
	[ -f "$root/share/man/man1/keeling-$program.1" ] && pass || fail "the manual page of keeling-$program is not installed"
	[ -f "$root/share/bash-completion/completions/keeling-$program" ] && pass || fail "the completion of keeling-$program is not installed"
done
cp -r content "$here/content"
run() { (cd "$here" && env -u KEELING_TEMPLATES PATH="$root/bin:$PATH" "$@"); }
check 'the installed commands build the sample' run keeling-build --draft -o out content
[ -s "$here/out/site/index.html" ] && pass || fail 'the installed commands made no site'
completions=$(bash --norc -c ". '$root/share/bash-completion/completions/keeling-build' && COMP_WORDS=('$root/bin/keeling-build' --) COMP_CWORD=1 && _keeling '$root/bin/keeling-build' && printf '%s\n' \"\${COMPREPLY[@]}\"" 2>&1)
grep -qx -- '--help' <<<"$completions" && pass || fail 'the completion offers options' "$completions"
check 'make uninstall' make --no-print-directory uninstall BUILD="$build" DESTDIR="$here" PREFIX=/opt/keeling
nothing 'make uninstall leaves files' "$(find "$here/opt" -type f)"
closing
