# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# Which QEMU of this machine emulates a CPU model. The installed one is asked first; a model that
# it does not know may be known to the newer one of Debian's backports, which is then unpacked into
# the cache and run from there. Needs lib.sh and apt.sh.

newer_suites=bookworm-backports

# pick_qemu MODEL: sets $qemu to the program and $qemu_data to the directory of its data, where that
# is not the built-in one.
pick_qemu()
{
	need $emulator
	qemu=$emulator
	qemu_data=
	if [ "$arch" = x86 ]; then
		run_qemu -cpu help | grep -qE "^x86 +$1( |\$)" ||
			die "unknown CPU model '$1': known are: $(run_qemu -cpu help | sed -n 's/^x86 *\([^ ]*\).*/\1/p' | tr '\n' ' ')"
		return
	fi
	if has_model "$1"; then
		is_64bit "$1" ||
			die "CPU model '$1' is not a 64-bit one: no arm64 kernel runs on it"
		return
	fi
	newer_qemu
	has_model "$1" ||
		die "unknown CPU model '$1': known are: $(run_qemu -M virt -cpu help | models)"
}

# run_qemu ARGS...: at most for as long as $qemu_timeout says. With $qemu_exec set to exec it takes
# the place of the subshell that calls it, so that a signal to that one arrives.
run_qemu()
{
	${qemu_exec:-} timeout -k 5 "${qemu_timeout:-20}" "$qemu" ${qemu_data:+-L "$qemu_data"} "$@"
}

models()
{
	sed -n 's/^  *\([a-z0-9_-]*\).*/\1/p' | sort | tr '\n' ' '
}

has_model()
{
	run_qemu -M virt -cpu help | grep -qxE "[[:space:]]*$1([[:space:]].*)?"
}

newer_qemu()
{
	apt_open "$newer_suites"
	package=$("$root/dist/need" --list qemu | head -n 1)
	version=$(apt_field "$package:amd64" Version | head -n 1)
	[ -n "$version" ] || die "no $package in $newer_suites"
	entry=$cache/qemu/$(printf '%s' "$version" | tr -c 'A-Za-z0-9.+_~-' _)
	with_lock "$cache/qemu/lock" fetch_qemu || exit "$E_LAB"
	qemu=$entry/usr/bin/qemu-system-aarch64
	qemu_data=$entry/usr/share/qemu
}

fetch_qemu()
{
	[ ! -f "$entry/complete" ] || return 0
	progress "fetching QEMU $version: the installed one does not know the CPU model"
	rm -rf "$entry"
	# The one that is for every architecture has no other.
	# shellcheck disable=SC2046 # one word per package
	apt_download "$entry/debs" $("$root/dist/need" --list qemu | sed "s/\$/:amd64=$version/; s/-data:amd64=/-data=/") ||
		 die "QEMU $version: $(tail -n 1 "$apt/download.log")"
	apt_unpack "$entry" "$entry"/debs/*.deb || die "QEMU $version cannot be unpacked"
	rm -r "$entry/debs"
	missing=$(ldd "$entry/usr/bin/qemu-system-aarch64" |
		sed -n 's/^[[:space:]]*\(.*\) => not found/\1/p')
	[ -z "$missing" ] || die "QEMU $version needs libraries that are not installed: $missing"
	touch "$entry/complete"
}

# is_64bit MODEL: a machine that is stopped at its start still shows how its registers are called.
is_64bit()
{
	printf 'info registers\nquit\n' | run_qemu -M virt -cpu "$1" -S -nodefaults -display none \
		-monitor stdio 2> /dev/null | grep -q 'X00='
}

# has_property MODEL PROPERTY: asked by starting a machine that stops at once.
has_property()
{
	echo quit | run_qemu -M virt -cpu "$1,$2" -S -nodefaults -display none \
		-monitor stdio > /dev/null 2>&1
}

# cpu_option CPU: the model with the user's properties, and pauth-impdef where it exists: pointer
# authentication as the architecture has it is very slow under emulation.
cpu_option()
{
	case $arch,$1 in
	x86,*|*pauth*)	echo "$1"; return ;;
	esac
	if has_property "${1%%,*}" pauth-impdef=on; then
		echo "$1,pauth-impdef=on"
	else
		echo "$1"
	fi
}
