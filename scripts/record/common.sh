# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# What preflight and record both have to know of a host: where tracefs is, which events are needed, in which mode KVM
# runs, and what of ftrace is switched on. Every function only reads. POLYGRAPH_ROOT, if set, stands before /proc,
# /sys and /dev, so that the tests can show these functions hosts that are not at hand.

root=${POLYGRAPH_ROOT:-}

# Without these there is nothing to put on a timeline: guest calls, and the exits and entries around them.
vital_events='kvm:kvm_hvc_arm64 kvm:kvm_exit kvm:kvm_entry'
# Without one of these a cause or a death cannot be named; some kernels lack some.
useful_events='kvm:kvm_handle_sys_reg kvm:kvm_sys_access kvm:kvm_toggle_cache kvm:kvm_set_way_flush kvm:kvm_guest_fault
	kvm:kvm_wfx_arm64 kvm:kvm_userspace_exit sched:sched_switch sched:sched_migrate_task'
# These tell a little more where they exist; nobody misses them in preflight.
extra_events='kvm:kvm_mmio kvm:kvm_mmio_nisv kvm:kvm_get_timer_map'

# In the order of preference. A vCPU changes CPUs, and "local" clocks of two CPUs cannot be compared; these can.
good_clocks='mono boot global perf'

# What record takes for each CPU, in KiB, unless told otherwise. A boot makes some thousand events per vCPU and second.
default_buffer_kb=16384

# Where tracefs is mounted, or nothing.
find_tracefs()
{
	found=$(awk '$3 == "tracefs" { print $2; exit }' "$root/proc/mounts" 2> /dev/null)
	[ -z "$found" ] || echo "$root$found"
}

# has_event SYSTEM:EVENT
has_event()
{
	[ -d "$tracefs/events/${1%%:*}/${1#*:}" ]
}

# missing_of EVENT...: those that this kernel does not have.
missing_of()
{
	for event in "$@"; do
		has_event "$event" || printf '%s ' "$event"
	done
}

# The clock to record with, or nothing: the current one stands in brackets among those on offer.
pick_clock()
{
	offered=$(tr -d '[]' < "$tracefs/trace_clock" 2> /dev/null) || return 0
	for clock in $good_clocks; do
		case " $offered " in
		*" $clock "*)	echo "$clock"; return ;;
		esac
	done
}

# The kernel's own log since boot; it may be gone or forbidden.
kernel_log()
{
	dmesg 2> /dev/null || cat "$root/var/log/dmesg" 2> /dev/null
}

# How KVM runs: VHE, nVHE or pKVM, or unknown. KVM says it once at boot. When that line is gone from the log, the
# timer that the kernel ticks by tells: a kernel at EL2 uses the EL2 physical timer, interrupt 26 on every GIC.
kvm_mode()
{
	mode=$(kernel_log | sed -n '
		s/.*kvm \[[0-9]*\]: Protected .*mode initialized.*/pKVM/p
		s/.*kvm \[[0-9]*\]: Hyp .*mode initialized.*/nVHE/p
		s/.*kvm \[[0-9]*\]: VHE mode initialized.*/VHE/p' | tail -n 1)
	if [ -z "$mode" ]; then
		mode=$(awk '$NF == "arch_timer" {
			for (i = 2; i < NF; i++)
				if ($i ~ /^GIC/) {
					print $(i + 1) == 26 ? "VHE" : "nVHE"
					exit
				}
			}' "$root/proc/interrupts" 2> /dev/null)
	fi
	echo "${mode:-unknown}"
}

# Does the CPU write stage 2 through (FEAT_S2FWB), so that KVM never has to trap the guest's MMU set-up?
# Prints "yes", "no", or "unknown". The log is only believed about absence if it still holds the start of the boot.
has_fwb()
{
	log=$(kernel_log)
	case $log in
	*"detected: Stage-2 Force Write-Back"*)		echo yes ;;
	*"Booting Linux on physical CPU"*)		echo no ;;
	*)						fwb_by_midr ;;
	esac
}

# FEAT_S2FWB came with Armv8.4. Arm's own cores of earlier versions, by MIDR_EL1.PartNum: Cortex-A34, A53, A35, A55, A65,
# A57, A72, A73, A75, A76, A77, A78, A78AE, A78C, X1, X1C, Neoverse N1, E1 and A76AE do not have it.
fwb_by_midr()
{
	midr=$(cat "$root/sys/devices/system/cpu/cpu0/regs/identification/midr_el1" 2> /dev/null)
	case $midr in
	*41??d0[23456789abcde]?|*41??d4[1234abc]?)	echo no ;;
	*41??d40?|*41??d4[6789def]?|*41??d8??)	echo yes ;;
	*)						echo unknown ;;
	esac
}

# hooks_of DIR: what hooks kernel functions in one instance of ftrace. Latency tracers do while function-trace is set.
hooks_of()
{
	tracer=$(cat "$1/current_tracer" 2> /dev/null)
	case $tracer in
	function|function_graph)	echo "$tracer" ;;
	irqsoff|preemptoff|preemptirqsoff|wakeup|wakeup_rt|wakeup_dl)
		[ "$(cat "$1/options/function-trace" 2> /dev/null)" != 1 ] || echo "$tracer" ;;
	esac
}

# What hooks kernel functions anywhere, in words, or nothing.
function_hooks()
{
	set --
	hook=$(hooks_of "$tracefs")
	[ -z "$hook" ] || set -- "the $hook tracer"
	for instance in "$tracefs"/instances/*; do
		hook=$(hooks_of "$instance")
		[ -z "$hook" ] || set -- "$@" "the $hook tracer in instance ${instance##*/}"
	done
	[ "$(cat "$tracefs/function_profile_enabled" 2> /dev/null || echo 0)" = 0 ] || set -- "$@" "the function profiler"
	[ "$(cat "$root/proc/sys/kernel/stack_tracer_enabled" 2> /dev/null || echo 0)" = 0 ] ||
		set -- "$@" "the stack tracer"
	[ $# -gt 0 ] || return 0
	printf '%s' "$1"
	shift
	[ $# -eq 0 ] || printf ', %s' "$@"
}

# Who uses the main trace buffer already? A recording would throw away what is in it.
tracing_in_use()
{
	tracer=$(cat "$tracefs/current_tracer" 2> /dev/null)
	[ "${tracer:-nop}" = nop ] || { echo "the $tracer tracer is on"; return; }
	events=$(grep -c . "$tracefs/set_event" 2> /dev/null)
	[ "${events:-0}" = 0 ] || echo "$events events are on, the first is $(sed -n 1p "$tracefs/set_event")"
}

trace_cmd_version()
{
	trace-cmd --version 2>&1 | sed -n 's/^trace-cmd version \([^ ]*\).*/\1/p' | sed -n 1p
}
