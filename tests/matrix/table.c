/* SPDX-License-Identifier: GPL-2.0 */
/*
 * table N: prints the claims, one a line, with what each needs to read: ID, kind of evidence, registers, separated by tabs
 * and blanks. N is the number of event counters, for the claims about each of them.
 */
#include <stdio.h>
#include <stdlib.h>
#include "../../module/judge.h"

static void print_register(enum pg_reg reg, void *unused)
{
	(void)unused;
	printf(" %s", pg_regs[reg].name);
}

int main(int argc, char **argv)
{
	static const char *const kinds[] = {
		[PG_MUST] = "must", [PG_LOOK] = "look", [PG_RANGE] = "must", [PG_COUNTERS] = "must",
		[PG_BRPS] = "must", [PG_WRPS] = "must",
	};
	static struct pg_cpu cpu;
	int i;

	if (argc != 2) {
		fprintf(stderr, "usage: table COUNTERS\n");
		return 2;
	}
	cpu.reg[PG_R_PMCR_EL0].state = PG_VALUE;
	cpu.reg[PG_R_PMCR_EL0].value = (strtoull(argv[1], NULL, 10) & 31) << 11;
	for (i = 0; i < PG_NCLAIMS; i++) {
		printf("%s\t%s\t", pg_claims[i].id, kinds[pg_claims[i].kind]);
		pg_evidence(&cpu, i, print_register, NULL);
		printf("\n");
	}
	return 0;
}
