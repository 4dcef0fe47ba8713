/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The same stage over many CPUs and recordings.
 */
#ifndef PG_STATS_H
#define PG_STATS_H

#include "run.h"

struct pg_edge {
	enum pg_bringup_kind kind;
	unsigned int from, to;	/* both 0: the whole bring-up */
	int n;
	uint64_t *ns;		/* sorted */
	uint64_t causes[PG_CAUSES];	/* sums over all */
};

struct pg_stats {
	struct pg_edge *edges;	/* in the order in which the stages are first passed */
	int n;
};

/* Void and open spans do not count. vm < 0: all. */
bool pg_stats_add(struct pg_stats *s, const struct pg_run *run, int vm);
void pg_stats_sort(struct pg_stats *s);
void pg_stats_free(struct pg_stats *s);
uint64_t pg_edge_median(const struct pg_edge *e);
const struct pg_edge *pg_stats_find(const struct pg_stats *s, const struct pg_edge *like);
/* "msr sctlr_el1 (E020 > E021)", or "whole bring-up"; buf of at least PG_EDGE_NAME bytes */
#define PG_EDGE_NAME	96
const char *pg_edge_name(const struct pg_edge *e, char *buf);

/*
 * What changed from one recording to another: at least twice as long or half, and by more than
 * this.
 */
#define PG_CHANGED_NS	100000ull

struct pg_change {
	const struct pg_edge *good, *bad; /* one may be NULL: the stage is in the other only */
	bool changed;
};

/* One per edge that either has, the largest difference first; n is set. */
struct pg_change *pg_stats_compare(const struct pg_stats *good, const struct pg_stats *bad, int *n);

#endif /* PG_STATS_H */
