/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Instructions that the machine advertises, executed once. What each needs is in instructions.h.
 */
#include <linux/percpu.h>
#include <linux/string.h>
#include <asm/asm.h>
#include <asm/fpu/api.h>
#include "x86/probe.h"

/* For instructions with an operand in memory; this CPU's, which the caller stays on. */
struct line {
	u8 byte[64];
} __aligned(64);

static DEFINE_PER_CPU_ALIGNED(struct line, line);

#define RUN(text) \
	asm volatile(text "\n" \
		     "	xorl	%k[bad], %k[bad]\n" \
		     "2:\n" \
		     _ASM_EXTABLE_FAULT(1b, 2b) \
		     : "+a" (value), [bad] "+r" (bad) : "D" (&buf->byte) : "rbx", "rcx", "rdx", "memory", "cc")

static void run(unsigned int insn, struct line *buf, struct pg_read *r)
{
	unsigned long value = 0, bad = 1;

	switch (insn) {
#define PG_INSN(name, text, arg, cr4, xcr0) \
	case PG_R_##name: \
		value = arg; \
		RUN(text); \
		break;
#include "x86/instructions.h"
#undef PG_INSN
	}
	memset(r, 0, sizeof(*r));
	r->state = bad ? PG_TRAP : PG_VALUE;
	r->esr = bad ? (u32)value : 0;
	r->value = bad ? 0 : value;
}

void pg_execute(unsigned int insn, struct pg_read *r)
{
	struct line *buf = this_cpu_ptr(&line);

	memset(buf, 0, sizeof(*buf));
	if (!pg_x86_needs(insn)->xcr0) {
		run(insn, buf, r);
		return;
	}
	kernel_fpu_begin();
	run(insn, buf, r);
	kernel_fpu_end();
}
