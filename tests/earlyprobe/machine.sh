# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2154 # $out comes from the script that sources this
#
# A machine without a hypervisor, and one whose EL2 is shut: the kernel runs on the emulated CPU itself, and QEMU's log of
# exceptions tells what its HVCs did. Sourced after lib.sh.

cross=
[ "$(uname -m)" = aarch64 ] || cross=aarch64-linux-gnu-

# boot NAME CPU ARGUMENT...: one CPU of the emulated machine after the other, so that the log's lines stay together.
boot()
{
	name=$1
	cpu=$2
	shift 2
	timeout "${seconds:-60}" qemu-system-aarch64 -cpu "$cpu" -accel tcg,thread=single -smp 4 -m 512 -display none \
		-nodefaults -no-reboot -serial file:"$out/$name.console" -d int -D "$out/$name.int" "$@" \
		< /dev/null > "$out/$name.qemu" 2>&1
	echo "QEMU ended with $?"
	tail -n 5 "$out/$name.console"
}

# no_hvc NAME IMAGE: where HVC is UNDEFINED, see no-hvc.S. QEMU puts the device tree for firmware at the start of RAM.
no_hvc()
{
	name=$1
	"${cross}gcc" -nostdlib -DKERNEL=0x44000000 -DDTB=0x40000000 -c -o "$out/no-hvc.o" tests/earlyprobe/no-hvc.S &&
		"${cross}objcopy" -O binary "$out/no-hvc.o" "$out/no-hvc.bin" || return 1
	boot "$name" cortex-a57 -M virt,gic-version=3,virtualization=on -bios "$out/no-hvc.bin" -kernel "$2" \
		-device loader,file="$2",addr=0x44000000,force-raw=on -append "console=ttyAMA0 panic=-1"
}

refused_hvcs()
{
	grep -c '^Taking exception 1 \[Undefined Instruction\]' "$out/$1.int"
}

comes_up()
{
	no_hvc "$@" && grep -a 'Brought up 1 node, 4 CPUs' "$out/$1.console"
}
