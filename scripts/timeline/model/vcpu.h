/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A vCPU: one host thread that runs a guest CPU.
 */
#ifndef PG_VCPU_H
#define PG_VCPU_H

#include "bringup.h"

#define PG_CALLS_MAX		24
#define PG_PA_LIMIT (1ull << 40) /* a PC below: the MMU may be off; above: a virtual address */

/* What the flight recorder or the census of a vCPU said about one register. */
struct pg_guestreg {
	uint32_t code;
	uint64_t value;
	uint8_t halves;		/* 1 low seen, 2 high seen */
	bool undef;		/* the register did not read; value is ESR_EL1 */
};

struct pg_guestregs {
	struct pg_guestreg *r;
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
	struct pg_guestregs fault, census;
};

/* Charges the time from v->since up to ts, also to the bring-up that goes on. */
void pg_vcpu_charge(struct pg_vcpu *v, uint64_t ts, enum pg_cause cause, uint64_t detail);
/* The account of the span that is open; NULL if none is. */
struct pg_account *pg_vcpu_account(const struct pg_vcpu *v);
const char *pg_vcpu_name(const struct pg_vcpu *v, char *buf);	/* CPU3; buf of at least 16 bytes */

#endif /* PG_VCPU_H */
