/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the timeline knows of one recording.
 *
 *   run       one recording
 *   vm        the vCPUs that belong together
 *   vcpu      one host thread that runs a guest CPU
 *   bringup   one pass of a vCPU from its start to the kernel's C code
 *   span      from one stage of a bring-up to the next, every nanosecond of it accounted for
 *
 * Size does not grow with the recording: spans are kept only for bring-ups, and of these at most
 * PG_BRINGUPS_MAX; within a span everything is summed up but the few longest pieces of evidence.
 */
#ifndef PG_RUN_H
#define PG_RUN_H

#include "../input/trace.h"
#include "vcpu.h"

#define PG_BRINGUPS_MAX		1024	/* per recording; more are counted only */
#define PG_LOST_MAX		1024
#define PG_UNKNOWN_MAX		64
#define PG_PENDING_MAX		64
#define PG_CALL_PCS_MAX		8

/* A register that this KVM does not know. */
struct pg_unknown_reg {
	struct pg_vcpu *vcpu;
	uint32_t enc;
	bool read, injected;	/* injected: the entry after it was seen to be at a vector */
	uint64_t pc, count;
	struct pg_event first;
};

/* A data abort outside of all memory slots that KVM cannot emulate. */
struct pg_nisv {
	struct pg_vcpu *vcpu;
	uint64_t pc, ipa, esr, count;
	struct pg_event first;
};

struct pg_vm {
	int n_vcpus;
	struct pg_vcpu **vcpus;
	/* the last PSCI SYSTEM_OFF or RESET; its kind is PG_EV_COUNT if there was none */
	struct pg_event stopped;
	uint32_t stopped_function;
};

struct pg_run {
	const char *path;
	bool legacy;
	struct pg_trace_info info;
	struct pg_vcpu **vcpus;
	int n_vcpus;
	int *hash;		/* tid to index in vcpus, open addressing */
	unsigned int hash_size;
	struct pg_bringup **bringups;
	int n_bringups, n_bringups_dropped;
	struct pg_lost *lost;
	int n_lost;
	uint64_t n_lost_events, n_lost_places;
	struct pg_event pending_on[PG_PENDING_MAX];
	int n_pending_on;
	struct pg_unknown_reg unknown[PG_UNKNOWN_MAX];
	int n_unknown;
	struct pg_nisv nisv[PG_UNKNOWN_MAX];
	int n_nisv;
	struct pg_event stops[PG_PENDING_MAX];
	int n_stops;
	uint64_t call_pcs[PG_CALL_PCS_MAX];	/* of PSCI calls at kernel addresses */
	int n_call_pcs;
	uint64_t markers, old_markers, backwards;
	struct pg_vm *vms;
	int n_vms;
};

/* NULL if there is not enough memory. */
struct pg_run *pg_run_new(const char *path, bool legacy);
void pg_run_free(struct pg_run *run);
/* The vCPU of a host thread; NULL if there is none and none can be created. */
struct pg_vcpu *pg_run_vcpu(struct pg_run *run, int tid, bool create);

#endif /* PG_RUN_H */
