/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What was found of one claim on one CPU: the verdict, and what decided it. Checks make findings, the judge and the forms
 * read them.
 */
#ifndef PG_FINDING_H
#define PG_FINDING_H

#include "verdict/capture.h"

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

/* Nothing of the kind. */
#define PG_NO_REG	0xffff
#define PG_NO_OBS	0xffff
#define PG_NO_CLAIM	0xffff

extern const char *const pg_verdicts[PG_NVERDICTS];

/* One claim on one CPU. */
struct pg_finding {
	u8 verdict;			/* enum pg_verdict */
	u8 why;				/* enum pg_reason, for SKIP; with HINT text and numbers say what was seen */
	u16 reg;			/* number of the register that decided it, or PG_NO_REG */
	u32 esr;			/* LIE: how it was answered */
	u8 nvals;			/* numbers in val that belong to text */
	u64 val[2];
	const char *text;		/* what was seen, a static string, or NULL */
};

/* A claim that seems broken, by evidence that may have an innocent cause: listed, and never counted. */
static inline bool pg_suspicious(const struct pg_finding *f)
{
	return f->verdict == PG_SKIP && f->why == PG_WHY_HINT;
}

#endif
