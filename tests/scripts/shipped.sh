#!/bin/sh
# SPDX-License-Identifier: MIT
# shipped.sh [docx|odt]: prints tools/render/docx/docx_shipped.def, or odt_shipped.def, anew: the checksums of the templates as
# they are. `make accept` puts them in their place; the tests hold them against the files.
set -eu
cd "$(dirname "$0")/../.."
kind=${1:-docx}
case $kind in
docx) what=Word list='STYLES=styles.xml SETTINGS=settings.xml FONTS=fontTable.xml PAGE=page.xml HEADER=header.xml
	HEADER_FIRST=header-first.xml FOOTER=footer.xml' prefix=SHELL ;;
odt) what=OpenDocument list='STYLES=styles.xml AUTOMATIC=automatic.xml' prefix=ODT ;;
*) exit 2 ;;
esac
echo '/* SPDX-License-Identifier: MIT'
echo " * The $what templates as they are shipped, which the tests have parsed: SHIPPED(shell, \"MD5\"). tests/scripts/shipped.sh"
echo ' * prints this file. */'
for one in $list; do
	echo "SHIPPED(${prefix}_${one%=*}, \"$(md5sum "templates/$kind/${one#*=}" | cut -d' ' -f1)\")"
done
