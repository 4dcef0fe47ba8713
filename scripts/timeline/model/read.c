/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One recording, read from its start to its end.
 */
#include <string.h>

#include "../input/guard.h"
#include "follow.h"
#include "read.h"
#include "start.h"
#include "vms.h"

static void on_event(void *data, const struct pg_event *ev)
{
	pg_follow_event(data, ev);
}

static void on_lost(void *data, const struct pg_lost *lost)
{
	struct pg_run *run = data;

	run->n_lost_places++;
	run->n_lost_events += lost->count ? lost->count : 1;
	/* When there are too many the last one grows: rather too much is void than too little. */
	if (run->n_lost < PG_LOST_MAX) {
		run->lost[run->n_lost++] = *lost;
	} else {
		struct pg_lost *last = &run->lost[PG_LOST_MAX - 1];

		if (lost->from < last->from)
			last->from = lost->from;
		if (lost->to > last->to)
			last->to = lost->to;
	}
	pg_follow_lost(run, lost);
}

static void on_end(void *data, pg_comm_fn *comm, void *source)
{
	struct pg_run *run = data;
	int i;

	for (i = 0; i < run->n_vcpus; i++) {
		const char *name = comm(source, run->vcpus[i]->tid);

		if (name)
			strncpy(run->vcpus[i]->comm, name, sizeof(run->vcpus[i]->comm) - 1);
	}
}

/* Nothing that a timeline could be made of? */
static const char *why_empty(const struct pg_run *run)
{
	uint64_t kvm = 0;
	int i;

	for (i = 0; i < PG_EV_COUNT; i++)
		if (i != PG_EV_SWITCH && i != PG_EV_MIGRATE)
			kvm += run->info.seen[i];
	if (!kvm && run->info.events)
		return "it has no KVM events: no guest ran while it was recorded";
	if (!kvm)
		return "it has no events";
	if (run->markers || run->n_bringups || run->n_unknown || run->n_nisv)
		return NULL;
	if (run->old_markers && !run->legacy)
		return "it has old-style markers only; use --legacy";
	return "it has no markers, and no guest CPU was started while it was recorded: start recording "
	       "before the guest";
}

struct pg_run *pg_run_read(const char *path, bool legacy, const char **why)
{
	struct pg_run *run = pg_run_new(path, legacy);
	struct pg_sink sink = { on_event, on_lost, on_end, run };

	*why = "out of memory";
	if (!run)
		return NULL;
	pg_guard_enter(path);
	*why = pg_trace_read(path, &sink, &run->info);
	pg_guard_leave();
	if (!*why) {
		pg_start_finish(run);
		*why = why_empty(run);
	}
	if (!*why && !pg_vms_make(run))
		*why = "out of memory";
	if (*why) {
		pg_run_free(run);
		return NULL;
	}
	return run;
}
