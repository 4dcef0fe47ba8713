/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What comes out of a recording, whichever form it has.
 */
#ifndef PG_SINK_H
#define PG_SINK_H

#include "event.h"

struct pg_lost {
	int cpu;
	uint64_t from, to;	/* they were lost between these two events of that CPU */
	uint64_t count;		/* 0: the kernel did not count */
};

/* The name of a host thread, NULL if the recording does not have it. */
typedef const char *pg_comm_fn(void *source, int pid);

/* What the reader calls: events in order of time, and the end while names can still be had. */
struct pg_sink {
	void (*event)(void *data, const struct pg_event *ev);
	void (*lost)(void *data, const struct pg_lost *lost);
	void (*end)(void *data, pg_comm_fn *comm, void *source);
	void *data;
};

/* What is known of the file once it is read. */
struct pg_trace_info {
	uint64_t events;		/* all records, wanted or not */
	uint64_t seen[PG_EV_COUNT];
	uint64_t first, last;		/* ns */
	int cpus;
	bool printed;			/* text, not trace.dat */
};

#endif /* PG_SINK_H */
