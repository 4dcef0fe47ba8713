/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Executing an instruction of instructions.h: its operand, and what must be in hand while it runs.
 *
 * Called by a thread that is bound to its CPU and may sleep.
 */
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>
#include "arm64/execute.h"
#include "compat.h"

enum operand { NONE, RANGE, BUFFER, BUFFERS, CONTEXT, NOW };
enum needs { PLAIN, SIMD, PAR, ABORT, ZA };

static const struct {
	u8 operand;
	u8 needs;
} insns[PG_NREGS - PG_NSYSREGS] = {
#define PG_INSN(name, word, operand, needs, access, class) \
	[PG_R_##name - PG_NSYSREGS] = { operand, needs },
#define PG_INSN3(name, first, second, third, operand, needs, access, class) \
	[PG_R_##name - PG_NSYSREGS] = { operand, needs },
#include "arm64/instructions.h"
#undef PG_INSN
#undef PG_INSN3
};

#define BUFFER_SIZE	256
#define BUFFER_ALIGN	64

/* TLBI RVAE1: TG in [47:46], 01 is 4 KiB. CFP RCTX and the like: EL in [25:24], NS 26, all ASIDs 16. */
#define RANGE_4K	(1ull << 46)
#define CONTEXT_NS	(1ull << 26)
#define CONTEXT_EL(el)	((u64)(el) << 24)
#define CONTEXT_GASID	(1ull << 16)

/* ESR_ELx.EC 0x27: a copy met registers that another CPU began it with. A hypervisor moved us; the instruction exists. */
#define EC_MOPS		0x27

/* ESR_ELx.EC 0x25: a data abort at this exception level, not what an instruction that does not exist gives. */
#define EC_DABT		0x25

/* ESR_ELx.EC 0x1d: SME is there and switched off, by CPACR_EL1.SMEN or PSTATE.ZA. Without FEAT_SME2 ZT0 is UNDEFINED instead. */
#define EC_SME		0x1d

static u64 operand_of(enum operand operand, void *buffer)
{
	switch (operand) {
	case RANGE:
		return RANGE_4K;
	case BUFFER:
	case BUFFERS:
		return (u64)buffer;
	case CONTEXT:
		return CONTEXT_NS | CONTEXT_EL(read_sysreg(CurrentEL) >> 2 & 3) | CONTEXT_GASID;
	case NOW:
		return read_sysreg(cntvct_el0);
	default:
		return 0;
	}
}

/* Nobody else may translate an address on this CPU between the save and the restore: interrupts stay out. */
static void run_with_par(enum pg_reg insn, u64 x0, struct pg_read *r)
{
	struct pg_read par, back;
	unsigned long flags;

	local_irq_save(flags);
	/* Cortex-A77 erratum 1508412: without the barriers a guest can lock up the machine. */
	dmb(sy);
	pg_read(PG_R_PAR_EL1, &par);
	dmb(sy);
	if (par.state == PG_VALUE) {
		pg_run(insn, x0, r);
		pg_write(PG_R_PAR_EL1, par.value, &back);
	} else {
		r->why = PG_WHY_UNREADABLE;
	}
	local_irq_restore(flags);
}

static void run_with_simd(enum pg_reg insn, u64 x0, struct pg_read *r)
{
	struct pg_simd simd;

	if (!may_use_simd()) {
		r->why = PG_WHY_NO_SIMD;
		return;
	}
	pg_simd_begin(&simd);
	pg_run(insn, x0, r);
	pg_simd_end(&simd);
}

void pg_execute(enum pg_reg insn, struct pg_read *r)
{
	u8 space[BUFFER_SIZE + BUFFER_ALIGN] = { 0 };
	u64 x0 = operand_of(insns[insn - PG_NSYSREGS].operand, PTR_ALIGN(&space[0], BUFFER_ALIGN));

	switch (insns[insn - PG_NSYSREGS].needs) {
	case SIMD:
		run_with_simd(insn, x0, r);
		break;
	case PAR:
		run_with_par(insn, x0, r);
		break;
	default:
		pg_run(insn, x0, r);
	}
	if (r->state == PG_TRAP && (r->esr >> 26 == EC_MOPS ||
				    (insns[insn - PG_NSYSREGS].needs == ABORT && r->esr >> 26 == EC_DABT) ||
				    (insns[insn - PG_NSYSREGS].needs == ZA && r->esr >> 26 == EC_SME))) {
		r->state = PG_VALUE;
		r->esr = 0;
	}
}
