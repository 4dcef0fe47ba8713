/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which stage is slow, and why; and whether the boot CPU will have waited for it.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "finders.h"

#define WORTH_NS 1000000ull /* beside the slowest, only what takes this long is worth a word */
#define WORTH_PER_VM	4
#define TIMEOUT_OLD	1000000000ull	/* __cpu_up() waits this long, before v5.4 */
#define TIMEOUT		5000000000ull	/* from v5.4 on */
#define WHY		640

struct slow {
	const struct pg_bringup *bringup;
	const struct pg_span *span;
	uint64_t ns;
	bool reported;
};

static uint64_t span_ns(const struct pg_span *span)
{
	return span->to.ts - span->from.ts;
}

/*
 * The trapped register that took most of a cause, as an instruction; NULL if it was something else.
 */
static const char *trapped_insn(const struct pg_account *a, enum pg_cause cause, char *buf)
{
	const struct pg_detail_sum *d = pg_account_main_detail(a, cause);

	if (!d || PG_DETAIL_KIND(d->detail) != PG_D_SYSREG)
		return NULL;
	return pg_detail_words(d->detail, buf);
}

/* What the CPU was doing, for "CPU3 spent 3.9 ms in ...". */
static void subject(const struct pg_span *span, char *buf)
{
	const char *insn = pg_milestone_insn(span->from.stage, span->to.stage);
	enum pg_cause cause = pg_account_main(&span->acct);
	const struct pg_detail_sum *d = pg_account_main_detail(&span->acct, cause);
	char words[PG_WORDS], from[16], to[16], name[PG_SHORT];

	if (!insn && (cause == PG_FLUSH || cause == PG_HOST) && d && d->ns * 2 > span_ns(span))
		insn = trapped_insn(&span->acct, cause, words);
	pg_milestone_tag(span->from.stage, from);
	pg_milestone_tag(span->to.stage, to);
	if (insn)
		snprintf(buf, WHY, "`%s` (%s to %s)", insn, from, to);
	else
		snprintf(buf, WHY, "%s (%s to %s)",
			 pg_milestone_short(span->from.stage, span->to.stage, name), from, to);
}

/* Nobody recorded what the CPU did; some things show nevertheless. */
static void why_unknown(const struct pg_run *run, const struct pg_span *span, char *buf)
{
	const struct pg_account *a = &span->acct;
	int n = 0;

	if (span->from.ev.pid == span->to.ev.pid && span->from.cpu != span->to.cpu)
		n = snprintf(buf, WHY, "meanwhile its thread moved from host CPU %d to %d; ",
			     span->from.cpu, span->to.cpu);
	if (a->flushes)
		n += snprintf(buf + n, WHY - n,
			      "during it the host flushed stage 2 (kvm_toggle_cache); ");
	if (!run->info.seen[PG_EV_EXIT] || !run->info.seen[PG_EV_ENTRY])
		n += snprintf(buf + n, WHY - n, "the cause was not recorded");
	else
		n += snprintf(buf + n, WHY - n, "the recording does not show the cause");
	if (pg_milestone_insn(span->from.stage, span->to.stage) && !a->flushes)
		snprintf(buf + n, WHY - n,
			 ". A host without FWB traps this write (HCR_EL2.TVM) and flushes "
			 "stage 2; record kvm_toggle_cache to see it");
}

static void why(const struct pg_run *run, const struct pg_span *span, char *buf)
{
	const struct pg_account *a = &span->acct;
	enum pg_cause cause = pg_account_main(a);
	const struct pg_detail_sum *d = pg_account_main_detail(a, cause);
	char took[PG_WORDS], what[PG_WORDS], insn[PG_WORDS];

	pg_time_words(a->ns[cause], took);
	if (d)
		pg_detail_words(d->detail, what);
	else
		snprintf(what, sizeof(what), "unspecified exits");
	switch (cause) {
	case PG_FLUSH:
		if (trapped_insn(a, cause, insn))
			snprintf(
				buf, WHY,
				"the host trapped it (HCR_EL2.TVM, no FWB) and flushed stage 2: %s",
				took);
		else
			snprintf(buf, WHY, "the host flushed stage 2 for %s: %s", what, took);
		break;
	case PG_HOST:
		if (trapped_insn(a, cause, insn))
			snprintf(buf, WHY, "the host trapped `%s`; its handler took %s",
				 insn, took);
		else
			snprintf(buf, WHY, "the host's exit handler took %s, mostly for %s",
				 took, what);
		break;
	case PG_STAGE2:
		snprintf(buf, WHY,
			 "stage-2 faults took %s (memory touched for the first time)", took);
		break;
	case PG_PREEMPTED:
		snprintf(buf, WHY,
			 "its thread was runnable, but other work had the host CPU for %s "
			 "(preemptions: %" PRIu64 ", migrations: %" PRIu64 ")",
			 took, a->preemptions, a->migrations);
		break;
	case PG_VMM:
		snprintf(buf, WHY, "the VMM took %s, mostly for %s", took, what);
		break;
	case PG_WAIT:
		if (d && PG_DETAIL_KIND(d->detail) == PG_D_OFF)
			snprintf(buf, WHY, "the host took %s to wake its thread", took);
		else
			snprintf(buf, WHY, "it slept in %s for %s", what, took);
		break;
	case PG_GUEST:
		snprintf(buf, WHY,
			 "the guest itself ran for %s%s", took,
			 a->exits > 1 ? "" : ", with no other exit to the host");
		break;
	default:
		why_unknown(run, span, buf);
	}
}

static bool same_stage(const struct pg_span *a, const struct pg_span *b)
{
	return a->from.stage == b->from.stage && a->to.stage == b->to.stage;
}

/*
 * The other vCPUs of the VM in the same stage with the same cause, in words; "" if there are none.
 */
static void others(const struct pg_run *run, const struct slow *slow, char *buf)
{
	uint64_t least = UINT64_MAX, most = 0;
	char a[PG_WORDS], b[PG_WORDS];
	int i, j, n = 0;

	buf[0] = '\0';
	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *other = run->bringups[i];

		if (other == slow->bringup || other->vcpu->vm != slow->bringup->vcpu->vm)
			continue;
		for (j = 0; j < other->n_spans; j++) {
			const struct pg_span *span = &other->spans[j];

			if (span->open || span->lost || !same_stage(span, slow->span) ||
			    pg_account_main(&span->acct) != pg_account_main(&slow->span->acct))
				continue;
			if (span_ns(span) < least)
				least = span_ns(span);
			if (span_ns(span) > most)
				most = span_ns(span);
			n++;
		}
	}
	if (n == 1)
		snprintf(buf, WHY, ". Same in one other bring-up: %s", pg_time_words(most, a));
	else if (n)
		snprintf(buf, WHY, ". Same in %d other bring-ups: %s to %s", n,
			 pg_time_words(least, a), pg_time_words(most, b));
}

static void report(struct pg_findings *found, const struct pg_run *run, const struct slow *slow, const char *id)
{
	const struct pg_account *a = &slow->span->acct;
	char name[16], took[PG_WORDS], what[WHY], cause[WHY], more[WHY];
	enum pg_severity severity = PG_NOTE;

	if (slow->ns >= TIMEOUT_OLD)
		severity = PG_BAD;
	else if (slow->ns >= 100 * WORTH_NS || pg_account_main(a) == PG_FLUSH)
		severity = PG_WARNING;
	subject(slow->span, what);
	why(run, slow->span, cause);
	others(run, slow, more);
	pg_tl_finding_span(pg_tl_finding_add(found, id, severity, slow->bringup->vcpu,
				       "%s spent %s in %s: %s%s",
				       pg_vcpu_name(slow->bringup->vcpu, name),
				       pg_time_words(slow->ns, took), what, cause, more),
			slow->span);
}

static int slower(const void *a, const void *b)
{
	const struct slow *x = a, *y = b;

	if (x->ns != y->ns)
		return x->ns < y->ns ? 1 : -1;
	return x->bringup->vcpu->tid - y->bringup->vcpu->tid;
}

static bool is_stage(const struct pg_span *span)
{
	return !span->open && !span->lost && pg_bringup_has(span);
}

/* The longest of its stage and cause: the others of the same are named with it. */
static bool is_first(const struct slow *list, int i)
{
	int j;

	for (j = 0; j < i; j++)
		if (same_stage(list[i].span, list[j].span) &&
		    pg_account_main(&list[i].span->acct) == pg_account_main(&list[j].span->acct))
			return false;
	return true;
}

static void find_slow_of(struct pg_findings *found, const struct pg_run *run, int vm)
{
	struct slow *list = NULL, *more;
	int n = 0, reported = 0, i, j;

	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->vcpu->vm != vm)
			continue;
		more = realloc(list, (n + b->n_spans + 1) * sizeof(*list));
		if (!more)
			break;
		list = more;
		for (j = 0; j < b->n_spans; j++)
			if (is_stage(&b->spans[j]))
				list[n++] = (struct slow){ b, &b->spans[j], span_ns(&b->spans[j]),
							   false };
	}
	if (n)
		qsort(list, n, sizeof(*list), slower);
	for (i = 0; i < n && reported < WORTH_PER_VM; i++) {
		if (i &&
		    (list[i].ns < WORTH_NS || list[i].ns * 10 < pg_bringup_time(list[i].bringup)))
			continue;
		if (!is_first(list, i))
			continue;
		report(found, run, &list[i], i ? "slow-stage" : "slowest-stage");
		list[i].reported = true;
		reported++;
	}
	/* A flush is the host's doing however short it was: it grows with the guest's memory. */
	for (i = 0; i < n; i++)
		if (pg_account_main(&list[i].span->acct) == PG_FLUSH && is_first(list, i) &&
		    !list[i].reported)
			report(found, run, &list[i], "flush");
	free(list);
}

static void find_timeout(struct pg_findings *found, const struct pg_bringup *b)
{
	uint64_t ns = pg_bringup_time(b);
	struct pg_tl_finding *f;
	char name[16], took[PG_WORDS];
	bool from_call;

	if (b->kind == PG_BOOT || b->kind == PG_RESUME || ns <= TIMEOUT_OLD || pg_bringup_lost(b))
		return;
	from_call = b->spans[0].from.stage == PG_ST_CPU_ON;
	pg_vcpu_name(b->vcpu, name);
	pg_time_words(ns, took);
	if (ns > TIMEOUT)
		f = pg_tl_finding_add(
			found, "bring-up-timeout", PG_BAD, b->vcpu,
			"the bring-up of %s took %s%s: the boot CPU has given up (it waits 5 s, before v5.4 "
			"only 1 s) and logged \"failed to come online\"",
			name, took, from_call ? "" : " since its first marker");
	else
		f = pg_tl_finding_add(
			found, "bring-up-timeout", PG_WARNING, b->vcpu,
			"the bring-up of %s took %s%s: in a guest kernel before v5.4, whose boot CPU waits "
			"1 s, it has given up; since v5.4 it waits 5 s",
			name, took, from_call ? "" : " since its first marker");
	pg_tl_finding_event(f, &b->spans[0].from.ev);
	if (b->spans[b->n_spans - 1].open)
		pg_tl_finding_event(f, &b->spans[b->n_spans - 1].from.ev);
	else
		pg_tl_finding_event(f, &b->spans[b->n_spans - 1].to.ev);
}

void pg_find_slow(struct pg_findings *found, const struct pg_run *run,
		    const struct pg_symbols *symbols)
{
	int i;

	(void)symbols;
	for (i = 0; i < run->n_bringups; i++)
		find_timeout(found, run->bringups[i]);
	for (i = 0; i < run->n_vms; i++)
		find_slow_of(found, run, i);
}
