# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# What the shell tests of this directory share: TAP, and a directory of their own.
#
# The sourcing script sets suite and is called with the directory of the programs.

n=0
failed=0
programs=$1
judge=$programs/polygraph-judge
explain=$programs/polygraph-explain
predict=$programs/polygraph-predict
root=$(cd "$(dirname "$0")/../../.." && pwd)
captures=$root/tests/captures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# result ok|"not ok" NAME [REASON OF A SKIP]
result()
{
	n=$((n + 1))
	echo "$1 $n $suite: $2${3:+ # SKIP $3}"
	[ "$1" = ok ] || failed=1
}

# expect NAME STATUS PATTERN COMMAND...: ends with STATUS and prints PATTERN, an extended regular expression. With
# status 3 it is one line on stderr, and nothing on standard output.
expect()
{
	name=$1
	status=$2
	pattern=$3
	shift 3
	"$@" > "$work/out" 2> "$work/err" < /dev/null
	got=$?
	if [ "$got" -eq "$status" ] && cat "$work/out" "$work/err" | grep -qE -e "$pattern" &&
		{ [ "$status" -ne 3 ] || { [ "$(wc -l < "$work/err")" -eq 1 ] && [ ! -s "$work/out" ]; }; }; then
		result ok "$name"
	else
		echo "# status $got, $status expected; '$pattern' expected in:"
		head -n 20 "$work/out" "$work/err" | sed 's/^/# /'
		result "not ok" "$name"
	fi
}

# holds NAME COMMAND...: COMMAND ends with status 0.
holds()
{
	name=$1
	shift
	if "$@" > "$work/held" 2>&1; then
		result ok "$name"
	else
		head -n 20 "$work/held" | sed 's/^/# /'
		result "not ok" "$name"
	fi
}

finish()
{
	echo "1..$n"
	exit $failed
}
