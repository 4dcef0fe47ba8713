/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the boot path of a kernel with the shim sees of it: one macro per inserted line. Without
 * CONFIG_ARM64_EARLYPROBE every one of them is empty. "insert" puts this file and those beside it
 * into arch/arm64/kernel/earlyprobe/ of a kernel tree.
 *
 * A marker may clobber x9-x14, which are dead at every stage (stages.h). It keeps all other
 * registers and the flags, and uses neither stack nor memory: there is none yet.
 */
#ifndef PG_EARLYPROBE_H
#define PG_EARLYPROBE_H

#include "marker.h"

#ifdef CONFIG_ARM64_EARLYPROBE_STRICT
#define PG_EARLYPROBE_IMM(imm)	PG_IMM_STRICT
#else
#define PG_EARLYPROBE_IMM(imm)	(imm)
#endif

#ifdef __ASSEMBLER__

#ifdef CONFIG_ARM64_EARLYPROBE

/*
 * stages.h as assembler symbols: .Lpg_id_SYM, and .Lpg_va_SYM, which is 1 for stages at the
 * kernel's own addresses.
 */
#define PG_AT_OFF	0
#define PG_AT_IDMAP	0
#define PG_AT_VA	1
#define PG_STAGE(sym, id, who, need, phase, payload, where, live)	\
	.set .Lpg_id_##sym, id ; .set .Lpg_va_##sym, PG_AT_##phase
#include "stages.h"

/*
 * A marker on its own, for stages that run where the shared part is not mapped executable. x9-x12
 * keep x0-x3, which the hypervisor may write; x13 is scratch. @payload is a register, or empty for
 * the packed affinity: Aff3 is moved down next to Aff2 by the two instructions after the mrs, whose
 * rubbish in the low half the two movk overwrite.
 */
	.macro	earlyprobe_inline, stage, kind=PG_KIND_STAGE, payload
	mrs	x13, CurrentEL
	tbnz	x13, #3, .Learlyprobe_skip\@
	mov	x9, x0
	mov	x10, x1
	mov	x11, x2
	mov	x12, x3
	.ifb	\payload
	mrs	x0, mpidr_el1
	ror	x0, x0, #32
	bfi	x0, x0, #56, #8
	.else
	lsl	x0, \payload, #32
	.endif
	movk	x0, #PG_MARK_MAGIC, lsl #16
	movk	x0, #((\kind << PG_MARK_KIND_SHIFT) | .Lpg_id_\stage)
	hvc	#PG_EARLYPROBE_IMM(PG_IMM_BASE | .Lpg_id_\stage)
	mov	x0, x9
	mov	x1, x10
	mov	x2, x11
	mov	x3, x12
.Learlyprobe_skip\@:
	.endm

/*
 * A marker. On the identity map it is five instructions around the shared parts of earlyprobe.S,
 * because that page is nearly full: x13 keeps x30. At EL2 earlyprobe_enter comes back at the last
 * of them.
 */
	.macro	earlyprobe, stage, enter=earlyprobe_enter
	.if	.Lpg_va_\stage
	earlyprobe_inline \stage
	.else
	mov	x13, x30
	bl	\enter
	movk	x0, #.Lpg_id_\stage
	hvc	#PG_EARLYPROBE_IMM(PG_IMM_BASE | .Lpg_id_\stage)
	bl	earlyprobe_leave
	mov	x30, x13
	.endif
	.endm

/* A marker with the early vectors installed in front of it. The first of each CPU is one. */
	.macro	earlyprobe_vectors, stage
	earlyprobe \stage, earlyprobe_enter_vectors
	.endm

/* Of two places of which a CPU passes one, the one that is assembled first. */
	.macro	earlyprobe_once, stage
	.ifndef	.Learlyprobe_once_\stage
	.set	.Learlyprobe_once_\stage, 1
	earlyprobe \stage
	.endif
	.endm

/* The low half of a pointer instead of the affinity. */
	.macro	earlyprobe_pointer, stage, reg
	earlyprobe_inline \stage, PG_KIND_POINTER, \reg
	.endm

/* In front of a b.eq out of a loop: only on the way out. */
	.macro	earlyprobe_if_eq, stage
	b.ne	.Learlyprobe_stay\@
	earlyprobe \stage
.Learlyprobe_stay\@:
	.endm

/* In front of a loop in which a CPU is parked for good: marked once, then parked here. */
	.macro	earlyprobe_park, stage
	earlyprobe \stage
.Learlyprobe_park\@:
	wfe
	wfi
	b	.Learlyprobe_park\@
	.endm

/* Tells the macro behind set_sctlr_el1, in assembler.h, that this use of it is a stage. */
	.macro	earlyprobe_sctlr
	.set	.Learlyprobe_sctlr, 1
	.endm

#ifdef CONFIG_ARM64_EARLYPROBE_RECORDER
/*
 * Around the kernel's msr vbar_el1 of a secondary, which is too early for vectors that need a
 * stack: afterwards the early ones are back. x14 carries them over one instruction, x13 is scratch;
 * the kernel's isb follows. At EL2 nothing is held: the early vectors are for EL1. The identity map
 * that they live in stays in TTBR0_EL1 until secondary_start_kernel() takes it away.
 */
	.macro	earlyprobe_hold
	mrs	x14, vbar_el1
	.endm

	.macro	earlyprobe_held
	mrs	x13, CurrentEL
	tbnz	x13, #3, .Learlyprobe_held\@
	msr	vbar_el1, x14
.Learlyprobe_held\@:
	.endm

/* The kernel's own vectors, now that there is a stack and a task. Clobbers x9. */
	.macro	earlyprobe_release
	adr_l	x9, vectors
	msr	vbar_el1, x9
	isb
	.endm

/* After the kernel's own vectors have lost their mapping again. x30 is dead behind a blr. */
	.macro	earlyprobe_again
	bl	earlyprobe_install
	.endm
#else
	.macro	earlyprobe_hold
	.endm
	.macro	earlyprobe_held
	.endm
	.macro	earlyprobe_release
	.endm
	.macro	earlyprobe_again
	.endm
#endif

/* Once, on the boot CPU, in front of a bl: x30 is dead. */
	.macro	earlyprobe_census
#ifdef CONFIG_ARM64_EARLYPROBE_CENSUS
	bl	earlyprobe_take_census
#endif
	.endm

#else /* !CONFIG_ARM64_EARLYPROBE */
	.macro	earlyprobe, stage
	.endm
	.macro	earlyprobe_vectors, stage
	.endm
	.macro	earlyprobe_once, stage
	.endm
	.macro	earlyprobe_pointer, stage, reg
	.endm
	.macro	earlyprobe_if_eq, stage
	.endm
	.macro	earlyprobe_park, stage
	.endm
	.macro	earlyprobe_sctlr
	.endm
	.macro	earlyprobe_hold
	.endm
	.macro	earlyprobe_held
	.endm
	.macro	earlyprobe_release
	.endm
	.macro	earlyprobe_again
	.endm
	.macro	earlyprobe_census
	.endm
#endif

#else /* !__ASSEMBLER__ */

#ifdef CONFIG_ARM64_EARLYPROBE
#include <linux/arm-smccc.h>
#include <linux/psci.h>
#include <asm/cputype.h>
#include <asm/virt.h>

enum {
#define PG_STAGE(sym, id, who, need, phase, payload, where, live) PG_ST_##sym = id,
#include "stages.h"
};

/* "insert" defines it where the kernel has no such function yet. */
#ifndef earlyprobe_calls_hvc
#define earlyprobe_calls_hvc()	(arm_smccc_1_1_get_conduit() == SMCCC_CONDUIT_HVC)
#endif

/*
 * In C the kernel's own vectors are in place and an HVC that is UNDEFINED is a panic: only where
 * the firmware says that HVC is how one calls it.
 */
static __always_inline void earlyprobe_hvc(const unsigned int stage)
{
	u64 mpidr = read_cpuid_mpidr();
	u64 word = PG_MARK_WORD(PG_KIND_STAGE, stage) | (mpidr & 0xffffff) << 32 |
		   (mpidr >> 32 & 0xff) << 56;

	if (!earlyprobe_calls_hvc() || is_kernel_in_hyp_mode())
		return;
	asm volatile(
	"	mov	x0, %0\n"
	"	hvc	%1\n"
	: : "r" (word), "i" (PG_EARLYPROBE_IMM(PG_IMM(stage)))
	: "x0", "x1", "x2", "x3", "memory");
}

#define earlyprobe_c(stage)	earlyprobe_hvc(PG_ST_##stage)
#else
#define earlyprobe_c(stage)	do { } while (0)
#endif

#endif /* __ASSEMBLER__ */
#endif /* PG_EARLYPROBE_H */
