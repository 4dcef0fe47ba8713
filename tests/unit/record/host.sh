# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# Makes up a KVM host in a directory: /proc, /sys and /dev as far as preflight and record look, with a kernel whose
# code is in a real ELF core file, and commands that answer as they would there.

# le64 HEX16, le32 HEX8: bytes, lowest first.
le()
{
	rest=$1
	while [ -n "$rest" ]; do
		head=${rest%??}
		# shellcheck disable=SC2059 # an octal escape is made for printf
		printf "\\$(printf '%o' "0x${rest#"$head"}")"
		rest=$head
	done
}

# make_kcore WORD...: code that starts at ffff800008000100, behind a segment that does not hold it.
make_kcore()
{
	{
		for word in 464c457f 00010102 00000000 00000000 00b70004 00000001; do le $word; done
		for word in 0000000000000000 0000000000000040 0000000000000000; do le $word; done
		for word in 00000000 00380040 00000003 00000000; do le $word; done
		# A note, the linear map, and the image.
		for word in 0000000000000004 0000000000000000 0000000000000000 0000000000000000 0000000000000000 \
			0000000000000000 0000000000000000; do le $word; done
		for word in 0000000700000001 0000000000003000 ffff000000000000 0000000040000000 0000000040000000 \
			0000000040000000 0000000000001000; do le $word; done
		for word in 0000000700000001 0000000000001000 ffff800008000000 0000000040200000 0000000002000000 \
			0000000002000000 0000000000001000; do le $word; done
	} > "$host/proc/kcore"
	{
		for word; do le "$word"; done
	} | dd of="$host/proc/kcore" bs=1 seek=$((4096 + 256)) conv=notrunc 2> /dev/null
	truncate -s 16384 "$host/proc/kcore"
}

# Four words for each function: a pair of registers stored, what is done with sp_el0, and a nop.
fixed_code='a9014c32 d5384102 d5184100 d503201f'
old_code='a9014c32 f9400042 d503201f d503201f'

# answer COMMAND TEXT: a command that prints TEXT, found before the real one.
answer()
{
	{
		echo '#!/bin/sh'
		echo "cat <<'END'"
		echo "$2"
		echo END
	} > "$host/bin/$1"
	chmod +x "$host/bin/$1"
}

# A host on which all is well.
make_host()
{
	rm -rf "$host"
	tracing=$host/sys/kernel/tracing
	mkdir -p "$host/bin" "$host/dev" "$host/proc" "$tracing/instances" "$tracing/per_cpu/cpu0" "$tracing/per_cpu/cpu1"
	: > "$host/dev/kvm"
	echo 'tracefs /sys/kernel/tracing tracefs rw 0 0' > "$host/proc/mounts"
	echo 'MemAvailable:    4000000 kB' > "$host/proc/meminfo"
	for event in kvm_hvc_arm64 kvm_exit kvm_entry kvm_handle_sys_reg kvm_sys_access kvm_toggle_cache \
		kvm_set_way_flush kvm_guest_fault kvm_wfx_arm64 kvm_userspace_exit; do
		mkdir -p "$tracing/events/kvm/$event"
	done
	mkdir -p "$tracing/events/sched/sched_switch" "$tracing/events/sched/sched_migrate_task"
	echo '7 (expanded: 1408)' > "$tracing/buffer_size_kb"
	echo '[local] global counter uptime perf mono mono_raw boot' > "$tracing/trace_clock"
	echo nop > "$tracing/current_tracer"
	: > "$tracing/set_event"
	answer id 0
	answer uname aarch64
	answer trace-cmd 'trace-cmd version 3.1.6 (not-a-git-repo)'
	vhe
	cat > "$host/proc/kallsyms" <<-'END'
	ffff800008000000 T _text
	ffff800008000100 T __guest_enter
	ffff800008000110 T __guest_exit_panic
	ffff800008000110 T __guest_exit
	ffff800008000120 t abort_guest_exit_start
	END
	# shellcheck disable=SC2086 # lists of words
	make_kcore $fixed_code $fixed_code
}

log='[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x000f0510]'

vhe()
{
	answer dmesg "$log
[    0.155147] CPU features: detected: Stage-2 Force Write-Back
[    1.220738] kvm [1]: VHE mode initialized successfully"
}
