/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Captures of many hosts as one table: hosts that show the same CPU, the same fields of the identification registers and
 * break the same claims are one group.
 */
#ifndef PG_FLEET_H
#define PG_FLEET_H

#include "verdict/capture.h"
#include "verdict/judge.h"

#define PG_CPU_TEXT	64

struct pg_group {
	const struct pg_arch *arch;
	char hypervisor[PG_TEXT];
	char cpu[PG_CPU_TEXT];
	enum pg_overall overall;
	u32 lies;		/* as pg_judgement.lies */
	u8 *verdict;		/* arch->nclaims: enum pg_verdict where it is broken and not dependent, HIDDEN, else OK */
	u64 *field;		/* by pg_fields_of(): the value on the first CPU that was probed; PG_NO_FIELD if it has none */
	u32 hosts;
	u64 hash;
};

#define PG_NO_FIELD	(~0ull)

struct pg_host {
	char *path;
	char kernel[PG_TEXT];	/* of the guest that looked */
	int group;		/* -1: the capture cannot be read */
};

struct pg_fleet {
	struct pg_group *groups;
	int ngroups;
	struct pg_host *hosts;
	int nhosts, unreadable;
};

/* Reads one capture. False when memory is short; one that cannot be read is kept as such, after a line on stderr. */
bool pg_fleet_add(struct pg_fleet *f, const char *program, const char *path);

/* The largest group first. Call it when all are added. */
bool pg_fleet_sort(struct pg_fleet *f);

void pg_fleet_free(struct pg_fleet *f);

/* What a guest loses that moves from one group to another: a claim that is newly broken, or a field whose value sinks. */
struct pg_loss {
	int claim;		/* or -1 */
	int field;		/* or -1 */
};

/* The next loss after *at, which starts as { -1, -1 }; false when there is none. Both groups are of one architecture. */
bool pg_next_loss(const struct pg_group *from, const struct pg_group *to, struct pg_loss *at);

/* Forms of the table, to standard output. baseline: a group, or NULL for all pairs of groups. */
void pg_fleet_text(const struct pg_fleet *f, const struct pg_group *baseline);
void pg_fleet_csv(const struct pg_fleet *f);
bool pg_fleet_json(const struct pg_fleet *f, const struct pg_group *baseline);

/* 0 all honest, 1 a host lies, 2 of one that cannot be told. */
int pg_fleet_status(const struct pg_fleet *f);

#endif
