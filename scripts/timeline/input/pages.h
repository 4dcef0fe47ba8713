/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The events of one host CPU, one after the other.
 */
#ifndef PG_PAGES_H
#define PG_PAGES_H

#include "index.h"

struct pg_pages;

struct pg_raw {
	uint64_t ts;
	const unsigned char *data;	/* valid until the next call */
	int size;
	int cpu;
	bool lost;		/* events were lost before this one */
	uint64_t n_lost;	/* so many; 0: the kernel did not count */
};

struct pg_pages *pg_pages_open(const struct pg_index *index, const struct pg_index_part *part);
/* False at the end, or with *why set if there is something wrong. */
bool pg_pages_next(struct pg_pages *p, struct pg_raw *raw, const char **why);
void pg_pages_close(struct pg_pages *p);

#endif /* PG_PAGES_H */
