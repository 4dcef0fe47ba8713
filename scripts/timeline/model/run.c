/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The threads of a recording, and its end. See run.h.
 */
#include <stdlib.h>
#include <string.h>

#include "run.h"

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

struct pg_run *pg_run_new(const char *path, bool legacy)
{
	struct pg_run *run = calloc(1, sizeof(*run));

	if (!run)
		return NULL;
	run->path = path;
	run->legacy = legacy;
	run->bringups = calloc(PG_BRINGUPS_MAX, sizeof(*run->bringups));
	run->lost = calloc(PG_LOST_MAX, sizeof(*run->lost));
	if (run->bringups && run->lost && grow_hash(run))
		return run;
	pg_run_free(run);
	return NULL;
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
	free(run->vms);
	free(run->vcpus);
	free(run->hash);
	free(run->bringups);
	free(run->lost);
	free(run);
}
