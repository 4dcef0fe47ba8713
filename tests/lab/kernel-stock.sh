# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# Debian's own kernels: Image, modules and headers, unpacked side by side in one cache entry.
#
# Debian's header packages expect to live in /usr/src and to run on the release they belong to.
# Both are put right inside the cached copy, never in /.

# Part of an entry's name: to be raised when entries that an older version of this file made will
# not do.
stock_layout=3

# Tries the archive's packages from the newest to the oldest: an index may name packages whose
# files are already gone from the mirror (bullseye-security's arm64 binaries are).
resolve_stock()
{
	apt_open "$suites"
	try_stock && return 0
	apt_update && try_stock
}

try_stock()
{
	candidates=$(apt_names "$package") || candidates=
	[ -n "$candidates" ] || { warn "no package matches $package in $suites"; return 1; }
	for candidate in $candidates; do
		release=${candidate#linux-*-}
		release=${release%-unsigned}
		for version in $(apt_field "$candidate" Version); do
			entry=$(printf '%s' "${release}_$version" | tr -c 'A-Za-z0-9.+_~-' _)
			entry=$kernels/$entry-$key
			[ ! -f "$entry/complete" ] || return 0
			rm -rf "$entry"
			if fetch_stock; then
				return 0
			fi
			say "$candidate $version cannot be had, trying an older one"
			rm -rf "$entry"
		done
	done
	return 1
}

fetch_stock()
{
	progress "fetching $name: $release $version"
	# 6.1.0-40-arm64, 6.12.9+deb12-cloud-amd64: what is common to all flavours has the part before them in its name.
	flavour=$(printf '%s' "$release" | grep -oE '(cloud-|rt-)?[a-z0-9]+$')
	common=linux-headers-${release%"-$flavour"}-common
	kbuild=$(apt_field "linux-headers-$release" Depends | grep -o 'linux-kbuild-[^ ,]*' |
		head -n 1)
	[ -n "$kbuild" ] || return 1
	# The security suites keep only the newest kbuild; it serves older headers of its series.
	kbuild=$kbuild:amd64
	! apt_has "$kbuild" "$version" || kbuild=$kbuild=$version
	set -- "$candidate=$version" "linux-headers-$release=$version" "$common=$version" "$kbuild"
	# Newer Debian kernels have modules and the list of built-in ones in packages of their own.
	for part in modules base; do
		! apt_has "linux-$part-$release" "$version" ||
			set -- "$@" "linux-$part-$release=$version"
	done
	apt_download "$entry/debs" "$@" || return 1
	apt_unpack "$entry/root" "$entry"/debs/*.deb || return 1
	rm -r "$entry/debs"

	# Newer releases of Debian say /usr/lib where older ones say /lib.
	if [ -d "$entry/root/usr/lib/modules" ]; then
		mkdir -p "$entry/root/lib"
		[ -d "$entry/root/lib/modules" ] ||
			ln -s ../usr/lib/modules "$entry/root/lib/modules"
	fi
	for image in "$entry/root/boot/vmlinuz-$release" \
		"$entry/root/lib/modules/$release/vmlinuz"; do
		[ ! -f "$image" ] || cp "$image" "$entry/Image"
	done
	[ -f "$entry/Image" ] || { warn "no Image in $candidate"; return 1; }
	quietly "$entry/depmod.log" depmod -b "$entry/root" "$release" || return 1

	relocate_headers || return 1
	echo "$release" > "$entry/version"
	touch "$entry/complete"
}

relocate_headers()
{
	kdir=$entry/root/usr/src/linux-headers-$release
	sed -i "s,/usr/src/,$entry/root/usr/src/,g" "$kdir/Makefile"
	ln -sfn "root/usr/src/linux-headers-$release" "$entry/kdir"
	# A vmlinux in there is BTF alone, for a pahole that this machine does not have. Without it
	# modules are built without BTF and load all the same.
	rm -f "$kdir/vmlinux"
	tools=$(cd "$kdir/scripts/.." && pwd -P) || return 1
	tools_fit || rebuild_tools
}

# Do the programs of linux-kbuild run here, and does the compiler here know all that the one that
# built the kernel knew? (Its GCC_VERSION is 120200 for 12.2.0.)
tools_fit()
{
	for tool in basic/fixdep mod/modpost; do
		! ldd "$tools/scripts/$tool" 2>&1 | grep -q 'not found' || return 1
	done
	theirs=$(sed -n 's/^CONFIG_GCC_VERSION=//p' "$kdir/include/config/auto.conf")
	ours=$("${cross}gcc" -dumpfullversion | awk -F . '{ print $1 * 10000 + $2 * 100 + $3 }')
	[ "$ours" -ge "${theirs:-0}" ]
}

# The programs of linux-kbuild were built for a newer C library, or by a newer compiler, than this
# machine has: build them from the same version's source. What the kernel's configuration knows
# about its compiler is then true of another compiler, and is replaced as well. Every other option
# stays, since the layout of structures depends on them.
rebuild_tools()
{
	series=$(printf '%s' "$release" | grep -o '^[0-9]*\.[0-9]*')
	progress "building the module tools of $release for this machine"
	apt_download "$entry/src" "linux-source-$series=$version" || return 1
	unpack_source "$entry/src" "$entry/src/tree" || return 1
	mkdir "$entry/src/out"
	cp "$kdir/.config" "$entry/src/out/.config"
	for target in olddefconfig modules_prepare; do
		quietly "$entry/tools.log" kmake -C "$entry/src/tree" O="$entry/src/out" $target ||
			return 1
	done
	for tool in basic/fixdep mod/modpost genksyms/genksyms gendwarfksyms/gendwarfksyms \
		sign-file recordmcount kallsyms sorttable; do
		[ -x "$tools/scripts/$tool" ] || [ "$tool" = mod/modpost ] || continue
		[ -x "$entry/src/out/scripts/$tool" ] || continue
		cp "$entry/src/out/scripts/$tool" "$tools/scripts/$tool" || return 1
	done

	facts='CONFIG_(CC|GCC|AS|LD|CLANG|PAHOLE)_'
	for file in config/auto.conf generated/autoconf.h; do
		new=$entry/src/out/include/$file
		old=$kdir/include/$file
		{
			grep -vE "^(#define )?$facts" "$old"
			grep -E "^(#define )?$facts" "$new"
		} > "$old.new"
		mv "$old.new" "$old"
	done
	rm -r "$entry/src"
}
