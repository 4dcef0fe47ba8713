# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the init that sources this
#
# What the init of an emulated machine does, be it host or guest: mount, load drivers, run the
# command, hand files out, power off. Runs under busybox sh as process 1.
#
# Everything that the machine that started this one must know goes to the console as a line
# "@@TOKEN word": TOKEN is new in each run, so no program's output can be mistaken for it.

machine_start()
{
	/bin/busybox mkdir -p /proc /sys /dev /tmp /out /root
	/bin/busybox --install -s /bin
	mount -t proc proc /proc
	mount -t sysfs sys /sys
	mount -t devtmpfs dev /dev
	mount -t tmpfs tmp /tmp
	[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
	exec < /dev/null > /dev/console 2>&1
	export PATH=/bin:/sbin:/usr/bin:/usr/sbin HOME=/root TERM=dumb
	# shellcheck source=/dev/null # written by run for this one machine
	. /lab/params
	for driver in /lab/modules/*.ko; do
		[ ! -f "$driver" ] || insmod "$driver" ||
			tell "warning=$(basename "$driver") does not load"
	done
}

# Through the kernel's log, which reaches the console at once and whole: what waits in the buffer of
# a tty is lost when the machine goes off.
tell()
{
	if [ -c /dev/kmsg ]; then
		echo "<0>@@$token $*" > /dev/kmsg
	else
		printf '\n@@%s %s\n' "$token" "$*" > /dev/console
		drain
	fi
}

# Waits until the console has sent all: changing a tty's settings does.
drain()
{
	stty -echo < /dev/console
}

# run_command: /lab/command, with its output in /out, and followed on the console for whoever looks
# there when the machine dies. Sets $status.
run_command()
{
	export POLYGRAPH_KO=/polygraph.ko
	[ -f /polygraph.ko ] || unset POLYGRAPH_KO
	cd /root || exit
	: > /out/stdout
	: > /out/stderr
	follow /out/stdout &
	followers=$!
	follow /out/stderr &
	followers="$followers $!"
	sh /lab/command > /out/stdout 2> /out/stderr
	status=$?
	: > /lab/command-ended
	# The console may be slow, and nobody needs the rest there: the files have it.
	# shellcheck disable=SC2086 # a list of numbers
	(sleep 3; kill $followers) 2> /dev/null &
	# shellcheck disable=SC2086 # a list of numbers
	wait $followers
	cd /
}

follow()
{
	exec 5< "$1"
	while :; do
		last=$([ -e /lab/command-ended ] && echo 1)
		cat <&5 > /dev/console
		[ -z "$last" ] || exit
		usleep 300000
	done
}

# send_files DIR: as a tar on the virtio disk; without one, as text on the console. Sets $sent.
send_files()
{
	echo "$token" > "$1/.complete"
	# Nothing of the kernel's may come between the lines now.
	dmesg -n 1
	for disk in /sys/block/vd*; do
		disk=/dev/${disk##*/}
		if [ -b "$disk" ] && tar cf "$disk" -C "$1" . && sync; then
			sent=disk
			return
		fi
	done
	# Each byte on the console of a guest under an emulated host costs a third of a millisecond.
	tar cz -C "$1" -f /tmp/files.tgz .
	if [ "$(stat -c %s /tmp/files.tgz)" -le "$console_limit" ]; then
		base64 -w 900 /tmp/files.tgz | sed "s/^/@@$token:/" > /dev/console
		drain
		sent=console
	else
		sent=lost
	fi
}

machine_stop()
{
	sync
	drain
	poweroff -f
	# Never return from process 1: that would look like a panic.
	while :; do sleep 60; done
}
