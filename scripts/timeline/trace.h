/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reading a recording: a trace.dat of trace-cmd, or the text that it or the kernel prints of one.
 */
#ifndef PG_TRACE_H
#define PG_TRACE_H

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

/* Reads all of a file. Returns NULL, or a sentence that says what is wrong with it. */
const char *pg_trace_read(const char *path, const struct pg_sink *sink, struct pg_trace_info *info);

/* The same for the text of a trace; pg_trace_read() calls it where it applies. */
const char *pg_trace_read_printed(const char *path, const struct pg_sink *sink,
				  struct pg_trace_info *info);

/* Where an event's fields lie in its raw record; offset -1 for a field that the recording lacks. */
struct pg_layout {
	enum pg_kind kind;
	struct {
		int offset;
		uint8_t size;
		bool is_signed;
	} f[PG_EV_FIELDS];
};

struct tep_handle;
/*
 * One layout per event id below *ids, NULL where the event is not wanted; NULL and a sentence if
 * none is.
 */
struct pg_layout **pg_layouts(struct tep_handle *tep, int *ids, const char **why);
void pg_layouts_free(struct pg_layout **layouts, int ids);
bool pg_layout_read(const struct pg_layout *l, const unsigned char *data, int size, bool swap,
		    struct pg_event *ev);

#endif /* PG_TRACE_H */
