/* SPDX-License-Identifier: GPL-2.0 */
/*
 * table ARCH N: prints the claims of an architecture, one a line, with what each needs to read: ID, kind of evidence,
 * registers as a SPEC of the liar names them, separated by tabs and blanks. N is the number of event counters of arm64, for
 * the claims about each of them. What the liar of x86 cannot take away, words of CPUID and instructions, is left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include "verdict/judge.h"

static const struct pg_arch *arch;

static void print_register(unsigned int reg, void *unused)
{
	char code[32];
	struct pg_out o = { .buf = code, .size = sizeof(code) };

	(void)unused;
	arch->encoding(&o, reg);
	if (arch == &pg_arm64)
		printf(" %s", arch->regs[reg].name);
	else if (code[0] == '0')
		printf(" MSR.%s", code);
}

int main(int argc, char **argv)
{
	static struct pg_read reg[PG_NO_REG];
	struct pg_cpu cpu = { .reg = reg };
	int i;

	arch = argc == 3 && !strcmp(argv[1], "x86") ? &pg_x86 : &pg_arm64;
	if (argc != 3) {
		fprintf(stderr, "usage: table ARCH COUNTERS\n");
		return 2;
	}
	for (i = 0; i < arch->nregs; i++)
		if (!strcmp(arch->regs[i].name, "PMCR_EL0"))
			reg[i] = (struct pg_read){ .state = PG_VALUE, .value = (strtoull(argv[2], NULL, 10) & 31) << 11 };
	for (i = 0; i < arch->nclaims; i++) {
		const struct pg_claim_info *row = &arch->claims[i];

		printf("%s\t%s\t", row->id, row->kind == PG_LOOK ? "look" : row->kind == PG_ABSENT ? "absent" : "must");
		pg_evidence(arch, &cpu, i, print_register, NULL);
		printf("\n");
	}
	return 0;
}
