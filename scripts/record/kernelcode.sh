# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# Does the running kernel give the host its sp_el0 back before any C code runs after a guest's exit?
#
# arm64 Linux keeps "current" in sp_el0, and so does its guest. Up to v5.7-rc4 the host's value came back in C, in
# sysreg_restore_host_state_vhe(). On a VHE host that C code is ordinary kernel code, which ftrace hooks: a function
# tracer runs between the exit and that point, takes the guest's sp_el0 for its current task, and the host hangs or
# dies. Commit 6e977984f6d8 ("KVM: arm64: Save/restore sp_el0 as part of __guest_enter", v5.7-rc5) moved both into
# the assembly of __guest_enter and __guest_exit. Distributions carry and lack it under any version number, so the
# code itself is asked, through /proc/kcore: the fixed code has, in both functions, "mrs xN, sp_el0" (save the one's)
# and after it "msr sp_el0, xM" (load the other's); the old code has neither. nVHE and pKVM run that code at EL2, in
# a copy that ftrace does not hook, and are not concerned.
#
# Only dd, od and awk are needed, and the shell's own arithmetic, since awk counts in doubles. Addresses lose their first hexadecimal digit, always f in
# kernel addresses, to fit into a signed 64-bit number.

# number HEX-ADDRESS: the last 60 bits, in decimal.
number()
{
	printf '%d\n' "0x${1#?}"
}

# words FILE OFFSET COUNT: 32-bit little-endian words in hexadecimal, one a line. The offset is a multiple of 4.
words()
{
	dd if="$1" bs=4 skip=$(($2 / 4)) count="$3" 2> /dev/null | od -A n -v -t x1 | awk '{
		for (i = 1; i + 3 <= NF; i += 4)
			print $(i + 3) $(i + 2) $(i + 1) $i
	}'
}

# symbol NAME: "start end" of one function's code, in hexadecimal; the end is where the next symbol begins.
symbol()
{
	awk -v name="$1" '
		start != "" && $1 != start	{ print start, $1; exit }
		start == "" && $3 == name	{ start = $1 }' "$root/proc/kallsyms" 2> /dev/null
}

# offset_of HEX-ADDRESS: where in kcore that address is. kcore is an ELF core file, its segments are ranges of
# kernel addresses.
offset_of()
{
	wanted=$(number "$1")
	# e_phoff, e_phentsize and e_phnum of the ELF header; a kernel's values are small.
	# shellcheck disable=SC2046 # one word each
	set -- $(words "$kcore" 0 16)
	[ $# -eq 16 ] && [ "$1" = 464c457f ] || return 1
	at=$(printf '%d' "0x$9")
	shift 13
	size=$(printf '%d' "0x${1%????}")
	count=$(printf '%d' "0x${2#????}")
	[ "$size" = 56 ] && [ "$count" -lt 65535 ] || return 1
	# shellcheck disable=SC2046 # one word each
	set -- $(words "$kcore" "$at" $((count * 14)))
	while [ $# -ge 14 ]; do
		# p_type, p_flags, and of two words each, low first: p_offset, p_vaddr, p_paddr, p_filesz ...
		type=$1 offset=$4$3 begin=$6$5
		shift 8
		length=$2$1
		shift 6
		case $type-$begin-$offset-$length in
		00000001-f*-0*-0*)	;;
		*)			continue ;;
		esac
		into=$((wanted - $(number "$begin")))
		if [ $into -ge 0 ] && [ $into -lt "$(number "$length")" ]; then
			echo $(($(number "$offset") + into))
			return
		fi
	done
	return 1
}

# swaps_sp_el0 FUNCTION: "yes" if it saves sp_el0 and then loads another, "no" if it does not touch sp_el0, else why
# that cannot be told. A function that stores no pair of registers is not what it should be: not the code was read.
swaps_sp_el0()
{
	bounds=$(symbol "$1")
	from=${bounds% *} to=${bounds#* }
	case $from in
	'')			echo "/proc/kallsyms does not list $1"; return ;;
	0000000000000000)	echo "/proc/kallsyms hides addresses (kernel.kptr_restrict)"; return ;;
	esac
	length=$((($(number "$to") - $(number "$from")) / 4))
	if [ $length -le 0 ] || [ $length -ge 1024 ]; then
		echo "the size of $1 cannot be right"
		return
	fi
	at=$(offset_of "$from") || { echo "/proc/kcore has no segment with $1"; return; }
	words "$kcore" "$at" $length | awk -v length_wanted=$length '
		/^a9[0-3]/		{ pairs++ }
		/^d53841[01]/		{ saved = 1; touched = 1 }
		/^d51841[01]/		{ touched = 1; if (saved) loaded = 1 }
		END {
			if (NR != length_wanted)
				print "/proc/kcore cannot be read at '"$1"'"
			else if (!pairs)
				print "what /proc/kcore holds at '"$1"' is not its code"
			else if (loaded)
				print "yes"
			else if (touched)
				print "'"$1"' uses sp_el0 in a way that is not known"
			else
				print "no"
		}'
}

# Sets $sp_el0 to safe, unsafe or doubt, and $sp_el0_why.
read_sp_el0()
{
	kcore=$root/proc/kcore
	sp_el0=doubt
	if ! [ -r "$kcore" ]; then
		sp_el0_why="there is no readable /proc/kcore"
		return
	fi
	leaves=$(swaps_sp_el0 __guest_exit)
	enters=$(swaps_sp_el0 __guest_enter)
	case $leaves,$enters in
	yes,yes)
		sp_el0=safe
		sp_el0_why="__guest_enter and __guest_exit exchange sp_el0 (6e977984f6d8)" ;;
	no,no)
		sp_el0=unsafe
		sp_el0_why="__guest_exit leaves the guest's sp_el0 to C code (6e977984f6d8 is missing)" ;;
	yes,no|no,yes)
		sp_el0_why="only one of __guest_enter and __guest_exit handles sp_el0" ;;
	yes,*)	sp_el0_why=$enters ;;
	*)	sp_el0_why=$leaves ;;
	esac
}
