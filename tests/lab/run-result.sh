# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# After the boot: unpacks what came back, decides from the consoles what happened, and says so.
# Nothing counts as done without its own line on a console: a run that says nothing has failed.

# word LOG NAME: the last value that an init told under this name; fails if there is none.
word()
{
	[ -f "$1" ] && tr -d '\r' < "$1" | sed -n "s/^.*@@$token $2=//p" | tail -n 1 | grep .
}

told()
{
	[ -f "$1" ] && tr -d '\r' < "$1" | grep -q "@@$token $2\$"
}

# files_from_console LOG DIR: what send_files() wrote as text.
files_from_console()
{
	tr -d '\r' < "$1" | sed -n "s/^.*@@$token:\([A-Za-z0-9+/=]*\)\$/\1/p" |
		base64 -d 2> /dev/null | tar --warning=no-timestamp -xz -C "$2" 2> /dev/null
}

# whole DIR: did everything arrive? The mark is the last thing written there.
whole()
{
	[ "$(cat "$1/.complete" 2> /dev/null)" = "$token" ] && rm "$1/.complete"
}

collect()
{
	[ -s "$dir/guest.log.port" ] && mv "$dir/guest.log.port" "$dir/guest.log"
	rm -f "$dir/guest.log.port"
	if [ "$host" = none ] || [ "$guest" = none ] || [ -n "$on_host" ]; then
		console_log=$dir/guest.log
		[ "$host" = none ] || console_log=$dir/host.log
		take_files "$console_log" files "$dir/out" || :
		return
	fi

	console_log=$dir/guest.log
	all=$work/all
	mkdir -p "$all"
	take_files "$dir/host.log" host-files "$all" || return 0
	[ -f "$dir/guest.log" ] || cp "$all/guest.log" "$dir/guest.log" 2> /dev/null || :
	mv "$all/host"/* "$dir/host-out/" 2> /dev/null || :
	[ ! -f "$dir/host-out/trace.dat" ] || mv "$dir/host-out/trace.dat" "$dir/trace.dat"
	case $(word "$dir/guest.log" files) in
	disk)		rm -rf "$dir/out"; mv "$all/guest" "$dir/out" ;;
	console)	files_from_console "$dir/guest.log" "$dir/out" || : ;;
	'')		return ;;
	esac
	whole "$dir/out" || lost=1
}

# take_files LOG NAME DIR: of the outer machine, from its disk or its console.
take_files()
{
	case $(word "$1" "$2") in
	disk)		tar --warning=no-timestamp -xf "$work/disk" -C "$3" || : ;;
	console)	files_from_console "$1" "$3" || : ;;
	'')		return 1 ;;
	esac
	! whole "$3" || return 0
	lost=1
	return 1
}

# panic_of LOG: the first line of an oops, or of a panic without one, and where it happened.
panic_of()
{
	[ -f "$1" ] && tr -d '\r' < "$1" | sed 's/^\[ *[0-9.]*\] *//' | awk '
		/Internal error: |^(general protection fault|invalid opcode)/ && !oops	{ oops = $0 }
		/Kernel panic - not syncing/ && !panic	{ panic = $0 }
		/^(pc : |RIP: )/ && !pc	{ pc = $0 }
		END {
			if (!panic)
				exit 1
			print (oops ? oops : panic) (pc ? "; " pc : "")
		}'
}

# Sets $outcome, $code (the command's status), $panic, $why and $status (ours).
judge()
{
	outcome=lab-error code='' panic='' why='' status=$E_LAB
	if code=$(word "$console_log" exit); then
		if [ -n "${lost:-}" ]; then
			why="the command ended with status $code, but its files did not come back"
			why="$why whole: without a virtio disk (--modules) only some 100 kB do"
			return
		fi
		outcome=exited
		status=$code
		[ "$code" -le 99 ] || status=99
	elif ! told "$dir/host.log" 'done' && panic=$(panic_of "$dir/host.log"); then
		outcome=host-panic status=121
		why="the host panicked: $panic"
	elif panic=$(panic_of "$dir/guest.log"); then
		outcome=guest-panic status=120
		why="the guest panicked: $panic"
	else
		judge_silence
	fi
}

# No result and no panic.
judge_silence()
{
	if why=$(word "$dir/host.log" lab-error); then
		return
	fi
	if [ "$qemu_status" -eq 124 ] || [ "$qemu_status" -eq 137 ] ||
	   [ "$(word "$dir/host.log" guest-ended)" = 137 ]; then
		status=124
		if told "$console_log" start; then
			outcome=timeout
			why="the command did not end within $timeout s"
		elif [ "$host" != none ] && ! told "$dir/host.log" guest-started; then
			outcome=timeout
			why="the host did not come up within $timeout s"
		else
			outcome=guest-hang
			why="the guest did not come up within $timeout s"
		fi
	elif why=$(word "$dir/host.log" guest-error); then
		why="the guest's QEMU says: $why"
	elif [ -s "$work/qemu.out" ]; then
		why="QEMU says: $(tail -n 1 "$work/qemu.out")"
	else
		why="the machine went off without a result"
	fi
}

report()
{
	judge
	cat > "$dir/result" <<-EOF
	outcome=$outcome
	exit=$code
	panic=$panic
	seconds=$seconds
	why=$why
	host=$host ${host_release:-}
	host_cpu=$host_cpu${nvhe:+ nvhe}
	lies=$lies
	guest=$guest ${guest_release:-}
	guest_append=$guest_append
	guest_cpu=$guest_cpu
	smp=$smp
	EOF
	[ ! -f "$dir/out/stdout" ] || cat "$dir/out/stdout"
	[ ! -f "$dir/out/stderr" ] || cat "$dir/out/stderr" >&2
	warning=$(word "$dir/host.log" warning) && warn "host: $warning"
	warning=$(word "$dir/guest.log" warning) && warn "guest: $warning"
	if [ "$outcome" != exited ]; then
		for log in guest.log host.log; do
			[ -s "$dir/$log" ] || continue
			echo "--- end of $log" >&2
			tr -d '\r' < "$dir/$log" | grep -v "@@$token" | grep . | tail -n 25 >&2
		done
		echo "---" >&2
		warn "$why (${dir#"$root/"}, $seconds s)"
	else
		say "the command ended with status $code after $seconds s (${dir#"$root/"})"
	fi
	exit "$status"
}
