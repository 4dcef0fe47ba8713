/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads a trace.dat: every record once, in order of time over all host CPUs, nothing kept.
 * libtracecmd reads the formats; no plugin is loaded and nothing is printed, and of a record only
 * the fields that the timeline needs are looked at. That is what makes it fast.
 */
#include <event-parse.h>
#include <stdlib.h>
#include <string.h>
#include <trace-cmd.h>

#include "guard.h"
#include "layout.h"
#include "pages.h"
#include "printed.h"
#include "trace.h"

struct source {
	struct pg_pages *pages;
	struct pg_raw raw;	/* its next event */
};

struct reader {
	const struct pg_sink *sink;
	struct pg_trace_info *info;
	struct pg_layout **layouts;
	struct source *sources;
	struct source **heap;	/* those that have an event; the earliest is on top */
	int n_heap;
	uint64_t *last;		/* per host CPU: when its last event was */
	int ids;
	int type_offset, pid_offset;
	bool swap;
};

static bool earlier(const struct source *a, const struct source *b)
{
	return a->raw.ts < b->raw.ts || (a->raw.ts == b->raw.ts && a->raw.cpu < b->raw.cpu);
}

/* The top has changed: down to where it belongs. */
static void sift(struct reader *r)
{
	struct source *s = r->heap[0];
	int at = 0, next;

	for (; (next = 2 * at + 1) < r->n_heap; at = next) {
		if (next + 1 < r->n_heap && earlier(r->heap[next + 1], r->heap[next]))
			next++;
		if (!earlier(r->heap[next], s))
			break;
		r->heap[at] = r->heap[next];
	}
	r->heap[at] = s;
}

static void push(struct reader *r, struct source *s)
{
	int at = r->n_heap++, up;

	for (; at; at = up) {
		up = (at - 1) / 2;
		if (!earlier(s, r->heap[up]))
			break;
		r->heap[at] = r->heap[up];
	}
	r->heap[at] = s;
}

static void on_record(struct reader *r, const struct pg_raw *raw)
{
	struct pg_event ev;
	uint16_t type;
	int32_t pid;

	if (!r->info->events++)
		r->info->first = raw->ts;
	if (raw->ts > r->info->last)
		r->info->last = raw->ts;
	if (raw->lost) {
		struct pg_lost lost = { raw->cpu, r->last[raw->cpu], raw->ts, raw->n_lost };

		r->sink->lost(r->sink->data, &lost);
	}
	r->last[raw->cpu] = raw->ts;

	if (raw->size < r->pid_offset + 4 || raw->size < r->type_offset + 2)
		return;
	memcpy(&type, raw->data + r->type_offset, sizeof(type));
	if (r->swap)
		type = __builtin_bswap16(type);
	if (type >= r->ids || !r->layouts[type])
		return;
	memcpy(&pid, raw->data + r->pid_offset, sizeof(pid));
	ev.pid = r->swap ? (int32_t)__builtin_bswap32(pid) : pid;
	ev.ts = raw->ts;
	ev.cpu = raw->cpu;
	if (!pg_layout_read(r->layouts[type], raw->data, raw->size, r->swap, &ev))
		return;
	r->info->seen[ev.kind]++;
	r->sink->event(r->sink->data, &ev);
}

static const char *read_events(struct reader *r, const struct pg_index *index)
{
	const char *why = NULL;
	int i;

	r->sources = calloc(index->n_parts + 1, sizeof(*r->sources));
	r->heap = calloc(index->n_parts + 1, sizeof(*r->heap));
	r->last = calloc(index->cpus + 1, sizeof(*r->last));
	if (!r->sources || !r->heap || !r->last)
		return "out of memory";
	for (i = 0; i < index->n_parts && !why; i++) {
		struct source *s = &r->sources[i];

		s->pages = pg_pages_open(index, &index->parts[i]);
		if (!s->pages)
			why = "out of memory";
		else if (pg_pages_next(s->pages, &s->raw, &why))
			push(r, s);
	}
	while (r->n_heap && !why) {
		struct source *s = r->heap[0];

		pg_guard_progress();
		on_record(r, &s->raw);
		if (!pg_pages_next(s->pages, &s->raw, &why))
			r->heap[0] = r->heap[--r->n_heap];
		if (r->n_heap)
			sift(r);
	}
	return why;
}

/* The two common fields stand at the same place in every event of a file. */
static bool find_common(struct reader *r, struct tep_handle *tep)
{
	struct tep_event *event = tep_get_first_event(tep);
	struct tep_format_field *type = event ? tep_find_common_field(event, "common_type") : NULL;
	struct tep_format_field *pid = event ? tep_find_common_field(event, "common_pid") : NULL;

	if (!type || !pid || type->size != 2 || pid->size != 4 || type->offset < 0 ||
	    pid->offset < 0)
		return false;
	r->type_offset = type->offset;
	r->pid_offset = pid->offset;
	return true;
}

static const char *comm_of(void *source, int pid)
{
	const char *comm = tep_data_comm_from_pid(source, pid);

	return comm && strcmp(comm, "<...>") ? comm : NULL;
}

static const char *read_dat(const char *path, const struct pg_index *index,
			    const struct pg_sink *sink, struct pg_trace_info *info)
{
	struct reader r = { .sink = sink, .info = info, .swap = index->swap };
	struct tracecmd_input *handle;
	struct tep_handle *tep;
	const char *why = NULL;
	int i;

	tracecmd_set_loglevel(TEP_LOG_NONE);
	tep_set_loglevel(TEP_LOG_NONE);
	handle = tracecmd_open_head(path, TRACECMD_FL_LOAD_NO_PLUGINS);
	if (!handle)
		return "it is damaged: libtracecmd cannot read its formats";
	tep = tracecmd_get_tep(handle);
	info->cpus = index->cpus;
	r.layouts = pg_layouts(tep, &r.ids, &why);
	if (r.layouts && !find_common(&r, tep))
		why = "it is damaged: its event formats are invalid";
	if (!why)
		why = read_events(&r, index);
	if (!why)
		sink->end(sink->data, comm_of, tep);
	for (i = 0; r.sources && i < index->n_parts; i++)
		pg_pages_close(r.sources[i].pages);
	pg_layouts_free(r.layouts, r.ids);
	free(r.sources);
	free(r.heap);
	free(r.last);
	tracecmd_close(handle);
	return why;
}

const char *pg_trace_read(const char *path, const struct pg_sink *sink, struct pg_trace_info *info)
{
	struct pg_index index;
	const char *why;

	memset(info, 0, sizeof(*info));
	why = pg_index_open(&index, path, &info->printed);
	if (!why)
		why = info->printed ? pg_trace_read_printed(path, sink, info) :
				      read_dat(path, &index, sink, info);
	pg_index_close(&index);
	return why;
}
