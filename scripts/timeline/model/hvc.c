/* SPDX-License-Identifier: GPL-2.0 */
/*
 * An HVC of a guest: a marker, a register of the flight recorder or the census, an old-style
 * marker, or an ordinary call of PSCI and SMCCC, which every guest makes.
 */
#include <stdlib.h>

#include "../../../earlyprobe/marker.h"
#include "../words/milestone.h"
#include "../words/words.h"
#include "hvc.h"
#include "start.h"

#define NEAR_TIDS	1024	/* threads of one VM are made together */

static void report(struct pg_guestregs *reports, const struct pg_event *ev)
{
	uint32_t code = PG_MARK_CODE(ev->f[1]), payload = PG_MARK_PAYLOAD(ev->f[1]);
	bool high = PG_MARK_IS_HIGH(ev->f[1]);
	struct pg_guestreg *r;
	int i;

	for (i = 0; i < reports->n && reports->r[i].code != code; i++)
		;
	if (i == reports->n) {
		/* The code has 12 bits, so there is an end to it. */
		r = realloc(reports->r, (i + 1) * sizeof(*r));
		if (!r)
			return;
		reports->r = r;
		if (!reports->n++)
			reports->first = ev->ts;
		r[i] = (struct pg_guestreg){ .code = code };
	}
	r = &reports->r[i];
	r->undef = PG_MARK_KIND(ev->f[1]) == PG_KIND_SYSREG_UNDEF;
	if (high)
		r->value = (r->value & 0xffffffffu) | (uint64_t)payload << 32;
	else
		r->value = (r->value & ~0xffffffffull) | payload;
	r->halves |= high ? 2 : 1;
}

static void marker(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	int stage = pg_milestone_of_hvc(ev->f[1], ev->f[2], run->legacy);

	run->markers++;
	switch (PG_MARK_KIND(ev->f[1])) {
	case PG_KIND_FAULT:
		report(&v->fault, ev);
		return;
	case PG_KIND_SYSREG:
	case PG_KIND_SYSREG_UNDEF:
		report(&v->census, ev);
		return;
	}
	if (stage < 0)
		return;
	if (!pg_milestone(stage)->task && !PG_MARK_IS_HIGH(ev->f[1])) {
		v->affinity = PG_MARK_PAYLOAD(ev->f[1]);
		v->has_affinity = true;
	}
	pg_start_mark(run, v, stage, ev);
}

static void count_call(struct pg_vcpu *v, uint32_t function, uint64_t ts)
{
	int i;

	for (i = 0; i < v->n_calls; i++) {
		if (v->calls[i].function == function) {
			v->calls[i].count++;
			return;
		}
	}
	if (i < PG_CALLS_MAX)
		v->calls[v->n_calls++] = (struct pg_call){ function, 1, ts };
}

/*
 * The VM stops or starts anew: all its vCPUs do, those with a PC below PG_PA_LIMIT soon from the
 * start.
 */
static void system_stop(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	int i;

	if (run->n_stops < PG_PENDING_MAX)
		run->stops[run->n_stops++] = *ev;
	for (i = 0; i < run->n_vcpus; i++)
		if (abs(run->vcpus[i]->tid - v->tid) < NEAR_TIDS)
			run->vcpus[i]->was_reset = true;
}

/* Where the guest's PSCI calls come from tells later whether a System.map is that guest's. */
static void note_call_pc(struct pg_run *run, const struct pg_event *ev)
{
	int i;

	if (((uint32_t)ev->f[1] & ~(PG_SMC64 | 0x1f)) != PG_PSCI_VERSION || ev->f[0] < PG_PA_LIMIT)
		return;
	for (i = 0; i < run->n_call_pcs && run->call_pcs[i] != ev->f[0]; i++)
		;
	if (i == run->n_call_pcs && i < PG_CALL_PCS_MAX)
		run->call_pcs[run->n_call_pcs++] = ev->f[0];
}

static void call(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	uint32_t function = ev->f[1];	/* KVM reads no more of it either */

	count_call(v, function, ev->ts);
	note_call_pc(run, ev);
	/* UEFI makes calls too, from physical addresses: those of the kernel count. */
	if (ev->f[0] >= PG_PA_LIMIT) {
		pg_start_host_mark(run, v, PG_ST_SEEN_VA, ev);
		pg_start_host_mark(run, v, PG_ST_FIRMWARE, ev);
	}
	switch (function & ~PG_SMC64) {
	case PG_PSCI_CPU_ON:
		pg_start_host_mark(run, v, PG_ST_FIRST_CPU_ON, ev);
		/* Which CPU it is for is not in the event: the next one that starts. */
		if (run->n_pending_on == PG_PENDING_MAX) {
			int i;

			for (i = 1; i < PG_PENDING_MAX; i++)
				run->pending_on[i - 1] = run->pending_on[i];
			run->n_pending_on--;
		}
		run->pending_on[run->n_pending_on++] = *ev;
		break;
	case PG_PSCI_CPU_OFF:
		v->power = PG_OFF;
		pg_start_end(v);
		break;
	case PG_PSCI_SYSTEM_OFF:
	case PG_PSCI_SYSTEM_RESET:
	case PG_PSCI_SYSTEM_RESET2:
		system_stop(run, v, ev);
		break;
	}
}

uint64_t pg_hvc_detail(const struct pg_run *run, const struct pg_event *ev)
{
	if (PG_MARK_IS(ev->f[1]) || pg_milestone_of_hvc(ev->f[1], ev->f[2], run->legacy) >= 0)
		return PG_DETAIL(PG_D_MARKER, 0);
	return PG_DETAIL(PG_D_CALL, (uint32_t)ev->f[1]);
}

void pg_hvc(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	int stage;

	if (PG_MARK_IS(ev->f[1])) {
		marker(run, v, ev);
		return;
	}
	stage = pg_milestone_of_hvc(ev->f[1], ev->f[2], true);
	if (stage >= 0)
		run->old_markers++;
	if (stage >= 0 && run->legacy)
		pg_start_mark(run, v, stage, ev);
	else if (!ev->f[2])
		call(run, v, ev);
}
