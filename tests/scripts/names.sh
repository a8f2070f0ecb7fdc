#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing in the project names a machine's folders, or a real address, telephone number or web page where examples
# should stand; links in the documentation lead somewhere; each file of code begins with its licence.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

files() {
	find tools tests content templates .ci Makefile ./*.md .github -type f \
		! -name '*.png' ! -name '*.ttf' ! -name package-lock.json 2>/dev/null
}
search() { files | tr '\n' '\0' | xargs -0 grep -InE "$@" | grep -v '^tests/scripts/names.sh:'; }

nothing 'a path of some machine' "$(search '(^|[^a-zA-Z0-9.$_/-])/(work|home|root|Users)/[A-Za-z0-9._-]')"
nothing 'a telephone number outside the range kept for drama (01632 960000 to 960999)' \
	"$(search '\b(0[127][0-9]{2,4}|\+44)[ -]?[0-9]{3}[ -]?[0-9]{3,4}\b' | grep -vE '01632 ?960|0123456789' | grep -vE '[0-9a-f]{20}')"
nothing 'an e-mail address that could be real' \
	"$(search -o '[A-Za-z0-9._+-]+@[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+' | grep -vE '@([a-z0-9-]+\.)*(example|invalid|test)(\.(com|org|net))?$')"
nothing 'sample content that links to the web outside .example' \
	"$(grep -rnoE 'https?://[A-Za-z0-9.-]+' content --include='*.md' --include='*.yaml' |
		grep -vE '\.example$|//(www\.)?legislation\.gov\.uk$|example\.(com|org)$')"
# Real persons and councils stood in the papers that the sample was modelled on; none may stray in.
nothing 'a council that exists' "$(grep -rniE '\b(sefton|somerset|east herts|hertfordshire|cambridgeshire|kent county)\b' content templates |
	grep -vE '^templates/reports/|(report:|--new|--style|`) ?(sefton|somerset)')" # styles are called by where they come from
dead=$(for page in ./*.md tools/README.md content/README.md; do
	sed '/^ *```/,/^ *```/d; s/`[^`]*`//g' "$page" 2>/dev/null | grep -oE '\]\([^):# ]+[)#]' | sed 's/^](//; s/[)#]$//' | sort -u | while read -r target; do
		[ -e "$(dirname "$page")/$target" ] || echo "$page: $target"
	done
done)
nothing 'a link in the documentation that leads to no file' "$dead"
unlicensed=$(find tools tests .ci -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.mjs' -o -name '*.py' -o -name run \) \
	! -path '*/node_modules/*' | while read -r file; do head -n 4 "$file" | grep -q 'SPDX-License-Identifier: MIT' || echo "$file"; done)
nothing 'a file without its licence line' "$unlicensed"
closing
