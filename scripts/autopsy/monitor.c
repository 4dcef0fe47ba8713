/* SPDX-License-Identifier: GPL-2.0 */
/* See monitor.h. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "monitor.h"

#define KERNEL_HALF(address)	((address) >> 48 == 0xffff)

void pg_monitor_cpu(struct pg_reading *e, const char *at)
{
	e->vcpu.number = isdigit((unsigned char)*at) ? atoi(at) : -1;
	e->vcpu.has_pc = false;
	e->failed = NULL;
}

void pg_monitor_pc(struct pg_reading *e, const char *at)
{
	e->vcpu.pc = strtoull(at, NULL, 16);
	e->vcpu.has_pc = isxdigit((unsigned char)*at);
	if (e->failed && e->vcpu.has_pc) {
		e->failed->pc = e->vcpu.pc;
		e->failed->has_pc = true;
	}
}

/* A kernel's stack has an address of the kernel, aligned to 16. What reset left in SP has not. */
void pg_monitor_sp(struct pg_reading *e, const char *at)
{
	uint64_t sp = strtoull(at, NULL, 16);
	struct pg_death *d;

	if (!e->vcpu.has_pc || e->vcpu.number < 0 || !KERNEL_HALF(e->vcpu.pc) || (KERNEL_HALF(sp) && !(sp & 15)))
		return;
	d = pg_reading_add(e, PG_DEATH_STUCK_VCPU, e->text);
	snprintf(d->what, sizeof(d->what), "CPU#%d PC=%016llx SP=%016llx", e->vcpu.number, (unsigned long long)e->vcpu.pc,
		 (unsigned long long)sp);
	d->pc = e->vcpu.pc;
	d->sp = sp;
	d->has_pc = d->has_sp = true;
	d->cpu = e->vcpu.number;
}

/* "600003c5 -ZC- EL1h" */
void pg_monitor_pstate(struct pg_reading *e, const char *at)
{
	const char *el = strstr(at, "EL");
	struct pg_death *d;

	if (e->vcpu.has_pc && e->vcpu.pc && !(e->vcpu.pc >> 48) && e->vcpu.number >= 0 && el && (el[2] == '1' || el[2] == '2')) {
		d = pg_reading_add(e, PG_DEATH_NO_MMU, e->text);
		snprintf(d->what, sizeof(d->what), "CPU#%d PC=%016llx, PSTATE %.20s", e->vcpu.number, (unsigned long long)e->vcpu.pc, at);
		d->pc = e->vcpu.pc;
		d->has_pc = true;
		d->cpu = e->vcpu.number;
	}
	e->vcpu.has_pc = false;
	e->failed = NULL;
}
