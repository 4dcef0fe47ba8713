/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A bring-up: one pass of a vCPU from its start to the kernel's C code, and its spans. Every nanosecond
 * of a span is accounted for.
 */
#ifndef PG_BRINGUP_H
#define PG_BRINGUP_H

#include "account.h"

#define PG_MARKS_MAX		64	/* per bring-up */

struct pg_vcpu;

struct pg_mark {
	unsigned int stage;
	int cpu;
	uint64_t ts;
	uint64_t pc;		/* 0: not known */
	uint32_t payload;
	struct pg_event ev;	/* the event that showed it */
};

struct pg_span {
	struct pg_mark from, to;	/* an open span ends where the recording or the vCPU does */
	struct pg_account acct;
	bool open;
	bool lost;			/* events were lost in it: nothing about it is certain */
};

enum pg_bringup_kind { PG_BOOT, PG_SECONDARY, PG_RESUME, PG_ANY_CPU };

struct pg_bringup {
	enum pg_bringup_kind kind;
	struct pg_vcpu *vcpu;
	bool markers;		/* at least one stage is from a marker */
	bool done;		/* it got through */
	bool ended;		/* by the vCPU being switched off or reset */
	int n_spans;
	struct pg_span *spans;	/* the last one is the open one while it goes on */
};

uint64_t pg_bringup_start(const struct pg_bringup *b);
uint64_t pg_bringup_time(const struct pg_bringup *b);	/* up to the last stage that was reached */
bool pg_bringup_has(const struct pg_span *span);	/* it is within that time */
bool pg_bringup_lost(const struct pg_bringup *b);
const char *pg_bringup_kind_name(enum pg_bringup_kind kind);
struct pg_span *pg_bringup_last(const struct pg_bringup *b);	/* b may be NULL; NULL if it has none */

#endif /* PG_BRINGUP_H */
