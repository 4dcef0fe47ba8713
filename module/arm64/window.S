/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The guarded window.
 *
 * No arm64 kernel looks for a fixup when an instruction is UNDEFINED at its own exception level: it dies. So for the
 * length of one instruction this CPU gets vectors of our own, which turn any synchronous exception at that instruction
 * into a result. The same code serves EL1 and a VHE kernel at EL2, where the *_EL1 names reach the EL2 registers.
 *
 * What may go wrong, and what is done about it:
 * - An exception that is not ours arrives while armed (an NMI, or a fault elsewhere). The kernel's vectors are put back
 *   and the exception is taken again by the kernel. If it hit between the check and the end of the window, the return
 *   address becomes pg_restart: the window is then armed from scratch. A restart is counted, and bounded.
 * - A taken SError cannot be taken again, so it is handed to the kernel's own vector in place.
 * - A hypervisor ignores the write to VBAR_EL1: it is read back, and without our vectors no access is made.
 * - The saved VBAR_EL1 is per CPU (Spectre-BHB gives each CPU its own vectors) and must be found without trusting any
 *   general register: it lies on top of the stack of the CPU that is in the window, whose SP nothing here moves.
 *
 * Interrupts: the caller has done local_irq_save(); here all of DAIF is masked, so that debug exceptions and pseudo-NMIs
 * stay out too. Nothing in this file may be instrumented or probed: a BRK is not maskable,
 * hence NOKPROBE.
 */
#include <linux/linkage.h>
#include <asm/assembler.h>
#include "arm64/probe.h"
#include "compat.h"

/* What is on the stack while in the window. DAIF and w lie there because a call to the hypervisor takes x2 and x3. */
#define SAVED_VBAR	0
#define RESTARTS	8
#define KEPT_W		16
#define KEPT_DAIF	24
#define FRAME		32

	.section ".text.pg_window", "ax", %progbits

	.macro	slot, target
	.balign	128
	b	\target
	.endm

	/* Vectors that only hand over: all registers but x17 must stay, and the window does not use x17. */
	.macro	slot_deliver, offset
	.balign	128
	mov	x17, #\offset
	b	pg_deliver
	.endm

	.balign	2048
SYM_CODE_START(pg_vectors)
	slot_deliver 0x000			/* EL1t: cannot happen while SPSel is 1 */
	slot_deliver 0x080
	slot_deliver 0x100
	slot_deliver 0x180
	slot	pg_sync				/* EL1h synchronous */
	slot	pg_async			/* EL1h IRQ */
	slot	pg_async			/* EL1h FIQ */
	slot_deliver 0x380			/* EL1h SError */
	slot_deliver 0x400			/* from EL0: cannot happen, the window does not return there */
	slot_deliver 0x480
	slot_deliver 0x500
	slot_deliver 0x580
	slot_deliver 0x600
	slot_deliver 0x680
	slot_deliver 0x700
	slot_deliver 0x780
	.balign	128
SYM_CODE_END(pg_vectors)
NOKPROBE(pg_vectors)

/*
 * A synchronous exception. Ours if it comes from a stub, whatever its class: a hypervisor may inject UNDEF (0x00), a
 * trapped access (0x18), an abort, or anything else. x9-x12 belong to the window.
 */
SYM_CODE_START_LOCAL(pg_sync)
	stp	x16, x17, [sp, #-16]!
	mrs	x16, elr_el1
	adr	x17, pg_stubs
	cmp	x16, x17
	b.lo	pg_give_back
	adr	x17, pg_stubs_end
	cmp	x16, x17
	b.hs	pg_give_back
	ldp	x16, x17, [sp], #16
	mrs	x9, esr_el1
	orr	x9, x9, #PG_W_TRAPPED		/* an ESR may be 0; this bit of it is RES0 */
	mrs	x10, far_el1
	adr	x12, pg_resume
	msr	elr_el1, x12
	eret
	dsb	nsh				/* no straight-line speculation past the eret */
	isb
SYM_CODE_END(pg_sync)
NOKPROBE(pg_sync)

SYM_CODE_START_LOCAL(pg_async)
	stp	x16, x17, [sp, #-16]!
	mrs	x16, elr_el1
	adr	x17, pg_stubs			/* an interrupt at the stub closes the window as well */
	cmp	x16, x17
	b.lo	pg_give_back
	adr	x17, pg_stubs_end
	cmp	x16, x17
	b.lo	pg_give_back_restart
SYM_INNER_LABEL(pg_give_back, SYM_L_LOCAL)
	adr	x17, pg_check
	cmp	x16, x17
	b.lo	1f
	adr	x17, pg_disarm
	cmp	x16, x17
	b.hs	1f
SYM_INNER_LABEL(pg_give_back_restart, SYM_L_LOCAL)
	adr	x17, pg_restart
	msr	elr_el1, x17
1:	ldr	x16, [sp, #16 + RESTARTS]
	add	x16, x16, #1
	str	x16, [sp, #16 + RESTARTS]
	ldr	x17, [sp, #16 + SAVED_VBAR]
	msr	vbar_el1, x17
	isb					/* with SCTLR_EL1.EOS == 0 the eret would not synchronise */
	ldp	x16, x17, [sp], #16
	eret
	dsb	nsh
	isb
SYM_CODE_END(pg_async)
NOKPROBE(pg_async)

/*
 * Put the kernel's vectors back and continue at the kernel's entry with the exception state untouched. RET, because
 * unlike BR it needs no landing pad in a kernel built with BTI.
 */
SYM_CODE_START_LOCAL(pg_deliver)
	ldr	x16, [sp, #SAVED_VBAR]
	msr	vbar_el1, x16
	isb
	add	x17, x17, x16
	ret	x17
	dsb	nsh
	isb
SYM_CODE_END(pg_deliver)
NOKPROBE(pg_deliver)

/*
 * void pg_window_run(void *stub, u64 arg, struct pg_window *w)
 *
 * x4 VBAR  x6 our vectors  x8 return address  x9 ESR  x10 FAR  x12 NZCV  x13 restarts  x14 arg  x15 stub
 * All of them are caller-saved (AAPCS64). x18 (shadow call stack) and SP_EL0 (current) are not touched.
 */
SYM_CODE_START(pg_window_run)
	hint	#34				/* bti c */
	mov	x8, x30
	mov	x14, x1
	mov	x15, x0
	sub	sp, sp, #FRAME
	mrs	x3, daif
	adr	x6, pg_vectors
	stp	x2, x3, [sp, #KEPT_W]
	str	xzr, [sp, #RESTARTS]
SYM_INNER_LABEL(pg_restart, SYM_L_LOCAL)
	msr	daifset, #15
	ldr	x13, [sp, #RESTARTS]
	mov	x7, #PG_W_DISARMED
	cmp	x13, #PG_W_MAX_RESTARTS
	b.hs	pg_leave
	mrs	x4, vbar_el1
	str	x4, [sp, #SAVED_VBAR]
	msr	vbar_el1, x6
	isb
#ifdef PG_TEST_FOREIGN
	bl	pg_test_foreign			/* tests only: makes a foreign exception happen while armed */
#endif
	mov	x9, #0
	mov	x10, #0
	mov	x0, x14
SYM_INNER_LABEL(pg_check, SYM_L_LOCAL)		/* from here on an exception elsewhere than in the stub restarts */
	mrs	x7, vbar_el1
	cmp	x7, x6
	b.ne	pg_not_armed
#ifdef PG_TEST_FOREIGN
	mov	x16, #1000			/* tests only: dwell, so that exceptions hit between check and access */
1:	subs	x16, x16, #1
	b.ne	1b
#endif
	blr	x15
SYM_INNER_LABEL(pg_resume, SYM_L_LOCAL)
	mrs	x12, nzcv
	mrs	x7, vbar_el1
	cmp	x7, x6
	b.ne	pg_restart			/* closed since the check: the result does not count */
	mov	x7, #PG_W_DONE
SYM_INNER_LABEL(pg_disarm, SYM_L_LOCAL)
	ldr	x4, [sp, #SAVED_VBAR]
	msr	vbar_el1, x4
	isb
	b	pg_leave
SYM_INNER_LABEL(pg_not_armed, SYM_L_LOCAL)
	ldr	x7, [sp, #RESTARTS]
	cmp	x7, x13
	b.ne	pg_restart			/* a fault that the kernel repaired closed it */
	msr	vbar_el1, x4			/* ignored before, so probably again; harmless if not */
	isb
	mov	x7, #PG_W_NOT_ARMED
SYM_INNER_LABEL(pg_leave, SYM_L_LOCAL)
	ldp	x2, x3, [sp, #KEPT_W]
	msr	daif, x3
	ldr	x13, [sp, #RESTARTS]
	add	sp, sp, #FRAME
	str	x0, [x2, #PG_W_VALUE]
	str	x1, [x2, #PG_W_SECOND]
	str	x9, [x2, #PG_W_ESR]
	str	x10, [x2, #PG_W_FAR]
	str	x12, [x2, #PG_W_NZCV]
	str	x7, [x2, #PG_W_STATUS]
	str	x13, [x2, #PG_W_RESTARTS]
	ret	x8
SYM_CODE_END(pg_window_run)
NOKPROBE(pg_window_run)

/*
 * The stubs: one access each, PG_STUB_SIZE bytes apart. First those of the self-test, then a read for each row of
 * registers.h, then a write for each row (UDF where the row is read-only: it is never called). Then, PG_INSN_SIZE bytes
 * apart, the rows of instructions.h. What their words may use is said there: x0, x1, x5, x11, v0 and NZCV hold nothing
 * that the window needs, and pg_restart begins with a fresh x0.
 */
#define OP(op0, op1, crn, crm, op2) \
	((((op0) - 2) << 19) | ((op1) << 16) | ((crn) << 12) | ((crm) << 8) | ((op2) << 5))
#define INST_RO(op0, op1, crn, crm, op2)	0
#define INST_SEC(op0, op1, crn, crm, op2)	0
#define INST_WO INST_RW
#define INST_RW(op0, op1, crn, crm, op2)	(0xd5100000 | OP(op0, op1, crn, crm, op2))	/* msr reg, x0 */

	.balign	PG_STUB_SIZE
SYM_CODE_START(pg_stubs)
	hint	#34
	.inst	0				/* udf #0 */
	ret
	.balign	PG_STUB_SIZE
	hint	#34
	ldr	x0, [x0]
	ret
	/*
	 * Calls to what is below this kernel (SMC Calling Convention 1.1, DEN0028): w0 is the function, the four words of the
	 * answer come in w0-w3, x4-x17 stay. As a restart may repeat it, only for functions without an effect.
	 */
	.balign	PG_STUB_SIZE
	hint	#34
	hvc	#0
	bfi	x0, x1, #32, #32
	bfi	x2, x3, #32, #32
	mov	x1, x2
	ret
	.balign	PG_STUB_SIZE
	hint	#34
	smc	#0
	bfi	x0, x1, #32, #32
	bfi	x2, x3, #32, #32
	mov	x1, x2
	ret
	.balign	PG_STUB_SIZE
SYM_INNER_LABEL(pg_stubs_read, SYM_L_GLOBAL)
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) \
	hint #34; .inst 0xd5300000 | OP(op0, op1, crn, crm, op2); ret; nop;	/* mrs x0, reg */
#include "arm64/registers.h"
#undef PG_REG
SYM_INNER_LABEL(pg_stubs_write, SYM_L_GLOBAL)
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) \
	hint #34; .inst INST_##access(op0, op1, crn, crm, op2); isb; ret;
#include "arm64/registers.h"
#undef PG_REG

#define PREPARE_NONE		nop; nop
#define PREPARE_RANGE		nop; nop
#define PREPARE_BUFFER		nop; nop
#define PREPARE_CONTEXT		nop; nop
#define PREPARE_NOW		nop; nop
#define PREPARE_BUFFERS		add x1, x0, #64; mov x5, #64
	.balign	PG_INSN_SIZE
SYM_INNER_LABEL(pg_stubs_insn, SYM_L_GLOBAL)
#define PG_INSN(name, word, operand, needs, access, class) \
	hint #34; PREPARE_##operand; .inst word; ret; nop; nop; nop;
#define PG_INSN3(name, first, second, third, operand, needs, access, class) \
	hint #34; PREPARE_##operand; .inst first, second, third; ret; nop;
#include "arm64/instructions.h"
#undef PG_INSN
#undef PG_INSN3
SYM_INNER_LABEL(pg_stubs_end, SYM_L_LOCAL)
SYM_CODE_END(pg_stubs)
NOKPROBE(pg_stubs)

	.section .note.GNU-stack, "", %progbits
