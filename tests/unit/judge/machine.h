/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A machine made by hand for the tests of the judge: it claims as much as one machine can, and keeps every claim.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdlib.h>
#include <string.h>
#include "arm64/arm64.h"
#include "verdict/bind.h"
#include "verdict/forms.h"
#include "verdict/words.h"

#define UNDEF	0x02000000		/* ESR of an UNDEFINED instruction: EC 0x00, IL */
#define TRAPPED	0x62000000		/* EC 0x18, IL */
#define ZEN	0x66000000		/* EC 0x19, IL */

static inline void put(struct pg_cpu *c, enum pg_reg reg, u64 value)
{
	c->reg[reg] = (struct pg_read){ .state = PG_VALUE, .value = value };
}

static inline void trap(struct pg_cpu *c, enum pg_reg reg, u32 esr)
{
	c->reg[reg] = (struct pg_read){ .state = PG_TRAP, .esr = esr };
}

static inline void see(struct pg_cpu *c, enum pg_obs obs, u64 a, u64 b)
{
	c->obs[obs] = (struct pg_seen){ .state = PG_VALUE, .got = { a, b } };
}

/* Nothing is hidden, so that every feature is claimed; what cannot stand side by side is left out. */
static inline void id_registers(struct pg_cpu *c, u64 pmuver)
{
	int r;

	for (r = PG_R_ID_PFR0_EL1; r <= PG_R_s3_0_c0_c7_7; r++)
		put(c, r, 0x1111111111111111);
	put(c, PG_R_ID_AA64DFR0_EL1, 0x111111131111101b | pmuver << 8);	/* Debugv8p9, SPEv1p2 */
	put(c, PG_R_ID_AA64PFR0_EL1, 0x1211111111111112);		/* EL0 in both states, CSV2_2 */
	put(c, PG_R_ID_AA64PFR1_EL1, 0x1111111112111221);		/* MTE 2, SSBS 2, SME 2 */
	put(c, PG_R_ID_AA64PFR2_EL1, 0x1111111111110111);		/* no GICv5 beside a GICv3 */
	put(c, PG_R_ID_AA64ISAR0_EL1, 0x1221111111312221);		/* TLB 2, TS 2, Atomic 3, SHA2 2, AES 2 */
	put(c, PG_R_ID_AA64ISAR1_EL1, 0x3111121101211012);		/* one algorithm; LS64 3, SPECRES 2, LRCPC 2, DPB 2 */
	put(c, PG_R_ID_AA64ISAR2_EL1, 0x1111111111110012);		/* no other algorithm; WFxT 2 */
	put(c, PG_R_ID_AA64MMFR1_EL1, 0x1111111111211111);		/* PAN 2 */
	put(c, PG_R_ID_AA64MMFR2_EL1, 0x1111111111011111);		/* no CCIDX */
	put(c, PG_R_ID_DFR0_EL1, (pmuver == 1 ? 3 : pmuver) << 24);
}

static inline void id_observations(struct pg_cpu *c)
{
#define PG_SETTLED(name, major, minor) \
	see(c, PG_O_S_##name, c->reg[PG_R_ID_AA64##name##_EL1].value, c->reg[PG_R_ID_AA64##name##_EL1].value);
#include "arm64/settled.h"
#undef PG_SETTLED
	see(c, PG_O_DISR, 0, 0);
	see(c, PG_O_AMU_CORE, 5, 9);
	see(c, PG_O_ECV_VIRT, 3, 3);
	see(c, PG_O_ECV_PHYS, 3, 3);
	see(c, PG_O_RNDR, 4, 5);
	see(c, PG_O_OSLOCK, 10, 8);
	see(c, PG_O_CACHES, 0x701fe01a, 0);
	see(c, PG_O_ZVA, 64, 0);
	see(c, PG_O_CLOCK_STEPS, 0, 0);
	see(c, PG_O_CLOCK_RATES, 1001, 1000);
	see(c, PG_O_CLOCK_TIME, 1000, 1000000);
	see(c, PG_O_WFET, 1000, 1001);
}

/* PMUVer as given, and all of it as it must be then. */
static inline void pmu_observations(struct pg_cpu *c, u64 pmuver)
{
	see(c, PG_O_CNTEN_PAIR, 0, 0);
	see(c, PG_O_OVS_PAIR, 0, 0);
	see(c, PG_O_INTEN_PAIR, 0, 0);
	see(c, PG_O_SELECT, 0, 0);
	see(c, PG_O_EXCESS, 0, 0);
	see(c, PG_O_CYCLES, 100, 200);
	see(c, PG_O_SWINC, 1, 0);
	see(c, PG_O_WIDTH, pmuver >= 6 ? 0x100000000 : 0, 1);
	see(c, PG_O_SANITISED, pmuver, pmuver);
	see(c, PG_O_CYCLES_STOP, 0, 0);
	see(c, PG_O_CYCLES_WRITE, 0x0123456789abcdef, 0xfedcba9876543210);
	see(c, PG_O_CYCLES_DIVIDE, 64000, 1000);
	see(c, PG_O_CYCLES_ORDER, 0, 2000);
	see(c, PG_O_FILTER, 0, 0);
	see(c, PG_O_PMCR_BITS, 0xc8, 0x30c8 | (pmuver >= 7 ? 0x200 : 0));
	see(c, PG_O_PMCR_RESET, 0, 0);
	see(c, PG_O_ENABLE_BITS, 0x8000003f8000003f, 0x8000003f);
	see(c, PG_O_VIEWS, 0, 0);
	see(c, PG_O_ICNTR_BIT, 0x100000000, 0);
	see(c, PG_O_USER_BITS, 15, 0);
	see(c, PG_O_SELECT_WRITE, 0, 0);
	see(c, PG_O_COUNT_WRITE, 0, 0);
	see(c, PG_O_EVENT_WIDTH, 0x403f, pmuver >= 4 ? 0x403f : 0x3f);
	see(c, PG_O_SWINC_ALL, 0, 3);
	see(c, PG_O_SWINC_OFF, 0, 0);
	see(c, PG_O_OVERFLOW, 0x3f, 0x3f);
	see(c, PG_O_LONG, 0, 3);
	see(c, PG_O_CHAIN, 1, 0);
	see(c, PG_O_EVENTS, 0x20118, 0x20118);
	see(c, PG_O_HIDDEN_EVENTS, 0x200000000, 0);
	see(c, PG_O_ALL_AT_ONCE, 0, 101);
	see(c, PG_O_PMCEID_AGAIN, 0x7fff0f3f, 0x7fff0f3f);
	see(c, PG_O_PERF_OPEN, 0, 1);
	see(c, PG_O_PERF_COUNT, 300000, 1000000);
	see(c, PG_O_PERF_IRQ, 1, 300000);
}

static inline struct pg_capture *machine(int ncpus, u64 pmuver)
{
	struct pg_capture *cap = calloc(1, pg_capture_size(&pg_arm64, ncpus));
	int i, r;

	pg_capture_bind(cap, &pg_arm64, ncpus);
	cap->schema = PG_SCHEMA;
	cap->el = 1;
	cap->behaviour = 1;
	strcpy(cap->kernel, "6.12.0");
	strcpy(cap->hypervisor, "KVM");
	for (i = 0; i < ncpus; i++) {
		struct pg_cpu *c = &cap->cpu[i];

		c->cpu = i;
		c->probed = 1;
		c->restored = 1;
		c->selftest = PG_ST_ALL;
		for (r = 0; r < PG_NREGS; r++)
			put(c, r, 1);
		id_registers(c, pmuver);
		put(c, PG_R_CPACR_EL1, 0x3330000);
		put(c, PG_R_PMCR_EL0, 6 << 11);
		put(c, PG_R_PMCEID0_EL0, 0x7fff0f3f);
		put(c, PG_R_PMSIDR_EL1, 1 << 6);		/* FnE */
		put(c, PG_R_OSLSR_EL1, 8);			/* OSLM: implemented */
		put(c, PG_R_CTR_EL0, 0x8444c004);
		put(c, PG_R_DCZID_EL0, 4);			/* 64 bytes */
		put(c, PG_R_CNTB, 32);
		put(c, PG_R_CNTFRQ_EL0, 1000000);
		id_observations(c);
		pmu_observations(c, pmuver);
	}
	return cap;
}

#endif
