/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Recordings made up for a test: events by their row in events.h, times in microseconds.
 */
#ifndef PG_SYNTH_H
#define PG_SYNTH_H

#include "../../../scripts/timeline/findings/find.h"
#include "../../../scripts/timeline/model/guestregs.h"
#include "../../../scripts/timeline/model/read.h"
#include "../../../scripts/timeline/words/claim.h"
#include "../../../scripts/timeline/words/milestone.h"
#include "../../../scripts/timeline/words/sysreg.h"
#include "../../../scripts/timeline/words/words.h"
#include "../../../earlyprobe/marker.h"

struct synth;

/* reversed: fields lie the other way round in the record than in the table. */
struct synth *synth_new(int host_cpus, bool reversed);
/* The fields, as uint64_t; END behind the last. */
void synth_event(struct synth *s, int cpu, uint64_t us, int tid, enum pg_event_kind kind, ...);
void synth_lose(struct synth *s, int cpu, unsigned int count);
/* Writes, reads and forgets it; finds findings. */
struct pg_run *synth_read(struct synth *s, bool legacy, const char **why);
/* Only writes and forgets it. */
bool synth_write(struct synth *s, const char *path);

#define END		0xe0d0e0d0e0d0e0d0ull
/* Arguments of one event: EV(s, cpu, us, tid, EXIT, pc, ret, ec) */
#define EV(s, cpu, us, tid, kind, ...)	synth_event(s, cpu, us, tid, PG_EV_##kind, \
						    SYNTH_U64(__VA_ARGS__), END)
#define SYNTH_U64(...)	SYNTH_PICK(__VA_ARGS__, S7, S6, S5, S4, S3, S2, S1)(__VA_ARGS__)
#define SYNTH_PICK(a, b, c, d, e, f, g, name, ...) name
#define S1(a)		(uint64_t)(a)
#define S2(a, ...)	(uint64_t)(a), S1(__VA_ARGS__)
#define S3(a, ...)	(uint64_t)(a), S2(__VA_ARGS__)
#define S4(a, ...)	(uint64_t)(a), S3(__VA_ARGS__)
#define S5(a, ...)	(uint64_t)(a), S4(__VA_ARGS__)
#define S6(a, ...)	(uint64_t)(a), S5(__VA_ARGS__)
#define S7(a, ...)	(uint64_t)(a), S6(__VA_ARGS__)

#define TRAP		2
#define VA(offset)	(0xffff800080000000ull + (offset))
#define ESR_SYS(op0, op1, crn, crm, op2, read) \
	(0x18ull << 26 | 1 << 25 | (op0) << 20 | (op2) << 17 | (op1) << 14 | (crn) << 10 | \
	 (crm) << 1 | (read))
#define R0(kind, code, payload)	((uint64_t)(payload) << 32 | PG_MARK_WORD(kind, code))

/* An HVC with its exit before and its entry after it: at us, us + 1 and us + 2. */
void synth_hvc(struct synth *s, int cpu, uint64_t us, int tid, uint64_t pc, uint64_t r0,
	       uint64_t imm);
void synth_marker(struct synth *s, int cpu, uint64_t us, int tid, unsigned int stage,
		  uint32_t payload);
/* All markers of a secondary from E101 to E106, 10 us apart; returns the time after them. */
uint64_t synth_secondary(struct synth *s, int cpu, uint64_t us, int tid, uint32_t affinity,
			 uint32_t task);

/*
 * A VM of so many vCPUs comes up on a host without FWB. Every seventh secondary is preempted, one of more than
 * four has a slow msr sctlr_el1, and the last of more than four never gets past it.
 */
struct synth *synth_many(int vcpus);

/* The first finding with this id in the run that was read last; NULL if there is none. */
const struct pg_tl_finding *synth_find(const struct pg_run *run, const char *id);
const struct pg_span *synth_span(const struct pg_run *run, int tid, unsigned int from);

#endif /* PG_SYNTH_H */
