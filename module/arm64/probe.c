/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The C face of the guarded window (window.S): reads and writes that cannot kill, and the self-test that proves it.
 */
#include <linux/build_bug.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/percpu.h>
#include <linux/string.h>
#include <asm/esr.h>
#include <asm/sysreg.h>
#include "arm64/probe.h"

asmlinkage void pg_window_run(const void *stub, u64 arg, struct pg_window *w);
extern const char pg_vectors[], pg_stubs[], pg_stubs_read[], pg_stubs_write[], pg_stubs_insn[];

/*
 * An address that no kernel maps: bit 55 is clear, so TTBR0_EL1 translates it, whose user a thread of the kernel may still have;
 * but it lies beyond the 52 bits that the largest such space has.
 */
#define BAD_ADDRESS	0x0070000000000010ul

/* Ticks of CNTVCT_EL0 that the longest access of each CPU took with interrupts off. */
static DEFINE_PER_CPU(u64, longest);

static u64 nanoseconds(u64 ticks)
{
	u64 hz = read_sysreg(cntfrq_el0);

	return hz ? ticks * 1000000000 / hz : 0;
}

/* The ISBs keep the reading of the clock between the mask and the access. */
void pg_irqs_off(struct pg_irqs *irqs)
{
	local_irq_save(irqs->flags);
	isb();
	irqs->since = read_sysreg(cntvct_el0);
}

static u64 ticks_off(const struct pg_irqs *irqs)
{
	isb();
	return read_sysreg(cntvct_el0) - irqs->since;
}

u64 pg_irqs_on(const struct pg_irqs *irqs)
{
	u64 ticks = ticks_off(irqs);

	local_irq_restore(irqs->flags);
	return nanoseconds(ticks);
}

u64 pg_longest_access(void)
{
	return nanoseconds(this_cpu_xchg(longest, 0));
}

static void window(const void *stub, u64 arg, struct pg_window *w)
{
	struct pg_irqs irqs;
	u64 ticks;

	BUILD_BUG_ON(offsetof(struct pg_window, value) != PG_W_VALUE);
	BUILD_BUG_ON(offsetof(struct pg_window, esr) != PG_W_ESR);
	BUILD_BUG_ON(offsetof(struct pg_window, far) != PG_W_FAR);
	BUILD_BUG_ON(offsetof(struct pg_window, nzcv) != PG_W_NZCV);
	BUILD_BUG_ON(offsetof(struct pg_window, status) != PG_W_STATUS);
	BUILD_BUG_ON(offsetof(struct pg_window, restarts) != PG_W_RESTARTS);
	BUILD_BUG_ON(offsetof(struct pg_window, second) != PG_W_SECOND);

	pg_irqs_off(&irqs);
	pg_window_run(stub, arg, w);
	ticks = ticks_off(&irqs);
	if (ticks > __this_cpu_read(longest))
		__this_cpu_write(longest, ticks);
	local_irq_restore(irqs.flags);
}

static void keep(const struct pg_window *w, struct pg_read *r)
{
	memset(r, 0, sizeof(*r));
	r->restarts = w->restarts;
	if (w->status != PG_W_DONE) {
		r->why = PG_WHY_DISARMED;
		return;
	}
	if (w->esr & PG_W_TRAPPED) {
		r->state = PG_TRAP;
		r->esr = w->esr;
		return;
	}
	r->state = PG_VALUE;
	r->value = w->value;
	r->nzcv = w->nzcv >> 28;
}

bool pg_window_aligned(void)
{
	return IS_ALIGNED((unsigned long)pg_vectors, 2048);
}

void pg_read(enum pg_reg reg, struct pg_read *r)
{
	struct pg_window w;

	window(pg_stubs_read + reg * PG_STUB_SIZE, 0, &w);
	keep(&w, r);
	if (pg_arm64_regs[reg].access == PG_SEC)
		r->value = 0;
}

void pg_write(enum pg_reg reg, u64 value, struct pg_read *r)
{
	struct pg_window w;

	window(pg_stubs_write + reg * PG_STUB_SIZE, value, &w);
	keep(&w, r);
	r->value = value;
}

void pg_run(enum pg_reg insn, u64 arg, struct pg_read *r)
{
	struct pg_window w;

	window(pg_stubs_insn + (insn - PG_NSYSREGS) * PG_INSN_SIZE, arg, &w);
	keep(&w, r);
	if (pg_arm64_regs[insn].access == PG_SEC)
		r->value = 0;
}

bool pg_call(bool smc, u32 function, u32 answer[4])
{
	struct pg_window w;

	window(pg_stubs + (smc ? PG_STUB_SMC : PG_STUB_HVC) * PG_STUB_SIZE, function, &w);
	if (w.status != PG_W_DONE || w.esr & PG_W_TRAPPED)
		return false;
	answer[0] = lower_32_bits(w.value);
	answer[1] = upper_32_bits(w.value);
	answer[2] = lower_32_bits(w.second);
	answer[3] = upper_32_bits(w.second);
	return true;
}

u8 pg_selftest(bool *armed)
{
	struct pg_window w;
	u8 passed = 0;

	window(pg_stubs + PG_STUB_UDF * PG_STUB_SIZE, 0, &w);
	*armed = w.status != PG_W_NOT_ARMED;
	if (w.status == PG_W_DONE && (w.esr & PG_W_TRAPPED) && ESR_ELx_EC(w.esr) == ESR_ELx_EC_UNKNOWN)
		passed |= PG_ST_UDF;

	window(pg_stubs + PG_STUB_LOAD * PG_STUB_SIZE, BAD_ADDRESS, &w);
	if (w.status == PG_W_DONE && (w.esr & PG_W_TRAPPED) &&
	    ESR_ELx_EC(w.esr) == ESR_ELx_EC_DABT_CUR && w.far == BAD_ADDRESS)
		passed |= PG_ST_LOAD;

	window(pg_stubs_read + PG_R_MIDR_EL1 * PG_STUB_SIZE, 0, &w);
	if (w.status == PG_W_DONE && !(w.esr & PG_W_TRAPPED) && w.value)
		passed |= PG_ST_READ;

	return passed;
}
