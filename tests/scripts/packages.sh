#!/bin/sh
# SPDX-License-Identifier: MIT
# packages.sh NAME...: installs the Debian packages that are not there, and says so. Where there is no apt-get
# (another system), it leaves the machine alone: what is missing then shows in the build.
set -eu

command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || exit 0
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
missing=
for name in "$@"; do
	printf '%s\n' "$installed" | grep -qxF -- "$name" || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=
elif command -v sudo >/dev/null; then as_root='sudo env DEBIAN_FRONTEND=noninteractive'
else
	echo "These packages are missing; as an administrator run: apt-get install --no-install-recommends$missing" >&2
	exit 1
fi
echo "Installing what is missing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # a list of names
$as_root apt-get update -qq && $as_root apt-get install -qq -y --no-install-recommends $missing >/dev/null
