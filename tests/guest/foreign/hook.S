/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Called by the window while it is armed, in this test build only: makes what pg_foreign_mode asks for happen. May use
 * x16 and x17; x2-x4, x6, x8, x13-x15 and SP belong to the window.
 */
#include <arm64/window.S>
#if __has_include(<asm/asm-extable.h>)
#include <asm/asm-extable.h>		/* since v5.17 entries have a type */
#define EXTABLE(from, to)	_asm_extable_uaccess from, to
#else
#define EXTABLE(from, to)	_asm_extable from, to
#endif
#include "modes.h"

	.section ".text.pg_window", "ax", %progbits
SYM_CODE_START(pg_test_foreign)
	ldr_l	x17, pg_foreign_mode
	cbz	x17, 9f
	cmp	x17, #MODE_IRQ_IN_FLIGHT
	b.eq	3f
	cmp	x17, #MODE_IRQ
	b.eq	2f
	cmp	x17, #MODE_FAULT_ALWAYS
	b.eq	1f
	ldr	x17, [sp, #RESTARTS]
	cbnz	x17, 9f				/* once is enough */
1:	mov	x16, #-4096			/* the last page: never mapped */
4:	ldr	x16, [x16]
	EXTABLE(4b, 9f)				/* the kernel repairs it, as it would a fault of its own */
	b	9f
2:	ldr	x17, [sp, #RESTARTS]
	cbnz	x17, 9f
	msr	daifclr, #2
	b	2b				/* until the interrupt came */
3:	msr	daifclr, #2			/* interrupts may hit at any instruction of the window */
9:	ret
SYM_CODE_END(pg_test_foreign)

	.section .note.GNU-stack, "", %progbits
