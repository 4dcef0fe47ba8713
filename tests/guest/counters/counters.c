/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pg_counters.ko: a second pair of eyes on the PMU, for tests. At load every CPU writes its state to the log, a line of all
 * registers that can be read back; with fill=1 it first puts values there that nobody would put there by chance.
 *
 * Only for guests whose PMU nobody drives: it takes what it wants. Nothing here survives an access that traps.
 */
#include <linux/module.h>
#include <linux/smp.h>
#include <asm/sysreg.h>

static bool fill;
module_param(fill, bool, 0444);

#define COUNTERS	31
#define EVENT_CYCLES	0x11

struct state {
	u64 pmcr, pmselr, pmcnten, pminten, pmovs, pmuserenr, pmccntr, pmccfiltr;
	u64 type[COUNTERS], count[COUNTERS];
	unsigned int n;
};

static DEFINE_PER_CPU(struct state, states);

/* Interrupts are off: nobody else uses PMSELR_EL0 meanwhile. */
static void look(void *unused)
{
	struct state *s = this_cpu_ptr(&states);
	unsigned int i;

	s->pmcr = read_sysreg(pmcr_el0);
	s->n = s->pmcr >> 11 & 31;
	s->pmselr = read_sysreg(pmselr_el0);
	if (fill) {
		write_sysreg(0x1111u + smp_processor_id(), pmccntr_el0);
		for (i = 0; i < s->n; i++) {
			write_sysreg(i, pmselr_el0);
			isb();
			write_sysreg(EVENT_CYCLES + i, pmxevtyper_el0);
			write_sysreg(0x2222u + i, pmxevcntr_el0);
		}
		s->pmselr = 3;
		isb();
	}
	s->pmcnten = read_sysreg(pmcntenset_el0);
	s->pminten = read_sysreg(pmintenset_el1);
	s->pmovs = read_sysreg(pmovsset_el0);
	s->pmuserenr = read_sysreg(pmuserenr_el0);
	s->pmccntr = read_sysreg(pmccntr_el0);
	s->pmccfiltr = read_sysreg(pmccfiltr_el0);
	for (i = 0; i < s->n; i++) {
		write_sysreg(i, pmselr_el0);
		isb();
		s->type[i] = read_sysreg(pmxevtyper_el0);
		s->count[i] = read_sysreg(pmxevcntr_el0);
	}
	write_sysreg(s->pmselr, pmselr_el0);
	isb();
}

static int __init counters_init(void)
{
	unsigned int cpu, i;

	on_each_cpu(look, NULL, 1);
	for_each_online_cpu(cpu) {
		struct state *s = per_cpu_ptr(&states, cpu);

		pr_info("pg_counters: CPU%u PMCR=%llx PMSELR=%llx PMCNTEN=%llx PMINTEN=%llx PMOVS=%llx PMUSERENR=%llx PMCCNTR=%llx PMCCFILTR=%llx\n",
			cpu, s->pmcr, s->pmselr, s->pmcnten, s->pminten, s->pmovs, s->pmuserenr, s->pmccntr, s->pmccfiltr);
		for (i = 0; i < s->n; i++)
			pr_info("pg_counters: CPU%u PMEVTYPER%u=%llx PMEVCNTR%u=%llx\n", cpu, i, s->type[i], i, s->count[i]);
	}
	return 0;
}

static void __exit counters_exit(void)
{
}

module_init(counters_init);
module_exit(counters_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Shows the PMU's registers, for the tests of polygraph");
