/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Touching a register of this CPU into the capture, once, and what comes before all claims.
 */
#include <asm/special_insns.h>
#include "x86/probe.h"

/* Is what the instruction needs switched on in this kernel? Else nothing is learned from it. */
static bool switched_on(const struct pg_cpu *c, unsigned int reg)
{
	const struct pg_x86_needs *needs = pg_x86_needs(reg);

	return !(needs->cr4 & ~c->reg[PG_R_CR4].value) && !(needs->xcr0 & ~(c->reg[PG_R_XCR0].value | 3));
}

static void execute(const struct pg_cpu *c, unsigned int reg, struct pg_read *r)
{
	if (switched_on(c, reg))
		pg_execute(reg, r);
	else
		r->why = PG_WHY_CR4;
}

/* XCR0 is read by an instruction, which needs CR4.OSXSAVE; without it nothing is enabled. */
static void control(const struct pg_cpu *c, unsigned int reg, struct pg_read *r)
{
	r->state = PG_VALUE;
	if (reg == PG_R_CR4)
		r->value = native_read_cr4();
	else if (c->reg[PG_R_CR4].value >> PG_LSB_CR4_OSXSAVE & 1)
		pg_execute(PG_R_XGETBV, r);
}

static void msr(unsigned int reg, struct pg_read *r)
{
	const struct pg_reg_info *row = &pg_x86_regs[reg];

	if (row->access == PG_WO)
		pg_wrmsr((u32)row->code, 1, r);
	else
		pg_rdmsr((u32)row->code, r);
	if (row->access == PG_SEC)
		r->value = !!r->value;
}

bool pg_touch(const struct pg_capture *cap, struct pg_cpu *c, unsigned int reg)
{
	struct pg_read *r = &c->reg[reg];

	if (r->state != PG_UNTOUCHED || r->why)
		return r->state == PG_VALUE;
	switch (pg_x86_kind(reg)) {
	case PG_X86_CPUID:
	case PG_X86_KVM:
		r->value = pg_cpuid(c, reg);
		r->state = PG_VALUE;
		break;
	case PG_X86_CONTROL:
		control(c, reg, r);
		break;
	case PG_X86_MSR:
		msr(reg, r);
		break;
	case PG_X86_INSN:
		execute(c, reg, r);
		break;
	}
	return r->state == PG_VALUE;
}

bool pg_begin(const struct pg_capture *cap, struct pg_cpu *c)
{
	unsigned int reg;

	c->selftest = pg_selftest();
	if (c->selftest != PG_ST_ALL)
		return false;
	for (reg = 0; reg <= PG_R_XCR0; reg++)
		pg_touch(cap, c, reg);
	pg_touch(cap, c, PG_R_EFER);
	pg_touch(cap, c, PG_R_NO_SUCH_MSR);
	return true;
}

/* No access of this wing upsets firmware. */
u8 pg_held_back(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim)
{
	return PG_WHY_NONE;
}

/* An access is guarded by the exception table, with interrupts on. */
u64 pg_longest_access(void)
{
	return 0;
}
