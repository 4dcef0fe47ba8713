/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pg_bench.ko, for measurements only: what an access through the guarded window costs, against the bare instruction in the
 * same loop. Prints "pg_bench: WHAT BARE-NS WINDOW-NS" to the log, in hundredths of a nanosecond.
 *
 * The best of several rounds counts: a round that was interrupted is slower, none is faster than the truth.
 */
#include <linux/math64.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>
#include <arm64/probe.c>
#include <arm64/tables.c>

#define LOOPS		1000
#define ROUNDS		20

static u64 now(void)
{
	u64 ticks;

	isb();
	ticks = read_sysreg(cntvct_el0);
	isb();
	return ticks;
}

static u64 hundredths(u64 ticks)
{
	return div64_u64(ticks * 100000, (u64)read_sysreg(cntfrq_el0) / 1000 * LOOPS / 1000);
}

#define BEST(best, code) do { \
	int round_, i_; \
	(best) = ~0ull; \
	for (round_ = 0; round_ < ROUNDS; round_++) { \
		u64 t_ = now(); \
		for (i_ = 0; i_ < LOOPS; i_++) \
			code; \
		t_ = now() - t_; \
		(best) = t_ < (best) ? t_ : (best); \
	} \
} while (0)

static int __init bench_init(void)
{
	struct pg_window w;
	struct pg_read r;
	u64 bare, guarded;

	preempt_disable();
	BEST(bare, read_sysreg(midr_el1));
	BEST(guarded, pg_read(PG_R_MIDR_EL1, &r));
	pr_info("pg_bench: plain %llu %llu\n", hundredths(bare), hundredths(guarded));
	BEST(bare, read_sysreg(id_aa64pfr0_el1));
	BEST(guarded, pg_read(PG_R_ID_AA64PFR0_EL1, &r));
	pr_info("pg_bench: trapping %llu %llu\n", hundredths(bare), hundredths(guarded));
	BEST(guarded, window(pg_stubs + PG_STUB_UDF * PG_STUB_SIZE, 0, &w));
	pr_info("pg_bench: undefined 0 %llu\n", hundredths(guarded));
	preempt_enable();
	return 0;
}

static void __exit bench_exit(void)
{
}

module_init(bench_init);
module_exit(bench_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("polygraph: what the guarded window costs");
