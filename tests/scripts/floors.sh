#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints each include that points upward or sideways (tools/README.md has the floors), and each library header that is
# used outside its door; each name that two files export.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh
BUILD=${BUILD:-build}

# A floor, and those that it may include.
floors='
base     base
model    base model
format   base format
read     base model format read
resolve  base model resolve
render   base model format resolve render
compare  base model resolve compare
explain  base model resolve compare explain
publish  base model format read resolve render compare explain publish
'
# A pattern of headers, and the files that are their door.
doors='
cmark[.]h                       tools/read/markdown/markdown[a-z_]*[.][ch]
yaml[.]h                        tools/read/yaml[.]c
git2[.]h|git2/.*               tools/read/source/git[a-z_]*[.][ch]
zip[.]h|zipconf[.]h             tools/format/package_read[.]c
isa-l/.*                        tools/format/deflate[.]c
nettle/.*                       tools/base/sum[.]c
libxml/.*                       tools/format/xml[a-z_]*[.][ch]
qpdf/.*                         tools/format/pdf_answers[.]c
hb[a-z-]*[.]h|harfbuzz/.*       tools/format/font[a-z_]*[.][ch]
linebreak[.]h                   tools/format/breaks[.]c
gvc[.]h|cgraph[.]h|graphviz/.*  tools/format/graph[a-z_]*[.][ch]
microhttpd[.]h                  tools/publish/preview/preview_server[.]c
gio/.*                          tools/publish/preview/preview_watch[.]c
cmocka[.]h                      tests/test[.]h
'

includes() { # file:header, one a line
	grep -Ho '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"][^>"]*' "$@" /dev/null | sed 's/:[^<"]*[<"]/:/'
}

upward() {
	echo "$floors" | while read -r floor allowed; do
		[ -n "$floor" ] || continue
		for file in tools/"$floor"/*.[ch] tools/"$floor"/*/*.[ch]; do
			[ -f "$file" ] || continue
			includes "$file" | while IFS=: read -r name header; do
				target=${header%%/*}
				[ "$target" != "$header" ] && [ -d "tools/$target" ] || { [ -f "tools/$header" ] && target=commands; } || continue
				case " $allowed " in *" $target "*) ;; *) echo "$name includes $header" ;; esac
			done
		done
	done
}

unknown_floors() {
	for folder in tools/*/; do
		floor=$(basename "$folder")
		find "$folder" -name '*.[ch]' | grep -q . || continue
		echo "$floors" | grep -q "^$floor " || echo "$folder is on no floor"
	done
}

outside_doors() {
	echo "$doors" | while read -r headers door; do
		[ -n "$headers" ] || continue
		# Tests may read with any library what ours wrote; cmocka has its door there.
		case $headers in cmocka*) code='tools/*.[ch] tools/*/*.[ch] tools/*/*/*.[ch] tests/*.[ch] tests/unit/*.[ch]' ;; *) code='tools/*.[ch] tools/*/*.[ch] tools/*/*/*.[ch]' ;; esac
		# shellcheck disable=SC2086 # patterns
		includes $code 2>/dev/null |
			grep -E ":($headers)\$" | grep -vE "^($door):" | sed 's/:/ includes /'
	done
}

# Two files that export one name link without a word: which of the two is called is chance.
twice_exported() {
	nm --defined-only -g "$BUILD"/libkeeling.a 2>/dev/null | awk 'NF == 3 && $3 != "main" { print $3 }' | sort | uniq -d
}

if [ -f "$BUILD/libkeeling.a" ]; then nothing 'a name is exported by two files' "$(twice_exported)"
else skip 'names exported twice: nothing is built'; fi
nothing 'something made by the build is kept in git' "$(git ls-files '*.o' '*.a' '*.d' 2>/dev/null)"
nothing 'an include points upward or sideways' "$(upward)"
nothing 'a folder of tools/ is on no floor' "$(unknown_floors)"
nothing 'a library is used outside its door' "$(outside_doors)"
closing
