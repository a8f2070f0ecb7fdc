#!/bin/bash
# SPDX-License-Identifier: MIT
# make install: everything lands under DESTDIR and PREFIX, and runs from there without the source tree.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

made=$(mktemp -d) && chmod 755 "$made" && trap 'rm -rf "$made"' EXIT
here="$made/a folder" && mkdir "$here"
check 'make install' make --no-print-directory install BUILD="$build" DESTDIR="$here" PREFIX=/opt/keeling
root=$here/opt/keeling
hidden=$here/hidden
check 'make install with the umask 077' sh -c 'umask 077; exec "$@"' - make --no-print-directory install BUILD="$build" DESTDIR="$hidden" PREFIX=/opt/keeling
nothing 'what is installed is hidden from others' "$(find "$hidden" ! -type l ! -perm -044; find "$hidden" -type d ! -perm -011)"
nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --clear-groups "$@"; else "$@"; fi; }
chmod 000 "$hidden/opt/keeling/share/keeling"
told=$(cd "$here" && nobody env -u KEELING_TEMPLATES "$hidden/opt/keeling/bin/keeling-build" -o out content 2>&1)
case "$? $told" in "3 "*"templates can't be read: Permission denied"*) pass ;; *) fail 'it is not said that the templates are hidden' "$told" ;; esac
chmod 755 "$hidden/opt/keeling/share/keeling" && rm -r "$hidden"
for program in build check diff forms report; do
	[ -x "$root/bin/keeling-$program" ] && pass || fail "keeling-$program is not installed"
	[ -f "$root/share/man/man1/keeling-$program.1" ] && pass || fail "the manual page of keeling-$program is not installed"
	[ -f "$root/share/bash-completion/completions/keeling-$program" ] && pass || fail "the completion of keeling-$program is not installed"
done
cp -r content "$here/content"
mkdir -p "$here/opt/templates/words" "$here/templates/words" # a folder of that name that is somebody else's
run() { (cd "$here" && env -u KEELING_TEMPLATES PATH="$root/bin:$PATH" "$@"); }
check 'the installed commands build the sample' run keeling-build --draft -o out content
[ -s "$here/out/site/index.html" ] && pass || fail 'the installed commands made no site'
run keeling-diff -q -C content --to html -o redline.html officer-code@2.0 officer-code
[ $? = 1 ] && [ -s "$here/redline.html" ] && pass || fail 'the installed keeling-diff made no redline'
check 'the installed commands write the report' run keeling-report -q --to zip -o item.zip content/reports/2027-01-officer-code.md

offered() { # offered PROGRAM WORDS...: what the completion offers for the last of them
	bash --norc -c '. "$1" && program=$2 && shift 2 && COMP_WORDS=("$program" "$@") && COMP_CWORD=$# && _keeling "$program" &&
		printf "%s\n" "${COMPREPLY[@]}"' - "$root/share/bash-completion/completions/$1" "$root/bin/$1" "${@:2}" 2>&1
}
for program in build check diff forms report; do
	options=$(run "keeling-$program" --help | grep -oE -- '^  (-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
	nothing "the completion of keeling-$program lacks options" "$(comm -23 <(echo "$options") <(offered "keeling-$program" -- | sort -u))"
done
for word in '' d; do
	offered keeling-diff --to = $word | grep -qx docx && pass || fail "the completion of --to=$word does not offer docx"
	offered keeling-diff --to = $word | grep -q README && fail "the completion of --to=$word offers files" || pass
done
for pair in 'to docx' 'moves plain' 'part B' 'format html'; do
	offered keeling-diff "--${pair% *}" '' | grep -qx -- "${pair#* }" && pass || fail "the completion of --${pair% *} does not offer ${pair#* }"
done

# Names that make and the shell would read otherwise, of the content folder and of the clone.
named="$made/cynnwys \$x 'ŷ"
mkdir -p "$named/build" && ln -s "$(realpath "$build")/bin" "$named/build/bin" && ln -s "$PWD/templates" "$named/templates" && cp -r content "$named/content \$x"
sample=$(make --no-print-directory -C "$named" -f "$PWD/Makefile" -o commands BUILD=build sample CONTENT="$named/content \$x" 2>&1)
case "$? $sample" in "0 "*"is at file://$made/cynnwys%20\$x%20'ŷ/build/site/index.html") pass ;; *) fail 'make sample with a name of blanks and dollars' "$sample" ;; esac
check 'make check with a name of blanks and dollars' make --no-print-directory -C "$named" -f "$PWD/Makefile" -o commands BUILD=build check CONTENT="$named/content \$x"
rm -r "$named"
check 'make uninstall' make --no-print-directory uninstall BUILD="$build" DESTDIR="$here" PREFIX=/opt/keeling
nothing 'make uninstall leaves files' "$(find "$here/opt" -type f)"
nothing 'make install writes beside its folders' "$(ls -A "$made" | grep -vx 'a folder')"
closing
