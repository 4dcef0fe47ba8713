/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The shared parts of a kernel with boot markers: what every marker has in common, early vectors
 * with their flight recorder, and the census. earlyprobe.h has what stands at the sites.
 *
 * All of it but the census lies at the very start of the page that the identity map maps, so that
 * it is there with the MMU off, while it is being turned on and after, for every CPU. No stack, no
 * memory. Nothing here is reached at EL2, except to leave again: nobody listens there and HVC would
 * trap into the kernel itself.
 */
#include <linux/linkage.h>
#include <asm/assembler.h>
#include <asm/sysreg.h>
#include "earlyprobe.h"

/* Since "linkage: Introduce new macros for assembler symbols" (v5.5). */
#ifndef SYM_CODE_START_NOALIGN
#define SYM_L_GLOBAL(name)			.globl name
#define SYM_L_LOCAL(name)
#define SYM_INNER_LABEL(name, linkage)		linkage(name) ; name:
#define SYM_CODE_START_NOALIGN(name)		SYM_INNER_LABEL(name, SYM_L_GLOBAL)
#define SYM_CODE_START(name)			.balign 4 ; SYM_CODE_START_NOALIGN(name)
#define SYM_CODE_END(name)			.size name, . - name
#endif

	.section ".idmap.earlyprobe", "a"

#ifdef CONFIG_ARM64_EARLYPROBE_RECORDER
/*
 * The early vectors. Only synchronous exceptions can be taken: DAIF is masked from the boot
 * protocol on until C, so just two of the sixteen entries are ever used, and the room between them
 * holds the rest of this file.
 */
	.balign	2048
SYM_CODE_START_NOALIGN(earlyprobe_table)
	b	earlyprobe_handler		/* 0x000: taken with SP_EL0 */

/*
 * Installs the early vectors. Clobbers x14: dead wherever a marker may stand.
 */
SYM_INNER_LABEL(earlyprobe_install, SYM_L_GLOBAL)
	mrs	x14, CurrentEL
	tbnz	x14, #3, 1f
	adr	x14, earlyprobe_table
	msr	vbar_el1, x14
	isb
1:	ret

/*
 * The same and a marker. x30 is the marker's own, see there.
 */
SYM_INNER_LABEL(earlyprobe_enter_vectors, SYM_L_GLOBAL)
	mrs	x14, CurrentEL
	tbnz	x14, #3, earlyprobe_skip
	adr	x14, earlyprobe_table
	msr	vbar_el1, x14
	isb
#else
SYM_CODE_START_NOALIGN(earlyprobe_enter_vectors)
#endif

/*
 * First half of a marker: x0-x3 into x9-x12, x0 ready but for its low 16 bits. x14 is scratch. At
 * EL2 back at the third instruction from where it should be, past everything that only the second
 * half would undo.
 */
SYM_INNER_LABEL(earlyprobe_enter, SYM_L_GLOBAL)
	mrs	x14, CurrentEL
	tbnz	x14, #3, earlyprobe_skip
	mov	x9, x0
	mov	x10, x1
	mov	x11, x2
	mov	x12, x3
	mrs	x0, mpidr_el1
	ror	x0, x0, #32			/* Aff2.Aff1.Aff0 to 55:32, Aff3 to 7:0 ... */
	bfi	x0, x0, #56, #8			/* ... and on to 63:56 */
	movk	x0, #PG_MARK_MAGIC, lsl #16
	ret
SYM_INNER_LABEL(earlyprobe_skip, SYM_L_LOCAL)
	add	x30, x30, #12
	ret

/*
 * Second half: the hypervisor may have written x0-x3.
 */
SYM_INNER_LABEL(earlyprobe_leave, SYM_L_GLOBAL)
	mov	x0, x9
	mov	x1, x10
	mov	x2, x11
	mov	x3, x12
	ret

#ifdef CONFIG_ARM64_EARLYPROBE_RECORDER
/*
 * An exception before the kernel can take one.
 *
 * With our magic in x0 one of our own instructions was refused: an HVC where there is no EL2 or it
 * has HVC switched off, or a register that the census asks for. It is stepped over, with the reason
 * in x1: x0-x3 are saved while our magic is in x0, so x1-x3 are free. This is also what keeps the
 * recorder's own HVCs from recursing.
 *
 * Anything else is the end of this CPU, and all registers are free. It reports, and then sleeps
 * instead of burning a host's CPU in endless aborts. x30 is reported as it was.
 */
SYM_INNER_LABEL(earlyprobe_handler, SYM_L_LOCAL)
	mrs	x1, CurrentEL
	tbnz	x1, #3, .Lpark
	ubfx	x2, x0, #16, #16
	mov	x3, #PG_MARK_MAGIC
	sub	x2, x2, x3
	cbnz	x2, .Lreport
	mrs	x1, esr_el1
	mrs	x2, elr_el1
	add	x2, x2, #4
	msr	elr_el1, x2
	eret

	.macro	report_one, code
	mov	w5, #((PG_KIND_FAULT << PG_MARK_KIND_SHIFT) | \code)
	bl	.Lemit
	.endm

.Lreport:
	mov	x6, x30
	mrs	x4, esr_el1
	report_one PG_FAULT_ESR
	mrs	x4, elr_el1
	report_one PG_FAULT_ELR
	mrs	x4, far_el1
	report_one PG_FAULT_FAR
	mov	x4, sp
	report_one PG_FAULT_SP
	mov	x4, x6
	report_one PG_FAULT_LR
	mrs	x4, mpidr_el1
	report_one PG_FAULT_MPIDR
	mrs	x4, sctlr_el1
	report_one PG_FAULT_SCTLR
.Lpark:
	wfe
	wfi
	b	.Lpark

/* x4 as the two halves of register @w5. Clobbers x0 (and x1-x3, by the hypervisor), x4, x5. */
.Lemit:
	movk	w5, #PG_MARK_MAGIC, lsl #16
	mov	x0, x5
	bfi	x0, x4, #32, #32
	hvc	#PG_EARLYPROBE_IMM(PG_IMM_FAULT_LOW)
	orr	x0, x5, #PG_MARK_HIGH
	lsr	x4, x4, #32
	bfi	x0, x4, #32, #32
	hvc	#PG_EARLYPROBE_IMM(PG_IMM_FAULT_HIGH)
	ret

	/* The assembler refuses to go back: what stands above cannot grow into this entry. */
	.org	earlyprobe_table + 0x200
	b	earlyprobe_handler		/* 0x200: taken with SP_EL1 */
SYM_CODE_END(earlyprobe_table)
#else
SYM_CODE_END(earlyprobe_enter_vectors)
#endif

#ifdef CONFIG_ARM64_EARLYPROBE_CENSUS
/*
 * The boot CPU reads what a lying host makes kernels die of, with nothing at stake: a register that
 * does not read is stepped over by the early vectors. Our magic is in x0 and 0 in x1 while it does:
 * x1 is still 0 after a read that went well, and ESR_EL1 after one that did not.
 *
 * Called where only x0-x3 and x30 count: x0-x3 are kept in x9-x12; clobbers x13-x16.
 */
	.section ".init.text", "ax"

/* A census code is CRn, CRm and op2 of the MRS: the instruction but for op0, op1 and Rt. */
	.macro	census_one, code
	mov	w0, #(PG_MARK_MAGIC << 16)
	movk	w0, #((PG_KIND_SYSREG << PG_MARK_KIND_SHIFT) | \code)
	mov	x1, xzr
	.inst	0xd5380000 | (\code) << 5 | 14		/* mrs x14, S3_0_CRn_CRm_op2 */
	bl	.Lcensus_emit
	.endm

SYM_CODE_START(earlyprobe_take_census)
	mrs	x14, CurrentEL
	tbnz	x14, #3, 1f
	mov	x9, x0
	mov	x10, x1
	mov	x11, x2
	mov	x12, x3
	mov	x16, x30
	census_one PG_CENSUS_MIDR
	census_one PG_CENSUS_DFR0
	census_one PG_CENSUS_PFR0
	census_one PG_CENSUS_PMMIR
	census_one PG_CENSUS_MPAMIDR
	mov	x30, x16
	mov	x0, x9
	mov	x1, x10
	mov	x2, x11
	mov	x3, x12
1:	ret

/* Sends x14, or the reason in x1 if there is one, under the word in w0, which x15 keeps. */
.Lcensus_emit:
	cbz	x1, 2f
	orr	x0, x0, #((PG_KIND_SYSREG ^ PG_KIND_SYSREG_UNDEF) << PG_MARK_KIND_SHIFT)
	mov	x14, x1
2:	mov	x15, x0
	bfi	x0, x14, #32, #32
	hvc	#PG_EARLYPROBE_IMM(PG_IMM_CENSUS_LOW)
	orr	x0, x15, #PG_MARK_HIGH
	lsr	x14, x14, #32
	bfi	x0, x14, #32, #32
	hvc	#PG_EARLYPROBE_IMM(PG_IMM_CENSUS_HIGH)
	ret
SYM_CODE_END(earlyprobe_take_census)
#endif
