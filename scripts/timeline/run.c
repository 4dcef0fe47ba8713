/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One recording, read from its start to its end.
 */
#include <stdlib.h>
#include <string.h>

#include "find.h"
#include "guard.h"
#include "model.h"
#include "words.h"

static bool grow_hash(struct pg_run *run)
{
	unsigned int size = run->hash_size ? run->hash_size * 2 : 256, at;
	int *hash = malloc(size * sizeof(*hash));
	int i;

	if (!hash)
		return false;
	memset(hash, 0xff, size * sizeof(*hash));
	for (i = 0; i < run->n_vcpus; i++) {
		at = (unsigned int)run->vcpus[i]->tid * 2654435761u & (size - 1);
		while (hash[at] >= 0)
			at = (at + 1) & (size - 1);
		hash[at] = i;
	}
	free(run->hash);
	run->hash = hash;
	run->hash_size = size;
	return true;
}

struct pg_vcpu *pg_run_vcpu(struct pg_run *run, int tid, bool create)
{
	unsigned int at = (unsigned int)tid * 2654435761u & (run->hash_size - 1);
	struct pg_vcpu **vcpus, *v;

	for (; run->hash[at] >= 0; at = (at + 1) & (run->hash_size - 1))
		if (run->vcpus[run->hash[at]]->tid == tid)
			return run->vcpus[run->hash[at]];
	if (!create || tid <= 0)
		return NULL;
	v = calloc(1, sizeof(*v));
	vcpus = realloc(run->vcpus, (run->n_vcpus + 1) * sizeof(*vcpus));
	if (vcpus)
		run->vcpus = vcpus;
	if (!v || !vcpus) {
		free(v);
		return NULL;
	}
	v->tid = tid;
	v->id = v->cpu = -1;
	v->cause = PG_UNKNOWN;
	run->vcpus[run->n_vcpus] = v;
	run->hash[at] = run->n_vcpus++;
	if ((unsigned int)run->n_vcpus * 2 > run->hash_size && !grow_hash(run))
		return NULL;
	return v;
}

static void on_event(void *data, const struct pg_event *ev)
{
	pg_vcpu_event(data, ev);
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
	pg_vcpu_lost(run, lost);
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
		return "there are no KVM events in it: no guest ran while it was recorded";
	if (!kvm)
		return "there are no events in it";
	if (run->markers || run->n_bringups || run->n_unknown || run->n_nisv)
		return NULL;
	if (run->old_markers && !run->legacy)
		return "it has old-style markers only: use --legacy";
	return "there are no markers in it, and no CPU of a guest was started while it was recorded: "
	       "start recording before the guest";
}

struct pg_run *pg_run_read(const char *path, bool legacy, const char **why)
{
	struct pg_run *run = calloc(1, sizeof(*run));
	struct pg_sink sink = { on_event, on_lost, on_end, run };

	*why = "not enough memory";
	if (!run)
		return NULL;
	run->path = path;
	run->legacy = legacy;
	run->bringups = calloc(PG_BRINGUPS_MAX, sizeof(*run->bringups));
	run->lost = calloc(PG_LOST_MAX, sizeof(*run->lost));
	if (run->bringups && run->lost && grow_hash(run)) {
		pg_guard_enter(path);
		*why = pg_trace_read(path, &sink, &run->info);
		pg_guard_leave();
	}
	if (!*why) {
		pg_bringup_finish(run);
		*why = why_empty(run);
	}
	if (!*why && !pg_vms_make(run))
		*why = "not enough memory";
	if (*why) {
		pg_run_free(run);
		return NULL;
	}
	return run;
}

void pg_run_free(struct pg_run *run)
{
	int i, j;

	if (!run)
		return;
	for (i = 0; run->bringups && i < run->n_bringups; i++) {
		for (j = 0; j < run->bringups[i]->n_spans; j++)
			pg_account_free(&run->bringups[i]->spans[j].acct);
		free(run->bringups[i]->spans);
		free(run->bringups[i]);
	}
	for (i = 0; i < run->n_vcpus; i++) {
		free(run->vcpus[i]->fault.r);
		free(run->vcpus[i]->census.r);
		free(run->vcpus[i]);
	}
	for (i = 0; i < run->n_vms; i++)
		free(run->vms[i].vcpus);
	pg_findings_free(run);
	free(run->vms);
	free(run->vcpus);
	free(run->hash);
	free(run->bringups);
	free(run->lost);
	free(run);
}
