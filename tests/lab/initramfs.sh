# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# The root file systems of the emulated machines. The part that is large and always the same (the
# host's QEMU and trace-cmd with their libraries) is made once and cached as one cpio archive; what
# belongs to one run is a second archive behind it, as the kernel allows. Nothing is compressed:
# under emulation unpacking costs more than copying. Needs lib.sh and apt.sh.

userland_suites=bookworm,bookworm-updates,bookworm-security
userland_layout=1

# Sets $userland to a directory with busybox and host.cpio.
userland()
{
	userland_packages=$("$root/dist/need" --list $userland_purpose | tr '\n' ' ')
	host_programs="usr/bin/$emulator usr/bin/trace-cmd"
	current=$cache/userland/current-$userland_layout-$arch
	with_lock "$cache/userland/lock" make_userland || exit "$E_LAB"
	userland=$(cat "$current")
}

make_userland()
{
	if fresh "$current" && [ -f "$(cat "$current")/complete" ]; then
		return 0
	fi
	apt_open "$userland_suites"
	# What packages for every architecture need is wanted for that of the machine.
	set -- -qq -y -c "$apt/apt.conf" -o APT::Architecture=$userland_arch --no-install-recommends
	# shellcheck disable=SC2086 # a list of words
	apt-get "$@" --print-uris install $userland_packages > "$apt/userland.uris" ||
		die "the packages of the emulated host cannot be resolved"
	key=$(echo "$userland_layout $host_programs" | hash_of - "$apt/userland.uris")
	entry=$cache/userland/$key
	if [ ! -f "$entry/complete" ]; then
		progress "making the emulated host's root file system"
		rm -rf "$entry"
		mkdir -p "$entry/debs/partial"
		# shellcheck disable=SC2086 # a list of words
		quietly "$entry/apt.log" apt-get "$@" -o Dir::Cache::archives="$entry/debs" \
			--download-only install $userland_packages ||
			die "the packages of the emulated host cannot be fetched"
		apt_unpack "$entry/all" "$entry"/debs/*.deb || die "a package cannot be unpacked"
		cp "$entry/all/bin/busybox" "$entry/busybox" || die "no busybox in busybox-static"
		collect_programs "$entry/all" "$entry/root" || exit "$E_LAB"
		collect_data "$entry/all" "$entry/root" || exit "$E_LAB"
		mkdir -p "$entry/root/bin"
		cp "$entry/busybox" "$entry/root/bin/busybox"
		make_cpio "$entry/root" "$entry/host.cpio" || die "cpio failed"
		rm -r "$entry/debs" "$entry/all" "$entry/root"
		touch "$entry/complete"
	fi
	echo "$entry" > "$current"
}

# collect_programs FROM TO: the programs, their interpreter and every library that they need, by
# the names in their ELF headers. A whole Debian closure is four times as large.
collect_programs()
{
	todo=$host_programs
	while [ -n "$todo" ]; do
		next=
		for file in $todo; do
			[ ! -e "$2/$file" ] || continue
			mkdir -p "$2/$(dirname "$file")"
			cp -L "$1/$file" "$2/$file" || return 1
			for lib in $(needed_by "$1/$file"); do
				found=$(cd "$1" && find lib usr/lib -name "$lib" | head -n 1)
				[ -n "$found" ] || die "$file needs $lib, which no package brought"
				next="$next $found"
			done
		done
		todo=$next
	done
	mkdir -p "$2/$(dirname $interpreter)"
	[ -e "$2/$interpreter" ] || cp -L "$1/$interpreter" "$2/$interpreter"
}

# collect_data FROM TO: what the host's QEMU reads, all in /usr/share/qemu.
collect_data()
{
	mkdir -p "$2/usr/share/qemu"
	for file in $host_data; do
		cp -L "$1/$file" "$2/usr/share/qemu/" || return 1
	done
}

needed_by()
{
	"${cross}readelf" -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'
}

# make_cpio DIR FILE
make_cpio()
{
	(cd "$1" && find . | cpio --quiet -o -H newc -R 0:0) > "$2"
}

# driver_modules MODULES TO NAME...: the modules that make those drivers, in load order, as
# TO/NN-name.ko. MODULES is a lib/modules/VERSION directory; built-in drivers give nothing.
driver_modules()
{
	from=$1
	to=$2
	shift 2
	mkdir -p "$to"
	n=10
	for driver in "$@"; do
		modprobe -C /dev/null -d "${from%/lib/modules/*}" -S "$(basename "$from")" \
			-D "$driver" 2> /dev/null | sed -n 's/^insmod \([^ ]*\).*/\1/p'
	done | awk '!seen[$0]++' > "$to/.list"
	while read -r module; do
		plain=$(basename "$module" | sed 's/\.ko\..*/.ko/')
		case $module in
		*.xz)	xz -dc "$module" ;;
		*.zst)	zstd -qdc "$module" ;;
		*.gz)	gzip -dc "$module" ;;
		*)	cat "$module" ;;
		esac > "$to/$n-$plain"
		n=$((n + 1))
	done < "$to/.list"
	rm "$to/.list"
}
