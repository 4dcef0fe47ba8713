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
#ifndef PG_MODEL_H
#define PG_MODEL_H

#include "account.h"
#include "event.h"
#include "trace.h"

#define PG_BRINGUPS_MAX		1024	/* per recording; more are counted only */
#define PG_MARKS_MAX		64	/* per bring-up */
#define PG_LOST_MAX		1024
#define PG_UNKNOWN_MAX		64
#define PG_CALLS_MAX		24
#define PG_PENDING_MAX		64
#define PG_CALL_PCS_MAX		8
#define PG_PA_LIMIT (1ull << 40) /* a PC below: the MMU may be off; above: a virtual address */

struct pg_mark {
	unsigned int stage;
	int cpu;
	uint64_t ts;
	uint64_t pc;		/* 0: not known */
	uint32_t payload;
	struct pg_event ev;	/* the event that showed it */
};

struct pg_span {
	struct pg_mark from, to;	/* an open span ends where the recording or the vCPU does */
	struct pg_account acct;
	bool open;
	bool lost;			/* events were lost in it: nothing about it is certain */
};

enum pg_bringup_kind { PG_BOOT, PG_SECONDARY, PG_RESUME, PG_ANY_CPU };

struct pg_bringup {
	enum pg_bringup_kind kind;
	struct pg_vcpu *vcpu;
	bool markers;		/* at least one stage is from a marker */
	bool done;		/* it got through */
	bool ended;		/* by the vCPU being switched off or reset */
	int n_spans;
	struct pg_span *spans;	/* the last one is the open one while it goes on */
};

/* What the flight recorder or the census of a vCPU said about one register. */
struct pg_report {
	uint32_t code;
	uint64_t value;
	uint8_t halves;		/* 1 low seen, 2 high seen */
	bool undef;		/* the register did not read; value is ESR_EL1 */
};

struct pg_reports {
	struct pg_report *r;
	int n;
	uint64_t first;		/* when the first came */
};

struct pg_call {
	uint32_t function;
	uint64_t count, first;
};

struct pg_pending_sysreg {
	bool active;
	uint64_t esr, ts, pc;
	int cpu;
};

struct pg_vcpu {
	int tid;
	int id;			/* KVM's number in its VM, -1: not known */
	int vm, index;		/* set at the end */
	bool has_affinity;
	uint32_t affinity;
	char comm[16];

	/* where it is now */
	enum pg_cause cause;
	uint64_t detail;
	uint64_t since, seen;	/* accounted up to; first event */
	bool off_cpu;
	uint64_t off_since;
	enum pg_cause on_cause;	/* what it goes back to when it runs again */
	uint64_t on_detail;
	bool runs_guest;	/* it has had an entry, an exit or an HVC */
	bool seen_entry, seen_exit;
	enum { PG_NEVER_RAN, PG_OFF, PG_ON } power;
	bool was_reset;
	bool dropped;		/* its bring-up is one too many and not kept */
	uint64_t exit_ts;
	struct pg_event cause_ev; /* the most telling event of the exit that is being handled */
	struct pg_pending_sysreg sysreg;
	bool nisv_abort;
	struct pg_event abort_ev;
	int cpu;
	uint64_t pc, pc_ts;	/* the last that was seen */

	struct pg_account total;
	struct pg_piece recent
		[PG_PIECES_RECENT]; /* ring: what it did last, for the wake-up before the start */
	unsigned int n_recent;
	struct pg_bringup *bringup;	/* the one that goes on, or the last */

	struct pg_call calls[PG_CALLS_MAX];
	int n_calls;
	struct pg_reports fault, census;
};

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

struct pg_finding;

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
	struct pg_finding *findings;
	int n_findings;
};

/* run.c */
struct pg_run *pg_run_read(const char *path, bool legacy, const char **why);
void pg_run_free(struct pg_run *run);
struct pg_vcpu *pg_run_vcpu(struct pg_run *run, int tid, bool create);

/* vcpu.c */
void pg_vcpu_event(struct pg_run *run, const struct pg_event *ev);
void pg_vcpu_lost(struct pg_run *run, const struct pg_lost *lost);
void pg_vcpu_charge(struct pg_vcpu *v, uint64_t ts, enum pg_cause cause, uint64_t detail);

/* hvc.c */
uint64_t pg_hvc_detail(const struct pg_run *run, const struct pg_event *ev);
void pg_hvc(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev);

/* bringup.c */
void pg_bringup_entry(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev);
void pg_bringup_mark(struct pg_run *run, struct pg_vcpu *v, unsigned int stage,
		     const struct pg_event *ev);
void pg_bringup_host_mark(struct pg_run *run, struct pg_vcpu *v, unsigned int stage,
			  const struct pg_event *ev);
void pg_bringup_end(struct pg_vcpu *v);
void pg_bringup_finish(struct pg_run *run);
struct pg_account *pg_bringup_account(struct pg_vcpu *v);
uint64_t pg_bringup_start(const struct pg_bringup *b);
uint64_t pg_bringup_time(const struct pg_bringup *b);	/* up to the last stage that was reached */
bool pg_bringup_has(const struct pg_span *span);	/* it is within that time */
bool pg_bringup_lost(const struct pg_bringup *b);
const char *pg_bringup_kind_name(const struct pg_bringup *b);

/* vm.c */
bool pg_vms_make(struct pg_run *run);
const char *pg_vcpu_name(const struct pg_vcpu *v, char *buf);	/* CPU3; buf of at least 16 bytes */

#endif /* PG_MODEL_H */
