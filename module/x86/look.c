/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Observations that take more than one access, but for those of the counters.
 */
#include <linux/kernel.h>
#include <asm/asm.h>
#include <asm/processor.h>
#include "x86/probe.h"

#define TRIES	256

/* SDM: the legacy area and the header, before all components but x87 and SSE. */
#define XSAVE_HEAD	576
#define COMPONENTS	63

static bool draw(bool seed, u64 *number)
{
	unsigned long value = 0;
	bool ready;

	if (seed)
		asm volatile(".byte 0x48, 0x0f, 0xc7, 0xf8" : "=a" (value), "=@ccc" (ready));
	else
		asm volatile(".byte 0x48, 0x0f, 0xc7, 0xf0" : "=a" (value), "=@ccc" (ready));
	*number = value;
	return ready;
}

/* The instruction itself was executed before, and is there. */
static void numbers(struct pg_cpu *c, enum pg_obs obs, unsigned int insn)
{
	u64 first = 0, number, given = 0, others = 0;
	int i;

	if (c->reg[insn].state != PG_VALUE) {
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
		return;
	}
	for (i = 0; i < TRIES; i++) {
		if (!draw(insn == PG_R_RDSEED, &number)) {
			cpu_relax();
			continue;
		}
		if (!given++)
			first = number;
		others += number != first;
	}
	pg_seen_value(c, obs, given, others);
}

/* What the components of mask take: where each begins is said by CPUID, or follows from those before it. */
static u64 size_of(u64 mask, bool compact)
{
	u32 size, offset, flags, edx;
	u64 end = XSAVE_HEAD;
	int i;

	for (i = 2; i < COMPONENTS; i++) {
		if (!(mask >> i & 1))
			continue;
		cpuid_count(0xd, i, &size, &offset, &flags, &edx);
		if (compact)
			end = (flags & 2 ? ALIGN(end, 64) : end) + size;
		else if (offset + size > end)
			end = offset + size;
	}
	return end;
}

/*
 * CPUID follows XCR0 and IA32_XSS as they are. A kernel that gave XSAVE up, as it does at boot when the size is wrong, cleared
 * CR4.OSXSAVE, without which XCR0 cannot be read.
 */
static void sizes(struct pg_cpu *c, enum pg_obs obs)
{
	bool compact = obs == PG_O_COMPACT_SIZE;
	u32 eax, size, ecx, edx;
	u64 xss = 0;

	if (!(c->reg[PG_R_CR4].value >> PG_LSB_CR4_OSXSAVE & 1)) {
		pg_seen_nothing(c, obs, PG_WHY_CR4);
		return;
	}
	if (compact && c->reg[PG_R_CPUID_D_1_EAX].value >> PG_LSB_CPUID_D_1_EAX_XSAVES & 1 && !pg_look(PG_R_IA32_XSS, &xss)) {
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
		return;
	}
	cpuid_count(0xd, compact, &eax, &size, &ecx, &edx);
	pg_seen_value(c, obs, size, size_of(c->reg[PG_R_XCR0].value | xss, compact));
}

void pg_observe(const struct pg_capture *cap, struct pg_cpu *c, unsigned int obs)
{
	if (c->obs[obs].state != PG_UNTOUCHED || c->obs[obs].why)
		return;
	switch ((enum pg_obs)obs) {
	case PG_O_RANDOM:
		numbers(c, obs, PG_R_RDRAND);
		break;
	case PG_O_SEEDS:
		numbers(c, obs, PG_R_RDSEED);
		break;
	case PG_O_XSAVE_SIZE:
	case PG_O_COMPACT_SIZE:
		sizes(c, obs);
		break;
	default:
		pg_observe_counters(cap, c, obs);
	}
}
