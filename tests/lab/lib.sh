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
# The archive has no newest kernel that this lab can use: what wants it is skipped.
E_NONE=126

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
		command -v "$tool" > /dev/null 2>&1 && continue
		package=$("$root/dist/need" --of "$tool")
		die "'$tool' is not installed: install the package ${package:-that has it}, or run $lab/setup as root"
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

# use_arch arm64|x86: sets $arch, as the kernel's makefiles call it, and $cross, the prefix of its compiler: none where
# the machine is one.
use_arch()
{
	arch=$1
	case $arch,$(uname -m) in
	arm64,aarch64|x86,x86_64)	cross= ;;
	arm64,*)			cross=aarch64-linux-gnu- ;;
	*)				cross=x86_64-linux-gnu- ;;
	esac
	# What is emulated, with which console, what its host's file system is made of, and which driver makes a host of it.
	case $arch in
	arm64)
		emulator=qemu-system-aarch64 console_device=ttyAMA0 more_append=earlycon
		host_machine=virt,virtualization=on,gic-version=3 plain_machine=virt,gic-version=3
		userland_purpose=userland userland_arch=arm64 interpreter=lib/ld-linux-aarch64.so.1 host_data='' kvm_driver=''
		liar=tests/liar ;;
	x86)
		emulator=qemu-system-x86_64 console_device=ttyS0 more_append=''
		host_machine=q35 plain_machine=q35
		userland_purpose=userland-x86 userland_arch=amd64 interpreter=lib64/ld-linux-x86-64.so.2
		host_data='usr/share/seabios/bios-256k.bin usr/share/qemu/kvmvapic.bin usr/share/qemu/linuxboot_dma.bin'
		kvm_driver=kvm_amd liar=tests/liar-x86 ;;
	esac
}

# arch_of_name KERNEL: by Debian's word in the name.
arch_of_name()
{
	case $1 in
	*amd64*)	echo x86 ;;
	*)		echo arm64 ;;
	esac
}

# arch_of_tree KDIR
arch_of_tree()
{
	if grep -qs '^CONFIG_X86_64=y' "$1/include/config/auto.conf"; then echo x86; else echo arm64; fi
}

use_arch arm64

# Kernels that differ by an edit share what they compile alike.
export CCACHE_DIR="$cache/ccache" CCACHE_BASEDIR="$cache/kernels" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=2G

# kmake ARGS...: make for a kernel tree of $arch, out of the way of whoever else uses the machine.
kmake()
{
	nice -n 10 make -j"$(nproc)" ARCH="$arch" CROSS_COMPILE="$cross" CC="ccache ${cross}gcc" "$@"
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
