# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# What the tests of this directory share: TAP, and a directory of their own. The sourcing script sets suite.

n=0
failed=0
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^PACKAGE_VERSION="\(.*\)"/\1/p' "$root/dkms.conf")

result()
{
	n=$((n + 1))
	echo "$1 $n $suite: $2${3:+ # SKIP $3}"
	[ "$1" = ok ] || failed=1
}

# check TEXT COMMAND...
check()
{
	text=$1
	shift
	if "$@" > "$work/said" 2>&1; then
		result ok "$text"
	else
		tail -n 15 "$work/said" | sed 's/^/# /'
		result 'not ok' "$text"
	fi
}

# refused PATTERN COMMAND...: status 3, nothing on standard output, and one line on stderr that has PATTERN.
refused()
{
	pattern=$1
	shift
	"$@" > "$work/out" 2> "$work/err"
	status=$?
	cat "$work/out" "$work/err"
	[ $status -eq 3 ] && [ ! -s "$work/out" ] && [ "$(wc -l < "$work/err")" -eq 1 ] && grep -qE -e "$pattern" "$work/err"
}

# older_tree DIR VERSION: the sources once more, as if they were of another version.
older_tree()
{
	mkdir -p "$1"
	tar -xzf "$("$root/dist/archive" "$work/archive")" -C "$1" --strip-components=1 &&
		sed -i "s/^PACKAGE_VERSION=.*/PACKAGE_VERSION=\"$2\"/" "$1/dkms.conf"
}

finish()
{
	echo "1..$n"
	exit $failed
}
