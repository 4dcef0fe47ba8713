# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# What a recording changes in tracefs and how it gets back; how many events there are; and which stage each vCPU has
# reached. trace-cmd itself puts back events, filters and clock when it ends, but not the size of the buffers, and
# nothing if it is killed.

# Files of one word each. Writing the clock empties the buffer, so only what differs is written.
settings='trace_clock options/event-fork tracing_on'

word_of()
{
	case $1 in
	trace_clock)	sed 's/.*\[\(.*\)\].*/\1/' "$tracefs/$1" 2> /dev/null ;;
	*buffer_size_kb) sed 's/.*expanded: \([0-9]*\).*/\1/' "$tracefs/$1" 2> /dev/null ;;
	*)		cat "$tracefs/$1" 2> /dev/null ;;
	esac
}

# All that is changed, as "file word".
list_state()
{
	for setting in $settings; do
		echo "$setting $(word_of "$setting")"
	done
	for cpu in "$tracefs"/per_cpu/cpu*; do
		cpu=per_cpu/${cpu##*/}/buffer_size_kb
		echo "$cpu $(word_of "$cpu")"
	done
}

save_state()
{
	list_state > "$work/state" || exit 3
	saved=1
}

restore_state()
{
	# Events were all off and the filter empty, or nothing would have been recorded; a killed trace-cmd leaves them.
	[ -z "$(cat "$tracefs/set_event")" ] || : > "$tracefs/set_event"
	[ -z "$(cat "$tracefs/set_event_pid")" ] || : > "$tracefs/set_event_pid"
	while read -r file word; do
		[ -z "$word" ] || [ "$(word_of "$file")" = "$word" ] || echo "$word" > "$tracefs/$file"
	done < "$work/state"
}

# Sets $events and $lost, from the kernel's own counters of every CPU's buffer.
counts()
{
	# shellcheck disable=SC2046 # two words
	set -- $(cat "$tracefs"/per_cpu/cpu*/stats 2> /dev/null | awk -F ': *' '
		$1 == "entries" || $1 == "read events"					{ events += $2 }
		$1 == "overrun" || $1 == "commit overrun" || $1 == "dropped events"	{ lost += $2 }
		END { printf "%d %d\n", events, lost }')
	events=$1 lost=$2
}

# Markers are rare, so a second, small buffer can be read while the first one goes to the file: an instance of ftrace
# that takes only guest calls, of the same threads. Without it there is no stage in the progress, nothing else.
watch_stages()
{
	[ -z "$quiet" ] || return 0
	watched=$tracefs/instances/polygraph-$$
	mkdir "$watched" 2> /dev/null || { watched=''; return; }
	mkdir "$work/stages"
	{
		echo 64 > "$watched/buffer_size_kb"
		echo 'imm == 0 || imm >= 0xe000' > "$watched/events/kvm/kvm_hvc_arm64/filter"
		echo 1 > "$watched/options/event-fork"
		echo "$filter" > "$watched/set_event_pid"
		echo 1 > "$watched/events/kvm/kvm_hvc_arm64/enable"
	} 2> /dev/null
	follow_stages < "$watched/trace_pipe" &
	watcher=$!
}

# One file for each thread, with the newest stage. A line is
#   qemu-system-aar-651  [000] d..1.  14.457172: kvm_hvc_arm64: HVC at 0x... (r0: 0x80000000afee0020, imm: 0xe020)
follow_stages()
{
	trap - INT TERM HUP EXIT
	while read -r line; do
		case $line in
		*"(r0: 0x"????????afee[08]*", imm: 0x"*|*"(r0: 0x"????????AFEE[08]*", imm: 0x"*)	;;
		*)	continue ;;
		esac
		thread=${line%% \[[0-9]*}
		# shellcheck disable=SC2086 # words, the last one is wanted
		set -- $thread
		shift $(($# - 1))
		stage=${line##*(r0: 0x????????????}
		imm=${line##*imm: 0x}
		imm=${imm%)}
		# With imm 0 the stage is only in r0; its low three digits are those of a stage.
		[ "$imm" != 0 ] || imm=${stage%%,*}
		echo "$imm" | tr a-f A-F > "$work/stages/${1##*-}"
	done
}

# ", 651 at E020, 652 at E101", or nothing.
stages_seen()
{
	for seen in "$work"/stages/*; do
		[ -s "$seen" ] || continue
		printf ', %s at %s' "${seen##*/}" "$(cat "$seen")"
	done
}

unwatch_stages()
{
	[ -n "$watcher" ] || return 0
	kill "$watcher" 2> /dev/null
	wait "$watcher" 2> /dev/null
	watcher=''
	echo 0 > "$watched/events/kvm/kvm_hvc_arm64/enable"
	# The kernel keeps it while anybody still reads.
	for try in 1 2 3; do
		rmdir "$watched" 2> /dev/null && return
		sleep 1
	done
	echo "$me: could not remove $watched: rmdir it" >&2
}
