/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bring-ups: when a CPU starts, which stages it passes, where it stops. With markers the guest says
 * so itself; without, the host sees enough of any guest: CPU_ON, the first entry, the write that
 * switches the MMU on where it traps, the first PC at a kernel address.
 */
#include <stdlib.h>
#include <string.h>

#include "../words/milestone.h"
#include "start.h"

#define NEAR_TIDS	1024

static struct pg_mark mark_of(unsigned int stage, const struct pg_event *ev)
{
	struct pg_mark mark = {
		.stage = stage, .cpu = ev->cpu, .ts = ev->ts, .ev = *ev,
		.pc = pg_event_has_pc(ev) ? ev->f[0] : 0,
		.payload = ev->kind == PG_EV_HVC ? ev->f[1] >> 32 : 0,
	};

	return mark;
}

static struct pg_bringup *begin(struct pg_run *run, struct pg_vcpu *v, enum pg_bringup_kind kind)
{
	struct pg_bringup *b;

	pg_start_end(v);
	if (run->n_bringups == PG_BRINGUPS_MAX) {
		run->n_bringups_dropped += !v->dropped;
		v->dropped = true;
		return NULL;
	}
	b = calloc(1, sizeof(*b));
	if (!b)
		return NULL;
	b->kind = kind;
	b->vcpu = v;
	run->bringups[run->n_bringups++] = b;
	v->bringup = b;
	return b;
}

/* Closes the open span at a mark and opens the next one there. */
static void add_mark(struct pg_bringup *b, const struct pg_mark *mark)
{
	struct pg_span *span = pg_bringup_last(b), *spans;

	if (b->n_spans > PG_MARKS_MAX)
		return;
	spans = realloc(b->spans, (b->n_spans + 1) * sizeof(*spans));
	if (!spans)
		return;
	b->spans = spans;
	span = pg_bringup_last(b);
	if (span) {
		span->to = *mark;
		span->open = false;
		if (span->acct.pieces) {
			void *less = realloc(span->acct.pieces,
					     span->acct.n_pieces * sizeof(*span->acct.pieces));

			span->acct.pieces = less ? less : span->acct.pieces;
		}
	}
	span = &spans[b->n_spans++];
	memset(span, 0, sizeof(*span));
	span->from = *mark;
	span->open = true;
	span->acct.with_pieces = true;
	if (pg_milestone(mark->stage)->done)
		b->done = true;
}

/* The CPU_ON that this vCPU's start answers: the newest one from a thread nearby. */
static bool take_cpu_on(struct pg_run *run, const struct pg_vcpu *v, struct pg_event *on)
{
	int i, best = -1;

	for (i = run->n_pending_on - 1; i >= 0; i--) {
		int far = abs(run->pending_on[i].pid - v->tid);

		if (!far || far > NEAR_TIDS)
			continue;
		if (best < 0 || far < abs(run->pending_on[best].pid - v->tid))
			best = i;
	}
	if (best < 0)
		return false;
	*on = run->pending_on[best];
	memmove(&run->pending_on[best], &run->pending_on[best + 1],
		(run->n_pending_on - best - 1) * sizeof(*on));
	run->n_pending_on--;
	return true;
}

/*
 * From CPU_ON to here it had not started yet; what its thread did is in the ring of recent pieces.
 */
static void account_wake_up(struct pg_vcpu *v, uint64_t from)
{
	struct pg_account *a = pg_vcpu_account(v);
	uint64_t at = from;
	unsigned int i = v->n_recent > PG_PIECES_RECENT ? v->n_recent - PG_PIECES_RECENT : 0;

	if (!a || from >= v->since)
		return;
	for (; i < v->n_recent; i++) {
		const struct pg_piece *p = &v->recent[i % PG_PIECES_RECENT];
		uint64_t start = p->from > from ? p->from : from;

		if (p->to <= from)
			continue;
		/* A gap: it was not seen yet, or it did more than the ring holds. */
		pg_account_charge(a, at, start, PG_UNKNOWN, PG_DETAIL(PG_D_OFF, 0));
		pg_account_charge(a, start, p->to, p->cause, p->detail);
		at = p->to;
	}
	pg_account_charge(a, at, v->since, PG_UNKNOWN, PG_DETAIL(PG_D_OFF, 0));
}

/* Begins a bring-up at CPU_ON if there was one, and says whether there was. */
static struct pg_bringup *begin_at_cpu_on(struct pg_run *run, struct pg_vcpu *v,
					  enum pg_bringup_kind otherwise)
{
	struct pg_bringup *b;
	struct pg_event on;

	if (!take_cpu_on(run, v, &on))
		return begin(run, v, otherwise);
	b = begin(run, v, PG_SECONDARY);
	if (b) {
		struct pg_mark mark = mark_of(PG_ST_CPU_ON, &on);

		if (mark.ts > v->since)
			mark.ts = v->since;
		add_mark(b, &mark);
		account_wake_up(v, mark.ts);
	}
	v->n_recent = 0;
	return b;
}

void pg_start_entry(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	struct pg_bringup *b;
	struct pg_mark mark;

	if (v->was_reset && ev->f[0] < PG_PA_LIMIT && v->power == PG_ON) {
		v->power = PG_OFF;
		v->n_recent = 0;
		v->was_reset = false;
	}
	if (v->power == PG_ON)
		return;
	/* A recording that began later: this CPU has long been running. */
	if (v->power == PG_NEVER_RAN && ev->f[0] >= PG_PA_LIMIT)
		return;
	v->dropped = false;
	b = begin_at_cpu_on(run, v, PG_BOOT);
	if (!b)
		return;
	mark = mark_of(PG_ST_RUN, ev);
	add_mark(b, &mark);
}

/* Does this stage tell that the CPU has started anew, rather than got on? */
static bool is_new(const struct pg_bringup *b, const struct pg_milestone *s)
{
	if (!b || !b->n_spans)
		return true;
	if (s->id == (PG_STAGE_OLD | 0x01))	/* has the same immediate in two places */
		return b->markers && pg_bringup_last(b)->from.stage != (PG_STAGE_OLD | 0x04);
	if (s->who == RESUME)
		return s->begins || b->kind != PG_RESUME;
	return s->begins && b->markers;
}

void pg_start_mark(struct pg_run *run, struct pg_vcpu *v, unsigned int stage,
		   const struct pg_event *ev)
{
	const struct pg_milestone *s = pg_milestone(stage);
	struct pg_mark mark = mark_of(stage, ev);
	struct pg_bringup *b = v->bringup;

	if (is_new(b, s)) {
		if (s->who == RESUME)
			b = begin(run, v, PG_RESUME);
		else
			b = begin_at_cpu_on(run, v, PG_ANY_CPU);
	}
	v->power = PG_ON;
	if (!b)
		return;
	if (s->who == BOOT)
		b->kind = PG_BOOT;
	else if (s->who == SECONDARY)
		b->kind = PG_SECONDARY;
	/* What the host has seen of it says nothing any more about how far it got. */
	if (!b->markers)
		b->done = false;
	b->markers = true;
	add_mark(b, &mark);
}

void pg_start_host_mark(struct pg_run *run, struct pg_vcpu *v, unsigned int stage,
			const struct pg_event *ev)
{
	struct pg_bringup *b = v->bringup;
	struct pg_mark mark;
	int i;

	(void)run;
	if (!b || !b->n_spans || b->markers)
		return;
	if (pg_milestone(stage)->who == BOOT && b->kind != PG_BOOT)
		return;
	for (i = 0; i < b->n_spans; i++)
		if (b->spans[i].from.stage >= stage)	/* in the order in which they are passed */
			return;
	mark = mark_of(stage, ev);
	add_mark(b, &mark);
}

static void close_open(struct pg_bringup *b, uint64_t ts)
{
	struct pg_span *span = pg_bringup_last(b);

	if (!span || !span->open)
		return;
	/* Nothing was to come, or nothing has: then there is no such stage. */
	if (b->done || (b->n_spans > 1 && ts <= span->from.ts)) {
		pg_account_free(&span->acct);
		b->n_spans--;
		return;
	}
	span->to = span->from;
	span->to.ts = ts;
}

void pg_start_end(struct pg_vcpu *v)
{
	struct pg_bringup *b = v->bringup;

	if (!b)
		return;
	close_open(b, v->since);
	b->ended = true;
	v->bringup = NULL;
	v->n_recent = 0;
}

static bool overlaps_loss(const struct pg_run *run, uint64_t from, uint64_t to)
{
	int i;

	for (i = 0; i < run->n_lost; i++)
		if (run->lost[i].from < to && run->lost[i].to > from)
			return true;
	return false;
}

void pg_start_finish(struct pg_run *run)
{
	int i, j;

	for (i = 0; i < run->n_vcpus; i++) {
		struct pg_vcpu *v = run->vcpus[i];

		if (!run->info.printed)
			pg_vcpu_charge(v, run->info.last, v->cause, v->detail);
		if (v->bringup)
			close_open(v->bringup, v->since);
	}
	for (i = 0; i < run->n_bringups; i++) {
		struct pg_bringup *b = run->bringups[i];

		for (j = 0; j < b->n_spans; j++)
			b->spans[j].lost =
				overlaps_loss(run, b->spans[j].from.ts, b->spans[j].to.ts);
	}
}
