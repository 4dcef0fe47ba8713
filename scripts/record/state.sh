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

# Sets $events and $lost, from the kernel's own counters of every CPU's buffer. A Ctrl-C reaches the programs here too: then
# they say nothing, and the numbers stay what they were.
events=0
lost=0
counts()
{
	# shellcheck disable=SC2046 # two words
	set -- $(cat "$tracefs"/per_cpu/cpu*/stats 2> /dev/null | awk -F ': *' '
		$1 == "entries" || $1 == "read events"					{ events += $2 }
		$1 == "overrun" || $1 == "commit overrun" || $1 == "dropped events"	{ lost += $2 }
		END { printf "%d %d\n", events, lost }')
	[ $# -ne 2 ] || events=$1 lost=$2
}

# Markers are rare, so a second, small buffer can be read while the first one goes to the file: an instance of ftrace
# that takes only guest calls. Those of other guests are dropped here, not by a second set_event_pid: a 5.10 host was
# seen to wait for ever in the write to that. Without the instance there is no stage in the progress, nothing else.
watch_stages()
{
	[ -z "$quiet" ] || return 0
	watched=$tracefs/instances/polygraph-$$
	mkdir "$watched" 2> /dev/null || { watched=''; return; }
	mkdir "$work/stages"
	{
		echo 64 > "$watched/buffer_size_kb"
		# Little else than markers: the reader below is slow, and must not look at a thread that is long gone.
		echo 'imm >= 0xe000 || (imm == 0 && ((r0 >= 0xafee0000 && r0 <= 0xafeeffff) || r0 > 0xffffffff))' \
			> "$watched/events/kvm/kvm_hvc_arm64/filter"
		echo 1 > "$watched/events/kvm/kvm_hvc_arm64/enable"
	} 2> /dev/null
	# Not straight into the reader: busybox's asks poll() before each byte, which only knows of the next event. And
	# not by cat: busybox's takes sendfile(), which keeps what it has until there is more.
	mkfifo "$work/markers"
	dd if="$watched/trace_pipe" of="$work/markers" bs=4096 2> /dev/null &
	watcher=$!
	follow_stages < "$work/markers" &
	follower=$!
}

# One file for each thread, with the newest stage. A line is
#   qemu-system-aar-651  [000] d..1.  14.457172: kvm_hvc_arm64: HVC at 0x... (r0: 0x80000000afee0020, imm: 0xe020)
# where the digit behind afee is the kind of marker: 0 and 4 are stages, see earlyprobe/marker.h.
follow_stages()
{
	trap - INT TERM HUP EXIT
	while read -r line; do
		case $line in
		*"(r0: 0x"????????afee[04]???", imm: 0x"*)	;;
		*)	continue ;;
		esac
		thread=${line%% \[[0-9]*}
		thread=${thread##*-}
		thread=${thread%% *}
		[ -d "/proc/$pid/task/$thread" ] || continue
		stage=${line##*(r0: 0x?????????????}
		echo "E${stage%%,*}" | tr a-f A-F > "$work/stages/$thread"
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
	kill "$watcher" "$follower" 2> /dev/null
	wait "$watcher" "$follower" 2> /dev/null
	watcher=''
	echo 0 > "$watched/events/kvm/kvm_hvc_arm64/enable"
	# The kernel keeps it while anybody still reads.
	for try in 1 2 3; do
		rmdir "$watched" 2> /dev/null && return
		sleep 1
	done
	echo "$me: could not remove $watched: rmdir it" >&2
}
