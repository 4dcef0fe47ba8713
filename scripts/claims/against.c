/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Two captures of one guest, see against.h: what must not change while a VM runs, and the verdicts.
 *
 * Compared are the registers that identify the machine, the fields of fields.h in other read-only registers, and for every register whether it could be read at
 * all. Counters, clocks and what drivers write are left out: they change by themselves.
 */
#include <stdio.h>
#include "against.h"
#include "row.h"
#include "verdict/judge.h"

/* The CPU of this number, if it was probed. */
static const struct pg_cpu *cpu(const struct pg_capture *cap, u32 number)
{
	u32 i;

	for (i = 0; i < cap->ncpus; i++)
		if (cap->cpu[i].cpu == number)
			return cap->cpu[i].probed ? &cap->cpu[i] : NULL;
	return NULL;
}

enum { STATE = -2, REST = -1 };		/* what of a register, besides the fields of pg_fields */

/* The bits of a register that are compared as what. */
static u64 mask_of(const struct pg_arch *arch, unsigned int reg, int what)
{
	const struct pg_field_info *fields;
	u64 mask = ~0ull;
	int f, n = pg_fields_of(arch, &fields);

	if (what >= 0)
		return ((1ull << fields[what].width) - 1) << fields[what].lsb;
	for (f = 0; f < n; f++)
		if (fields[f].reg == reg)
			mask &= ~mask_of(arch, reg, f);
	return arch->identifies(reg) ? mask : 0;
}

/* Did it change on CPU i of new? *a and *b are what it was and is. */
static bool changed(const struct pg_capture *old, const struct pg_capture *new, u32 i, unsigned int reg, int what,
		    u64 *a, u64 *b)
{
	const struct pg_cpu *is = &new->cpu[i], *was = is->probed ? cpu(old, is->cpu) : NULL;
	u64 mask;

	if (!was || was->reg[reg].state == PG_UNTOUCHED || is->reg[reg].state == PG_UNTOUCHED)
		return false;
	*a = was->reg[reg].state;
	*b = is->reg[reg].state;
	if (what == STATE || *a != *b || *a != PG_VALUE)
		return what == STATE && *a != *b;
	mask = mask_of(new->arch, reg, what);
	if (!mask)
		return false;
	*a = (was->reg[reg].value & mask) / (mask & -mask);
	*b = (is->reg[reg].value & mask) / (mask & -mask);
	return *a != *b;
}

/* One line for each pair of values, with all CPUs that have it. Returns how many. */
static int compare(const struct pg_capture *old, const struct pg_capture *new, unsigned int reg, int what)
{
	static const char *const states[] = { [PG_VALUE] = "readable", [PG_TRAP] = "an exception" };
	const struct pg_field_info *fields;
	u64 a, b, c, d;
	int lines = 0;
	u32 i, k;

	pg_fields_of(new->arch, &fields);
	for (i = 0; i < new->ncpus; i++) {
		if (!changed(old, new, i, reg, what, &a, &b))
			continue;
		for (k = 0; k < i; k++)
			if (changed(old, new, k, reg, what, &c, &d) && a == c && b == d)
				break;
		if (k < i)
			continue;
		printf("%s%s%s: ", new->arch->regs[reg].name, what >= 0 ? "." : "", what >= 0 ? fields[what].name : "");
		if (what == STATE)
			printf("%s -> %s", states[a], states[b]);
		else
			printf("0x%llx -> 0x%llx", (unsigned long long)a, (unsigned long long)b);
		for (k = i; k < new->ncpus; k++)
			if (changed(old, new, k, reg, what, &c, &d) && a == c && b == d)
				printf("%s%u", k == i ? " on CPU " : ",", new->cpu[k].cpu);
		putchar('\n');
		lines++;
	}
	return lines;
}

static int registers(const struct pg_capture *old, const struct pg_capture *new)
{
	const struct pg_field_info *fields;
	int reg, f, n = 0, nfields = pg_fields_of(new->arch, &fields);

	for (reg = 0; reg < new->arch->nregs; reg++) {
		n += compare(old, new, reg, STATE);
		if (new->arch->regs[reg].access != PG_RO)
			continue;
		for (f = 0; f < nfields; f++)
			if (fields[f].reg == reg)
				n += compare(old, new, reg, f);
		n += compare(old, new, reg, REST);
	}
	return n;
}

int pg_against(const struct pg_capture *old, const struct pg_capture *new)
{
	struct pg_judgement was, is;
	int i, n, broken = 0;

	if (old->arch != new->arch) {
		fprintf(stderr, "polygraph-judge: the old capture is of %s, the new one of %s: compare captures of one guest\n",
			old->arch->name, new->arch->name);
		return 3;
	}
	pg_judge(old, &was);
	pg_judge(new, &is);
	if (was.overall == PG_CANNOT_TELL || is.overall == PG_CANNOT_TELL) {
		printf("CANNOT TELL: the %s capture has no verdict: %s\n", was.overall == PG_CANNOT_TELL ? "old" : "new",
		       pg_refusals[was.overall == PG_CANNOT_TELL ? was.refusal : is.refusal]);
		return 2;
	}
	n = registers(old, new);
	for (i = 0; i < new->arch->nclaims; i++) {
		enum pg_verdict a = was.result[i].worst.verdict, b = is.result[i].worst.verdict;

		if (a == b)
			continue;
		n++;
		printf("%s: %s -> %s", new->arch->claims[i].id, pg_verdicts[a], pg_verdicts[b]);
		if (is.result[i].dependent)
			printf(", because of %s", new->arch->claims[new->arch->claims[i].root].id);
		else if (pg_broken(b) && !pg_broken(a))
			printf(", newly broken");
		printf(": %s\n", new->arch->claims[i].claim);
		broken += pg_broken(b) && !pg_broken(a) && !is.result[i].dependent;
	}
	if (!n)
		printf("Nothing changed\n");
	return broken > 0;
}
