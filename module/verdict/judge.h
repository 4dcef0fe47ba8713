/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From a capture to verdicts. Pure: no I/O, no allocation, no kernel; the module and the userspace tools compile the same
 * judge.c and the same wings (arch.h), and so reach the same verdict.
 */
#ifndef PG_JUDGE_H
#define PG_JUDGE_H

#include "verdict/arch.h"

/* More than any architecture has. */
#define PG_MAX_CLAIMS	384

/* One claim on the whole machine: the worst finding, and where. */
struct pg_result {
	struct pg_finding worst;
	bool dependent;			/* broken only because its root is: not counted */
	u32 first;			/* index in cpu[] of the first CPU with the worst verdict */
	u32 with;			/* how many CPUs have the worst verdict */
};

enum pg_overall { PG_HONEST, PG_LIES, PG_CANNOT_TELL };

struct pg_judgement {
	const struct pg_arch *arch;
	enum pg_overall overall;
	u32 lies;			/* claims with a broken verdict that are not dependent */
	u32 hidden;
	u32 probed;			/* CPUs */
	u32 refusal;			/* enum pg_refusal, for PG_CANNOT_TELL */
	struct pg_result result[PG_MAX_CLAIMS];	/* arch->nclaims of them */
};

/* The value of a register on this CPU, or 0 with *missing set to the register when it has none. */
u64 pg_value(const struct pg_cpu *c, unsigned int reg, int *missing);

/* Does the host make this claim on this CPU? *missing is set when a register needed to know that has no value. */
bool pg_claimed(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, int *missing);

/* The registers that a claim needs on this CPU: calls visit for each. */
void pg_evidence(const struct pg_arch *arch, const struct pg_cpu *c, unsigned int claim,
		 void (*visit)(unsigned int reg, void *data), void *data);

void pg_judge_cpu(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, struct pg_finding *f);
void pg_judge(const struct pg_capture *cap, struct pg_judgement *j);

#endif
