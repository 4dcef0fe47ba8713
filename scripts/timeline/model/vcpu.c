/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What one vCPU is charged with. See vcpu.h.
 */
#include <stdio.h>

#include "vcpu.h"

struct pg_account *pg_vcpu_account(const struct pg_vcpu *v)
{
	struct pg_span *span = pg_bringup_last(v->bringup);

	return span && span->open ? &span->acct : NULL;
}

void pg_vcpu_charge(struct pg_vcpu *v, uint64_t ts, enum pg_cause cause, uint64_t detail)
{
	struct pg_account *a = pg_vcpu_account(v);
	struct pg_piece *last = &v->recent[(v->n_recent - 1) % PG_PIECES_RECENT];

	if (ts <= v->since)
		return;
	pg_account_charge(&v->total, v->since, ts, cause, detail);
	if (a)
		pg_account_charge(a, v->since, ts, cause, detail);
	/* What came before its start matters only while it has not started. */
	if (v->power != PG_ON) {
		if (v->n_recent && last->to == v->since && last->cause == cause &&
		    last->detail == detail)
			last->to = ts;
		else
			v->recent[v->n_recent++ % PG_PIECES_RECENT] =
				(struct pg_piece){ v->since, ts, cause, detail };
	}
	v->since = ts;
}

const char *pg_vcpu_name(const struct pg_vcpu *v, char *buf)
{
	snprintf(buf, 16, "CPU%d", v->id >= 0 ? v->id : v->index);
	return buf;
}
