#!/bin/bash
# SPDX-License-Identifier: MIT
# The Nu HTML checker finds nothing on any page of the site or of a redline, nor in style sheets and drawings.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

jar=$build/node/node_modules/vnu-jar/build/dist/vnu.jar
[ -f "$jar" ] && command -v java >/dev/null || { skip 'the Nu checker or Java is not there'; closing; exit; }
redlines=$(mktemp -d "${TMPDIR:-/tmp}/redlines-XXXXXX")
trap 'rm -rf "$redlines"' EXIT
tests/scripts/divided-site.sh "$redlines/divided" || fail 'the divided site'
tests/scripts/redline-pages.sh "$redlines" || fail 'the redlines'
mapfile -d '' pages < <(find "$build/site" "$redlines" \( -name '*.html' -o -name '*.svg' -o -name '*.css' \) -print0 2>/dev/null | sort -z)
[ "${#pages[@]}" -gt 0 ] || { fail 'the site has no pages (make)'; closing; exit; }
# The checker takes no file for the page's own ('self'), and no sum for data that stands in a page, as browsers do: their
# word on it is taken in browser.mjs, which lets no message on the console pass; links.py sees that nothing is loaded from
# elsewhere. Nor does it know that controls can grow with what is typed (field-sizing), which browsers do or leave.
self='.*external (stylesheet|script) .*assets/[a-z-]+\.(css|js).* blocked by .(style|script)-src. directive.*|.*Inline script violates Content Security Policy.*|.*field-sizing.*exist.*'
findings=$(java -Xss8m -jar "$jar" --stdout --also-check-css --also-check-svg --format gnu --filterpattern "$self" "${pages[@]}" 2>&1)
for page in "${pages[@]}"; do
	nothing "${page#"$build"/}" "$(grep -F "file:$page" <<<"$findings" | sed "s,file:$build/,,")"
done
[ -z "$findings" ] || [ "$failed" -gt 0 ] || fail 'the Nu checker' "$findings"
closing
