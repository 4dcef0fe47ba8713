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

# A kernel message may end in the middle of a line, hence the empty one before.
tell()
{
	printf '\n@@%s %s\n' "$token" "$*" > /dev/console
}

# run_command: /lab/command, with its output both on the console and in /out. Sets $status.
run_command()
{
	export POLYGRAPH_KO=/polygraph.ko
	[ -f /polygraph.ko ] || unset POLYGRAPH_KO
	cd /root || exit
	mkfifo /lab/stdout /lab/stderr
	tee /out/stdout < /lab/stdout > /dev/console &
	tee_out=$!
	tee /out/stderr < /lab/stderr > /dev/console &
	tee_err=$!
	sh /lab/command > /lab/stdout 2> /lab/stderr
	status=$?
	# What was left running in the background keeps its end of the pipe: do not wait for ever.
	(sleep 5; kill $tee_out $tee_err 2> /dev/null) &
	wait $tee_out $tee_err
	cd /
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
		sent=console
	else
		sent=lost
	fi
}

machine_stop()
{
	sync
	poweroff -f
	# Never return from process 1: that would look like a panic.
	while :; do sleep 60; done
}
