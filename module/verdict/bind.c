/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A capture lies in one piece of memory: the CPUs, behind them the registers and observations of each. Pure, see bind.h.
 */
#include "verdict/bind.h"

size_t pg_capture_size(const struct pg_arch *arch, u32 ncpus)
{
	return sizeof(struct pg_capture) + (size_t)ncpus * (sizeof(struct pg_cpu) + arch->nregs * sizeof(struct pg_read) +
							    arch->nobs * sizeof(struct pg_seen));
}

void pg_capture_bind(struct pg_capture *cap, const struct pg_arch *arch, u32 ncpus)
{
	struct pg_seen *obs = (struct pg_seen *)&cap->cpu[ncpus];
	struct pg_read *reg = (struct pg_read *)&obs[(size_t)ncpus * arch->nobs];
	u32 i;

	cap->arch = arch;
	cap->ncpus = ncpus;
	for (i = 0; i < ncpus; i++) {
		cap->cpu[i].obs = &obs[(size_t)i * arch->nobs];
		cap->cpu[i].reg = &reg[(size_t)i * arch->nregs];
	}
}
