#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints tools/render/docx_shipped.def anew: the checksums of templates/docx as they are. `make accept` puts them in
# their place; the tests hold them against the files.
set -eu
cd "$(dirname "$0")/../.."
echo '/* SPDX-License-Identifier: MIT'
echo ' * The Word templates as they are shipped, which the tests have parsed: SHIPPED(shell, "MD5"). tests/scripts/shipped.sh'
echo ' * prints this file. */'
while read -r shell name; do
	echo "SHIPPED($shell, \"$(md5sum "templates/docx/$name" | cut -d' ' -f1)\")"
done <<'LIST'
SHELL_STYLES styles.xml
SHELL_SETTINGS settings.xml
SHELL_FONTS fontTable.xml
SHELL_PAGE page.xml
SHELL_HEADER header.xml
SHELL_HEADER_FIRST header-first.xml
SHELL_FOOTER footer.xml
LIST
