/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From a capture to verdicts. Pure: no I/O, no allocation, no kernel; the module and the userspace tool compile the same
 * judge.c and checks.c and so reach the same verdict.
 */
#ifndef PG_JUDGE_H
#define PG_JUDGE_H

#include "capture.h"

enum pg_claim {
#define PG_CLAIM(sym, ...) PG_C_##sym,
#include "claims.h"
#undef PG_CLAIM
	PG_NCLAIMS
};

/* What became of a claim on one CPU. The worst one, by this order, stands for the machine. */
#define PG_VERDICTS \
	PG_VERDICT(NA)		/* the host does not make this claim */ \
	PG_VERDICT(OK)		/* kept, or broken in a way that the architecture permits */ \
	PG_VERDICT(SKIP)	/* not decided, why says what stood in the way */ \
	PG_VERDICT(HIDDEN)	/* usable although not advertised: reported, never counted */ \
	PG_VERDICT(SKEW)	/* CPUs that should be equal are not */ \
	PG_VERDICT(WRONG)	/* works, but not as advertised */ \
	PG_VERDICT(DEAD)	/* can be read, and does nothing */ \
	PG_VERDICT(LIE)		/* advertised, and answered with an exception */

enum pg_verdict {
#define PG_VERDICT(v) PG_##v,
	PG_VERDICTS
#undef PG_VERDICT
	PG_NVERDICTS
};

static inline bool pg_broken(enum pg_verdict v)
{
	return v >= PG_SKEW;
}

enum pg_kind { PG_MUST, PG_LOOK, PG_RANGE, PG_COUNTERS, PG_BRPS, PG_WRPS };

#define PG_MAX_REGS	6
#define PG_NO_REG	PG_NREGS

struct pg_claim_info {
	const char *id, *feature, *claim;
	enum pg_kind kind;
	u16 regs[PG_MAX_REGS];		/* enum pg_reg; for RANGE the first and the last, for those that count the first */
	u8 nregs;
	int obs;			/* enum pg_obs, or PG_NOBS for none */
	bool sure;
	char severity;
	int root;			/* enum pg_claim, or PG_NCLAIMS for none */
	const char *breaks, *cure, *wayout, *note;
};

extern const struct pg_claim_info pg_claims[PG_NCLAIMS];
extern const char *const pg_verdicts[PG_NVERDICTS];

/* One claim on one CPU. */
struct pg_finding {
	u8 verdict;			/* enum pg_verdict */
	u8 why;				/* enum pg_reason, for SKIP */
	u16 reg;			/* the register that decided it, or PG_NO_REG */
	u32 esr;			/* LIE: how it was answered */
	u8 nvals;			/* numbers in val that belong to text */
	u64 val[2];
	const char *text;		/* what was seen, a static string, or NULL */
};

/* One claim on the whole machine: the worst finding, and where. */
struct pg_result {
	struct pg_finding worst;
	bool dependent;			/* broken only because its root is: not counted */
	u32 first;			/* index in cpu[] of the first CPU with the worst verdict */
	u32 with;			/* how many CPUs have the worst verdict */
};

enum pg_overall { PG_HONEST, PG_LIES, PG_CANNOT_TELL };

struct pg_judgement {
	enum pg_overall overall;
	u32 lies;			/* claims with a broken verdict that are not dependent */
	u32 hidden;
	u32 probed;			/* CPUs */
	u32 refusal;			/* enum pg_refusal, for PG_CANNOT_TELL */
	struct pg_result result[PG_NCLAIMS];
};

/* The value of a register on this CPU, or 0 with *missing set to the register when it has none. */
u64 pg_value(const struct pg_cpu *c, enum pg_reg reg, int *missing);

/* Does the host make this claim on this CPU? *missing is set when a register needed to know that has no value. */
bool pg_claimed(const struct pg_capture *cap, const struct pg_cpu *c, enum pg_claim claim, int *missing);

/* The registers that a claim needs on this CPU: calls visit for each. */
void pg_evidence(const struct pg_cpu *c, enum pg_claim claim, void (*visit)(enum pg_reg reg, void *data), void *data);

void pg_judge_cpu(const struct pg_capture *cap, const struct pg_cpu *c, enum pg_claim claim, struct pg_finding *f);
void pg_judge(const struct pg_capture *cap, struct pg_judgement *j);

/* The checks of claims.h, in checks.c. Called with all evidence of a MUST row readable; *f is OK on entry. */
#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, ...) \
	void pg_check_##check(const struct pg_capture *cap, const struct pg_cpu *c, const struct pg_claim_info *row, \
			      struct pg_finding *f);
#include "claims.h"
#undef PG_CLAIM

/* PMCR_EL0.N, the number of event counters: Arm ARM, PMCR_EL0[15:11]. */
static inline unsigned int pg_pmcr_n(u64 pmcr)
{
	return pmcr >> 11 & 31;
}

#endif
