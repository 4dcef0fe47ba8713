/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the time of a vCPU went. Each nanosecond is charged to exactly one cause, so the causes add
 * up to the whole; PG_UNKNOWN is what the recording does not tell.
 */
#ifndef PG_ACCOUNT_H
#define PG_ACCOUNT_H

#include "../input/event.h"

enum pg_cause {
	PG_GUEST,	/* the guest ran */
	PG_HOST,	/* in the host's exit handler */
	PG_STAGE2,	/* in a stage-2 fault */
	PG_FLUSH,	/* flushing stage 2 by address: kvm_toggle_cache, set/way */
	PG_PREEMPTED,	/* could have run on the host, but something else did */
	PG_VMM,		/* in the VMM's own code */
	PG_WAIT,	/* asleep: wfi, wfe, or not woken up yet */
	PG_UNKNOWN,
	PG_CAUSES,
	PG_MIXED = PG_CAUSES	/* only in pictures: many pieces too short to tell apart */
};

extern const char *const pg_cause_names[PG_CAUSES + 1];
extern const char *const pg_cause_words[PG_CAUSES + 1];
extern const char *const pg_cause_colours[PG_CAUSES + 1];

/* What exactly it was: a kind and, in the low 48 bits, its value. */
enum pg_detail_kind {
	PG_D_NONE,
	PG_D_SYSREG,	/* encoding << 1 | read */
	PG_D_EXIT,	/* exception class */
	PG_D_IRQ,	/* what KVM calls ret: 0 interrupt, 1 SError ... */
	PG_D_CALL,	/* function id */
	PG_D_MARKER,
	PG_D_USER,	/* exit reason, or PG_D_USER_ERROR | errno */
	PG_D_MMIO,	/* address >> 12 */
	PG_D_WFX,	/* 1: wfe */
	PG_D_SETWAY,
	PG_D_OFF,	/* switched off, or not woken up yet */
	PG_D_ENTER,	/* on its way from the VMM into the guest */
};
#define PG_DETAIL(kind, value)	((uint64_t)(kind) << 56 | ((value) & 0xffffffffffffull))
#define PG_DETAIL_KIND(d)	((enum pg_detail_kind)((d) >> 56 & 0xff))
#define PG_DETAIL_VALUE(d)	((d) & 0xffffffffffffull)
#define PG_D_USER_ERROR		0x100000000ull

/* In words; buf of at least 192 bytes. */
const char *pg_detail_words(uint64_t detail, char *buf);

#define PG_DETAILS_MAX		16
#define PG_PIECES_MAX		64
#define PG_PIECES_RECENT	32
#define PG_EVIDENCE_MAX		6

struct pg_detail_sum {
	enum pg_cause cause;
	uint64_t detail, ns, count;
};

struct pg_piece {
	uint64_t from, to;
	enum pg_cause cause;
	uint64_t detail;
};

/* The longest single things that happened, in words of the recording. */
struct pg_evidence {
	struct pg_event ev;
	uint64_t ns;
};

struct pg_account {
	uint64_t ns[PG_CAUSES];
	uint64_t exits, flushes, preemptions, migrations;
	struct pg_detail_sum details[PG_DETAILS_MAX];
	int n_details;
	uint64_t other_ns;	/* details beyond the table; they are in ns[] like all others */
	struct pg_evidence evidence[PG_EVIDENCE_MAX];
	int n_evidence;
	struct pg_piece *pieces;	/* in order, for pictures; NULL until the first */
	int n_pieces;
	bool with_pieces;
};

void pg_account_charge(struct pg_account *a, uint64_t from, uint64_t to, enum pg_cause cause,
		       uint64_t detail);
/* One more of what was charged: an exit that is over. */
void pg_account_count(struct pg_account *a, uint64_t detail);
void pg_account_evidence(struct pg_account *a, const struct pg_event *ev, uint64_t ns);
uint64_t pg_account_sum(const struct pg_account *a);
enum pg_cause pg_account_main(const struct pg_account *a);
/* The largest of a cause's details; NULL if it has none. */
const struct pg_detail_sum *pg_account_main_detail(const struct pg_account *a, enum pg_cause cause);
void pg_account_free(struct pg_account *a);

#endif /* PG_ACCOUNT_H */
