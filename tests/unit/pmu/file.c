/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The register file of file.h: what PMUv3 does as far as the exercises can tell. Arm ARM (DDI 0487), chapter D13.
 */
#include "arm64/pmu.h"
#include "file.h"

#define UNDEF	0x02000000		/* ESR of an UNDEFINED instruction: EC 0x00, IL */
#define TYPE	0x8800ffffull		/* of PMEVTYPER<n>_EL0: the event, NSH and P */
#define LIVE	(CYCLE_BIT | ((1ull << FILE_COUNTERS) - 1))

struct file file;
unsigned int trap_reg = PG_NREGS, trap_read, trap_write, trap_from, file_writes, file_trapped, file_unknown = PG_NREGS;
static unsigned int accesses;

void file_reset(void)
{
	unsigned int i;

	file = (struct file){ .pmcr = PMCR_LC | FILE_COUNTERS << 11, .selr = 3, .userenr = 1, .filter = FILTER_P,
			      .cycles = 0x1111 };
	for (i = 0; i < FILE_COUNTERS; i++) {
		file.type[i] = 8 + i;
		file.count[i] = 0x1000 + i;
	}
	file.count[0] = 0x77;
	trap_reg = PG_NREGS;
	trap_read = trap_write = trap_from = accesses = file_writes = file_trapped = 0;
	file_unknown = PG_NREGS;
}

uint64_t fake_clock(void)
{
	static uint64_t now;

	return now += 1000;
}

static void add(unsigned int n, u64 what)
{
	bool lng = file.pmcr & PMCR_LP;
	u64 before = file.count[n];

	file.count[n] += what;
	if (lng ? file.count[n] < before : (file.count[n] ^ before) >> 32) {
		file.ovs |= 1ull << n;
		if (n % 2 == 0 && (file.type[n + 1] & 0xffff) == EVENT_CHAIN && file.cnten >> (n + 1) & 1)
			file.count[n + 1]++;
	}
}

/* Time passes with every access. */
static void tick(void)
{
	unsigned int n;

	if (!(file.pmcr & PMCR_E))
		return;
	if (file.cnten & CYCLE_BIT && !(file.filter & FILTER_P))
		file.cycles += file.pmcr & PMCR_D && !(file.pmcr & PMCR_LC) ? 1 : 64;
	for (n = 0; n < FILE_COUNTERS; n++)
		if (file.cnten >> n & 1 && !(file.type[n] & FILTER_P) && (file.type[n] & 0xffff) != EVENT_SW_INCR &&
		    (file.type[n] & 0xffff) != EVENT_CHAIN)
			add(n, 10);
}

/* The place of a register that just holds a value, and the bits that it holds. */
static u64 *place(unsigned int reg, u64 *bits)
{
	*bits = ~0ull;
	switch (reg) {
	case PG_R_PMSELR_EL0:
		*bits = 31;
		return &file.selr;
	case PG_R_PMUSERENR_EL0:
		*bits = 15;
		return &file.userenr;
	case PG_R_PMCCFILTR_EL0:
		*bits = FILTER_P | FILTER_NSH;
		return &file.filter;
	case PG_R_PMCCNTR_EL0:
		return &file.cycles;
	case PG_R_PMXEVTYPER_EL0:
		if (file.selr == 31)
			return place(PG_R_PMCCFILTR_EL0, bits);
		*bits = TYPE;
		return &file.type[file.selr];
	case PG_R_PMXEVCNTR_EL0:
		return &file.count[file.selr];
	}
	if (reg >= PG_R_PMEVTYPER0_EL0 && reg < PG_R_PMEVTYPER0_EL0 + FILE_COUNTERS) {
		*bits = TYPE;
		return &file.type[reg - PG_R_PMEVTYPER0_EL0];
	}
	if (reg >= PG_R_PMEVCNTR0_EL0 && reg < PG_R_PMEVCNTR0_EL0 + FILE_COUNTERS)
		return &file.count[reg - PG_R_PMEVCNTR0_EL0];
	return NULL;
}

static bool traps(unsigned int reg, unsigned int on)
{
	tick();
	if (reg != trap_reg || !on || ++accesses <= trap_from)
		return false;
	file_trapped++;
	return true;
}

void pg_read(enum pg_reg reg, struct pg_read *r)
{
	u64 bits, *at;

	*r = (struct pg_read){ .state = PG_VALUE };
	if (traps(reg, trap_read)) {
		*r = (struct pg_read){ .state = PG_TRAP, .esr = UNDEF };
		return;
	}
	switch (reg) {
	case PG_R_PMCR_EL0:
		r->value = file.pmcr;
		break;
	case PG_R_PMCNTENSET_EL0:
	case PG_R_PMCNTENCLR_EL0:
		r->value = file.cnten;
		break;
	case PG_R_PMINTENSET_EL1:
	case PG_R_PMINTENCLR_EL1:
		r->value = file.inten;
		break;
	case PG_R_PMOVSSET_EL0:
	case PG_R_PMOVSCLR_EL0:
		r->value = file.ovs;
		break;
	case PG_R_PMCEID0_EL0:
		r->value = 1ull << EVENT_SW_INCR | 1ull << EVENT_CPU_CYCLES | 1ull << 8 | 1ull << EVENT_CHAIN;
		break;
	default:
		at = place(reg, &bits);
		r->value = at ? *at : 0;
	}
}

void pg_write(enum pg_reg reg, u64 value, struct pg_read *r)
{
	u64 bits, *at;
	unsigned int n;

	*r = (struct pg_read){ .state = PG_VALUE, .value = value };
	if (traps(reg, trap_write)) {
		*r = (struct pg_read){ .state = PG_TRAP, .esr = UNDEF };
		return;
	}
	file_writes++;
	switch (reg) {
	case PG_R_PMCR_EL0:
		file.pmcr = (file.pmcr & 31 << 11) | (value & (PMCR_E | PMCR_D | PMCR_LC | PMCR_LP));
		for (n = 0; n < FILE_COUNTERS && value & PMCR_P; n++)
			file.count[n] = 0;
		if (value & PMCR_C)
			file.cycles = 0;
		break;
	case PG_R_PMCNTENSET_EL0:
		file.cnten |= value & LIVE;
		break;
	case PG_R_PMCNTENCLR_EL0:
		file.cnten &= ~value;
		break;
	case PG_R_PMINTENSET_EL1:
		file.inten |= value & LIVE;
		break;
	case PG_R_PMINTENCLR_EL1:
		file.inten &= ~value;
		break;
	case PG_R_PMOVSSET_EL0:
		file.ovs |= value & LIVE;
		break;
	case PG_R_PMOVSCLR_EL0:
		file.ovs &= ~value;
		break;
	case PG_R_PMSWINC_EL0:
		for (n = 0; n < FILE_COUNTERS && file.pmcr & PMCR_E; n++)
			if (value >> n & 1 && file.cnten >> n & 1 && (file.type[n] & 0xffff) == EVENT_SW_INCR)
				add(n, 1);
		break;
	default:
		at = place(reg, &bits);
		if (at)
			*at = value & bits;
		else if (file_unknown == PG_NREGS)
			file_unknown = reg;
	}
}

void pg_irqs_off(struct pg_irqs *irqs)
{
	irqs->flags = 0;
}

u64 pg_irqs_on(const struct pg_irqs *irqs)
{
	return 1;
}

bool pg_look(struct pg_cpu *c, enum pg_reg reg, u64 *value)
{
	struct pg_read r;

	pg_read(reg, &r);
	*value = r.value;
	return r.state == PG_VALUE;
}

bool pg_touch(const struct pg_capture *cap, struct pg_cpu *c, unsigned int reg)
{
	if (c->reg[reg].state == PG_UNTOUCHED)
		pg_read(reg, &c->reg[reg]);
	return c->reg[reg].state == PG_VALUE;
}
