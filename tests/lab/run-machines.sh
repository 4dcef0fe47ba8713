# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# The machines of one run: their kernels and modules, their file systems, and the boot. The outer
# machine is the one that QEMU emulates here; with a host and a guest the inner one is a file in it.

# Sets $dir, the directory of this run, emptied and locked: two runs never share one.
claim_run_dir()
{
	base=$root/build/lab
	mkdir -p "$base"
	wanted=${run:-$(derive_name)}
	name=$wanted
	n=1
	while :; do
		dir=$base/$name
		mkdir -p "$dir"
		exec 9> "$dir/.lock"
		! flock -n 9 || break
		[ -z "$run" ] || die "another run named '$run' is going on"
		n=$((n + 1))
		name=$wanted.$n
	done
	find "$dir" -mindepth 1 -maxdepth 1 ! -name .lock -exec rm -rf {} +
	mkdir -p "$dir/.work" "$dir/out" "$dir/host-out"
}

derive_name()
{
	{
		printf '%s-%s' "$(basename "$host")" "$host_cpu${nvhe:+-nvhe}${lies:+-$lies}"
		printf -- '-%s' "$(basename "$guest")" ${guest_cpu:+"$guest_cpu"} \
			${guest_append:+"$guest_append"}
	} | tr -c 'A-Za-z0-9._=-' _ | cut -c 1-120
}

clean_up()
{
	[ -z "${qemu_pid:-}" ] || kill "$qemu_pid" 2> /dev/null || :
	[ -n "$keep" ] || rm -rf "$work"
}

# image_magic FILE OFFSET
image_magic()
{
	dd if="$1" bs=1 skip="$2" count=4 2> /dev/null | tr -d '\0'
}

# arch_of NAME-OR-PATH: empty for none. Documentation/arch/arm64/booting.rst, Documentation/arch/x86/boot.rst.
arch_of()
{
	case $1 in
	none)	return ;;
	*/*)	;;
	*)	arch_of_name "$1"; return ;;
	esac
	[ -f "$1" ] || die "no kernel at '$1'"
	if [ "$(image_magic "$1" 56)" = ARMd ]; then
		echo arm64
	elif [ "$(image_magic "$1" 514)" = HdrS ]; then
		echo x86
	else
		die "'$1' is neither an arm64 Image, uncompressed, nor an x86 bzImage"
	fi
}

# By what the kernels are of.
choose_arch()
{
	arch_of_host=$(arch_of "$host") || exit
	arch_of_guest=$(arch_of "$guest") || exit
	use_arch "${arch_of_host:-$arch_of_guest}"
	[ "${arch_of_guest:-$arch}" = "$arch" ] || die "the host is of $arch and the guest of $arch_of_guest: take two of one kind"
	[ "${wanted_arch:-$arch}" = "$arch" ] || die "--arch $wanted_arch: these kernels are of $arch"
	[ "$arch" = arm64 ] || [ -z "$nvhe" ] || die "--nvhe is for arm64 hosts"
	append="console=$console_device $more_append rdinit=/init quiet panic=-1 oops=panic"
}

# kernel_of NAME-OR-PATH: sets $image $tree $drivers $release.
kernel_of()
{
	image='' tree='' drivers='' release=''
	case $1 in
	none)	return ;;
	*/*)	;;
	*)
		facts=$("$lab/kernel" "$1") || exit
		image=$(echo "$facts" | sed -n 's/^image=//p')
		tree=$(echo "$facts" | sed -n 's/^kdir=//p')
		drivers=$(echo "$facts" | sed -n 's/^modules=//p')
		release=$(echo "$facts" | sed -n 's/^version=//p')
		return ;;
	esac
	image=$1
	release=$(grep -aom 1 'Linux version [0-9][^ ]*' "$1" | head -n 1 | cut -d ' ' -f 3)
	known_release "$release" || release=${release:-unknown}
}

# An Image that calls itself by the release of a kernel in the cache is that kernel, patched: its
# modules fit.
known_release()
{
	[ -n "$1" ] || return 1
	for current in "$cache"/kernels/*/current-*; do
		[ -f "$current" ] || continue
		entry=$(cat "$current")
		[ -f "$entry/complete" ] || continue
		[ "$(cat "$entry/version")" = "$1" ] || continue
		tree=$entry/kdir
		drivers=$entry/root/lib/modules/$1
		[ -d "$drivers" ] || drivers=''
		say "taking the modules of ${entry%/*}, which has the same release $1"
		return 0
	done
	return 1
}

resolve_kernels()
{
	kernel_of "$host"
	host_image=$image host_release=$release
	host_kdir=${host_kdir:-$tree} host_modules=${host_modules:-$drivers}
	kernel_of "$guest"
	guest_image=$image guest_release=$release
	kdir=${kdir:-$tree} modules=${modules:-$drivers}
	for tree in "$host_kdir" "$kdir"; do
		[ -z "$tree" ] || [ -f "$tree/Makefile" ] || die "no kernel tree at '$tree'"
	done
	[ "$modules" != none ] || modules=''
	[ "$host_modules" != none ] || host_modules=''
	for tree in "$host_modules" "$modules"; do
		[ -z "$tree" ] || [ -f "$tree/modules.dep" ] || [ -f "$tree/modules.dep.bin" ] ||
			die "no modules at '$tree': give a lib/modules/VERSION with a modules.dep"
	done
}

# module_for SRCDIR KDIR: the .ko, built now if need be.
module_for()
{
	if [ "$verbose" -gt 0 ]; then flags=-v; else flags=; fi
	# shellcheck disable=SC2086 # empty or a word
	"$lab/kbuild" $flags "$1" --kdir "$2" | head -n 1 | grep . || exit "$E_LAB"
}

# machine_tree DIR INIT MODULES DRIVER...: what every machine's file system has.
machine_tree()
{
	# Bytes that may go over the console where there is no disk: some seconds' worth.
	case $1 in
	*/guest)	console_limit=100000 ;;
	*)		console_limit=8000000 ;;
	esac
	tree=$1
	init=$2
	from=$3
	shift 3
	mkdir -p "$tree/lab/modules" "$tree/bin"
	cp "$lab/$init" "$tree/init"
	cp "$lab/init-lib.sh" "$tree/lab/"
	chmod 755 "$tree/init"
	[ -z "$from" ] || driver_modules "$from" "$tree/lab/modules" "$@"
	cat > "$tree/lab/params" <<-EOF
	token=$token
	record=${record:-0}
	disk_size=256M
	console_limit=$console_limit
	timeout=$timeout
	guest_cpu='$guest_cpu'
	smp=$smp
	mem=$mem
	relie=$relie
	arch=$arch
	emulator=$emulator
	machine=$plain_machine
	firmware=${host_data:+/usr/share/qemu}
	lies=$(quoted "$lies")
	EOF
}

quoted()
{
	printf "'%s'\n" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

# command_tree DIR KDIR: what the machine that runs the command has beside.
command_tree()
{
	mkdir -p "$1/bin"
	cp "$userland/busybox" "$1/bin/busybox"
	ln -sf busybox "$1/bin/sh"
	printf '%s\n' "$command" > "$1/lab/command"
	[ ! -f "$root/scripts/polygraph" ] ||
		install -m 755 "$root/scripts/polygraph" "$1/bin/polygraph"
	[ -z "$relie" ] || install -m 755 "$lab/lie" "$1/bin/lie"
	if [ -f "$root/Kbuild" ] && [ -z "$no_module" ]; then
		if [ -n "$2" ]; then
			ko=$(module_for "$root" "$2") || exit "$E_LAB"
			cp "$ko" "$1/polygraph.ko"
		else
			say "no --kdir for this kernel, so the machine gets no polygraph.ko"
		fi
	fi
	printf '%s' "$put" | while IFS= read -r item; do
		from=${item%%:*}
		to=/put/$(basename "$from")
		[ "$from" = "$item" ] || to=${item#*:}
		[ -e "$from" ] || die "--put: there is no '$from'"
		mkdir -p "$1$(dirname "$to")"
		cp -aL "$from" "$1$to" || exit "$E_LAB"
	done || exit "$E_LAB"
}

# panic=-1 and -no-reboot make a panic end the machine at once: see choose_arch().
prepare_machines()
{
	say "preparing the machines in $dir"
	if [ "$host" = none ]; then
		machine_tree "$work/outer" guest-init "$modules" virtio_pci virtio_blk
		command_tree "$work/outer" "$kdir"
		make_cpio "$work/outer" "$work/initrd"
		return
	fi

	if [ "$guest" = none ]; then
		machine_tree "$work/outer" guest-init "$host_modules" virtio_pci virtio_blk
		command_tree "$work/outer" "$host_kdir"
	else
		machine_tree "$work/guest" guest-init "$modules" virtio_pci virtio_blk \
			${relie:+virtio_console}
		if [ -n "$on_host" ]; then
			(command=$guest_run put='' no_module=1; command_tree "$work/guest" '') || exit "$E_LAB"
		else
			command_tree "$work/guest" "$kdir"
		fi
		machine_tree "$work/outer" host-init "$host_modules" \
			virtio_pci virtio_blk virtio_console $kvm_driver
		[ -z "$on_host" ] || command_tree "$work/outer" "$host_kdir"
		make_cpio "$work/guest" "$work/outer/lab/guest.cpio"
		cp "$guest_image" "$work/outer/lab/Image"
		echo "$append nokaslr $guest_append" > "$work/outer/lab/guest-append"
		[ -z "$host_run" ] || printf '%s\n' "$host_run" > "$work/outer/lab/host-command"
	fi
	if [ -n "$lies$relie" ]; then
		[ -f "$root/$liar/Kbuild" ] || die "--lie: $liar is not there"
		[ -n "$host_kdir" ] ||
			die "--lie: a host kernel given by path needs --host-kdir for the liar"
		ko=$(module_for "$root/$liar" "$host_kdir") || exit "$E_LAB"
		cp "$ko" "$work/outer/lab/liar.ko"
	fi
	make_cpio "$work/outer" "$work/overlay"
	if [ "$guest" = none ]; then
		mv "$work/overlay" "$work/initrd"
	else
		cat "$userland/host.cpio" "$work/overlay" > "$work/initrd"
		rm "$work/overlay"
	fi
}

# QEMU wants a comma within a value twice.
comma()
{
	printf '%s\n' "$1" | sed 's/,/,,/g'
}

# The outer machine. Its console and the guest's are written to files while it runs.
boot()
{
	truncate -s 2G "$work/disk"
	cpu=$(cpu_option "$host_cpu")
	if [ "$host" = none ]; then
		kernel=$guest_image console=guest.log cpus=$smp memory=$mem
		machine=$plain_machine
		append="$append nokaslr $guest_append"
		cpu=$cpu${guest_cpu:+,$guest_cpu}
	else
		kernel=$host_image console=host.log cpus=$host_smp memory=$((mem + 2560))
		machine=$host_machine
		append="$append${nvhe:+ kvm-arm.mode=nvhe}${host_append:+ $host_append}"
	fi
	say "booting ${host_release:-$guest_release} on $cpu"
	# A host needs some seconds more, to hand out what a guest left that it had to stop.
	qemu_timeout=$timeout
	[ "$host" = none ] || [ "$guest" = none ] || qemu_timeout=$((timeout + 45))
	qemu_exec='exec'
	run_qemu -M "$machine" -cpu "$cpu" -accel tcg,thread=multi -smp "$cpus" -m "$memory" \
		-display none -nodefaults -no-reboot \
		-chardev file,id=console,path="$(comma "$dir/$console")" -serial chardev:console \
		-drive file="$(comma "$work/disk")",format=raw,if=none,id=out,cache=unsafe \
		-device virtio-blk-pci,drive=out \
		-chardev file,id=guest,path="$(comma "$dir/guest.log.port")" \
		-device virtio-serial-pci -device virtserialport,chardev=guest,name=guest.log \
		-kernel "$kernel" -initrd "$work/initrd" -append "$append" \
		< /dev/null > "$work/qemu.out" 2>&1 9>&- &
	qemu_pid=$!
	qemu_exec=''
	qemu_status=0
	wait $qemu_pid || qemu_status=$?
	qemu_pid=
	seconds=$(($(date +%s) - began))
}
