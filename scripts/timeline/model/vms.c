/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which vCPUs belong together? A recording only has threads. The threads of one VM are made one
 * after the other, so in order of their ids a new VM begins where KVM's own number of the vCPU does
 * not go up, where there is a second boot CPU, or where the ids jump and nothing else is known.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/words.h"
#include "vms.h"

#define FAR_TIDS	4096

static int by_tid(const void *a, const void *b)
{
	const struct pg_vcpu *const *x = a, *const *y = b;

	return ((*x)->tid > (*y)->tid) - ((*x)->tid < (*y)->tid);
}

static int by_id(const void *a, const void *b)
{
	const struct pg_vcpu *const *x = a, *const *y = b;

	if ((*x)->id != (*y)->id)
		return (*x)->id - (*y)->id;
	return by_tid(a, b);
}

/* PSCI_VERSION is asked for once, by the CPU that boots the kernel. */
static bool boots(const struct pg_vcpu *v)
{
	int i;

	for (i = 0; i < v->n_calls; i++)
		if ((v->calls[i].function & ~PG_SMC64) == PG_PSCI_VERSION)
			return true;
	return false;
}

static bool new_vm(const struct pg_vcpu *before, const struct pg_vcpu *v, bool booted)
{
	if (v->id >= 0 && before->id >= 0)
		return v->id <= before->id;
	if (booted && boots(v))
		return true;
	return v->tid - before->tid > FAR_TIDS;
}

static bool add_vm(struct pg_run *run, struct pg_vcpu **vcpus, int n)
{
	struct pg_vm *vms = realloc(run->vms, (run->n_vms + 1) * sizeof(*vms)), *vm;
	int i;

	if (!vms)
		return false;
	run->vms = vms;
	vm = &vms[run->n_vms];
	memset(vm, 0, sizeof(*vm));
	vm->stopped.kind = PG_EV_COUNT;
	vm->vcpus = malloc(n * sizeof(*vm->vcpus));
	if (!vm->vcpus)
		return false;
	memcpy(vm->vcpus, vcpus, n * sizeof(*vm->vcpus));
	vm->n_vcpus = n;
	qsort(vm->vcpus, n, sizeof(*vm->vcpus), by_id);
	for (i = 0; i < n; i++) {
		vm->vcpus[i]->vm = run->n_vms;
		vm->vcpus[i]->index = i;
	}
	run->n_vms++;
	return true;
}

/* libvirt's and QEMU's thread names say the number: "CPU 3/KVM". */
static void id_from_comm(struct pg_vcpu *v)
{
	unsigned int n;

	if (v->id < 0 && sscanf(v->comm, "CPU %u/KVM", &n) == 1 && n < 0x10000)
		v->id = n;
}

bool pg_vms_make(struct pg_run *run)
{
	struct pg_vcpu **vcpus = calloc(run->n_vcpus ? run->n_vcpus : 1, sizeof(*vcpus));
	int n = 0, from = 0, i;
	bool booted = false, ok = vcpus;

	for (i = 0; ok && i < run->n_vcpus; i++) {
		run->vcpus[i]->vm = -1;
		if (!run->vcpus[i]->runs_guest)
			continue;
		id_from_comm(run->vcpus[i]);
		vcpus[n++] = run->vcpus[i];
	}
	if (ok)
		qsort(vcpus, n, sizeof(*vcpus), by_tid);
	for (i = 0; ok && i < n; i++) {
		if (i > from && new_vm(vcpus[i - 1], vcpus[i], booted)) {
			ok = add_vm(run, &vcpus[from], i - from);
			from = i;
			booted = false;
		}
		booted |= boots(vcpus[i]);
	}
	if (ok && n > from)
		ok = add_vm(run, &vcpus[from], n - from);
	free(vcpus);
	for (i = 0; ok && i < run->n_stops; i++) {
		struct pg_vcpu *v = pg_run_vcpu(run, run->stops[i].pid, false);

		if (!v || v->vm < 0)
			continue;
		run->vms[v->vm].stopped = run->stops[i];
		run->vms[v->vm].stopped_function = run->stops[i].f[1];
	}
	return ok;
}
