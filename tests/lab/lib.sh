# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# What every tool of the lab shares: where things live, how errors look, locks and the compiler.
# Sourced, never run. The sourcing script sets $me (its name in messages) and $lab (its directory).
#
# Downloads, unpacked packages and built kernels go to $cache, keyed by what they were made from,
# so a stale entry is never used; results of runs go to $root/build.

root=$(cd "$lab/../.." && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/polygraph
verbose=${verbose:-0}

# Exit codes of every lab tool that are not a command's own (see tests/lab/run --help).
E_LAB=125

die()
{
	printf '%s: %s\n' "$me" "$*" >&2
	exit $E_LAB
}

warn()
{
	printf '%s: %s\n' "$me" "$*" >&2
}

say()
{
	[ "$verbose" -eq 0 ] || printf '%s: %s\n' "$me" "$*" >&2
}

# A step that may take minutes: one line, always shown, because silence would look like a hang.
progress()
{
	printf '%s: %s\n' "$me" "$*" >&2
}

need()
{
	for tool in "$@"; do
		command -v "$tool" > /dev/null 2>&1 ||
			die "'$tool' is not installed: run $lab/setup as root"
	done
}

# with_lock FILE COMMAND...: one process at a time. COMMAND may be a shell function; it runs in a
# subshell, so that the lock goes away with it whatever happens.
with_lock()
{
	mkdir -p "$(dirname "$1")"
	(
		flock 8
		shift
		"$@"
	) 8> "$1"
}

# fresh FILE: younger than a day. Archives change slowly, and a run must not wait for them.
fresh()
{
	[ -n "$(find "$1" -maxdepth 0 -mmin -1440 2> /dev/null)" ]
}

hash_of()
{
	cat "$@" | sha256sum | cut -c 1-16
}

# The prefix of the compiler for arm64: none where the machine is one.
if [ "$(uname -m)" = aarch64 ]; then
	cross=
else
	cross=aarch64-linux-gnu-
fi

# kmake ARGS...: make for an arm64 kernel tree, out of the way of whoever else uses the machine.
kmake()
{
	nice -n 10 make -j"$(nproc)" ARCH=arm64 CROSS_COMPILE="$cross" CC="${cross}gcc" "$@"
}

# quietly LOG COMMAND...: runs COMMAND with its output in LOG; shows the end of LOG if it fails.
quietly()
{
	log=$1
	shift
	if [ "$verbose" -gt 1 ]; then
		"$@" >&2
	elif ! "$@" > "$log" 2>&1; then
		tail -n 15 "$log" >&2
		return 1
	fi
}
