# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# A minimal Debian with some packages, to build and install in as on a stranger's machine. It is made once per release and
# list, and kept in the cache. Needs root, lib.sh and apt.sh; the script sets $out, where logs go.

# root_base RELEASE PACKAGE...: sets $base to the archive of such a root file system.
root_base()
{
	release=$1
	shift
	need mmdebstrap
	base=$cache/fresh/$release-$(echo "$release" "$@" | sha256sum | cut -c 1-16).tar
	with_lock "$cache/fresh/lock" root_make "$release" "$@" ||
		die "there is no minimal Debian to work in: see ${out#"$root"/}/mmdebstrap.log"
}

root_make()
{
	[ ! -f "$base" ] || return 0
	mkdir -p "$cache/fresh"
	release=$1
	shift
	progress "making a minimal Debian $release"
	apt_lines "$release" "$release-security" > "$out/sources" || return 1
	mmdebstrap --quiet --mode=root --variant=minbase --include="$(echo "$*" | tr ' ' ,)" "$release" "$base.new.tar" \
		"$out/sources" > "$out/mmdebstrap.log" 2>&1 || { tail -n 5 "$out/mmdebstrap.log" >&2; return 1; }
	mv "$base.new.tar" "$base"
}

# root_unpack TREE: $base there, with the devices that programs want.
root_unpack()
{
	rm -rf "$1"
	{ mkdir -p "$1" && tar -xf "$base" -C "$1" --exclude='./dev/*' && mkdir -p "$1/src" "$1/dev"; } ||
		die "$base cannot be unpacked"
	{ mknod -m 666 "$1/dev/null" c 1 3 && mknod -m 666 "$1/dev/zero" c 1 5 && mknod -m 666 "$1/dev/urandom" c 1 9; } ||
		die "no device node can be made in ${1#"$root"/}"
	ln -s /proc/self/fd "$1/dev/fd"
}

# inside TREE COMMAND...: in that root, in its /src, with an environment that is nobody's, and a /proc that goes with it.
inside()
{
	# shellcheck disable=SC2016 # for the inner shells
	unshare -m sh -c '
		mount -t proc proc "$1/proc" 2> /dev/null
		tree=$1
		shift
		exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
			chroot "$tree" sh -c "cd /src && \"\$@\"" sh "$@"' sh "$@"
}
