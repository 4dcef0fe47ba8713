/* SPDX-License-Identifier: GPL-2.0 */
/*
 * For tests that call claims by their id: two CPUs of the machine made by hand, of which c is the second, and what must
 * come of it.
 */
#ifndef BY_ID_H
#define BY_ID_H

#include "kselftest_harness.h"
#include "machine.h"

/* ID_AA64PFR0_EL1 of that machine with some bits changed. */
#define PFR0(clear, set)	((0x1211111111111112 & ~(clear)) | (set))

FIXTURE(id)
{
	struct pg_capture *cap;
	struct pg_cpu *c;
	struct pg_judgement j;
};

FIXTURE_SETUP(id)
{
	self->cap = machine(2, 6);
	self->c = &self->cap->cpu[1];
}

FIXTURE_TEARDOWN(id)
{
	free(self->cap);
}

static inline int claim_of(const char *id)
{
	int i;

	for (i = 0; i < PG_NCLAIMS && strcmp(pg_arm64_claims[i].id, id); i++)
		;
	return i;
}

/* On every CPU, and as the kernel heard it when it booted. */
static inline void put_all(struct pg_capture *cap, enum pg_reg reg, u64 value)
{
	u32 i;

	for (i = 0; i < cap->ncpus; i++) {
		put(&cap->cpu[i], reg, value);
		id_observations(&cap->cpu[i]);
	}
}

static inline void see_all(struct pg_capture *cap, enum pg_obs obs, u64 a, u64 b)
{
	u32 i;

	for (i = 0; i < cap->ncpus; i++)
		see(&cap->cpu[i], obs, a, b);
}

static inline enum pg_verdict verdict(const struct pg_capture *cap, const struct pg_cpu *c, const char *id)
{
	struct pg_finding f;

	pg_judge_cpu(cap, c, claim_of(id), &f);
	return f.verdict;
}

#define EXPECT_ONLY(id, v) do { \
	pg_judge(self->cap, &self->j); \
	EXPECT_EQ(v, self->j.result[claim_of(id)].worst.verdict) { \
		TH_LOG("%s", id); \
	} \
	EXPECT_EQ(1, self->j.lies) { \
		TH_LOG("%s is not alone", id); \
	} \
} while (0)

#define EXPECT_HONEST(id, v) do { \
	pg_judge(self->cap, &self->j); \
	EXPECT_EQ(v, self->j.result[claim_of(id)].worst.verdict) { \
		TH_LOG("%s", id); \
	} \
	EXPECT_EQ(0, self->j.lies) { \
		TH_LOG("%s: somebody is accused", id); \
	} \
} while (0)

#endif
