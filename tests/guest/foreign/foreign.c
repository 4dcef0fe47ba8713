/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pg_foreign.ko, for tests only: exceptions that are not ours, inside the armed window. Each must reach the kernel, and the
 * probe must come out right all the same, with the restarts counted. Prints KTAP to the log; does not load when one fails.
 */
#include <linux/hrtimer.h>
#include <linux/irq_work.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/version.h>
#include <asm/sysreg.h>
#include <arm64/probe.c>
#include <arm64/tables.c>
#include "modes.h"

#define PERIOD_NS	30000
#define WINDOWS		20000

u64 pg_foreign_mode;
static int failed, number;
static unsigned int interrupts, ticks;

static void report(bool ok, const char *what, u64 a, u64 b)
{
	failed += !ok;
	pr_info("pg_foreign: %s %d %s (%llu, %llu)\n", ok ? "ok" : "not ok", ++number, what, a, b);
}

static void count_interrupt(struct irq_work *work)
{
	interrupts++;
}

static enum hrtimer_restart tick(struct hrtimer *timer)
{
	ticks++;
	hrtimer_forward_now(timer, ns_to_ktime(PERIOD_NS));
	return HRTIMER_RESTART;
}

static void set_up(struct hrtimer *timer)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)	/* where hrtimer_setup came */
	hrtimer_setup(timer, tick, CLOCK_MONOTONIC, HRTIMER_MODE_REL_PINNED_HARD);
#else
	hrtimer_init(timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL_PINNED_HARD);
	timer->function = tick;
#endif
}

static void run(const void *stub, u64 mode, struct pg_window *w)
{
	pg_foreign_mode = mode;
	window(stub, BAD_ADDRESS, w);
	pg_foreign_mode = MODE_NONE;
}

static bool is_udf(const struct pg_window *w)
{
	return w->status == PG_W_DONE && w->esr & PG_W_TRAPPED && ESR_ELx_EC(w->esr) == ESR_ELx_EC_UNKNOWN;
}

static void under_fire(void)
{
	const void *udf = pg_stubs, *midr = pg_stubs_read + PG_R_MIDR_EL1 * PG_STUB_SIZE;
	u64 wrong = 0, restarts = 0, lost = 0;
	struct hrtimer timer;
	struct pg_window w;
	int i;

	set_up(&timer);
	hrtimer_start(&timer, ns_to_ktime(PERIOD_NS), HRTIMER_MODE_REL_PINNED_HARD);
	for (i = 0; i < WINDOWS; i++) {
		run(i & 1 ? udf : midr, MODE_IRQ_IN_FLIGHT, &w);
		restarts += w.restarts;
		if (w.status == PG_W_DISARMED)
			lost++;
		else if (i & 1 ? !is_udf(&w) : w.status != PG_W_DONE || w.esr || w.value != read_sysreg(midr_el1))
			wrong++;
	}
	hrtimer_cancel(&timer);
	report(!wrong, "every probe under fire is right, or lost and says so (wrong, lost)", wrong, lost);
	report(restarts && ticks, "interrupts did hit the window (restarts, timer interrupts)", restarts, ticks);
}

static int __init foreign_init(void)
{
	static struct irq_work work;
	struct pg_window w;
	unsigned long flags;
	u64 vbar, daif;

	init_irq_work(&work, count_interrupt);
	preempt_disable();
	vbar = read_sysreg(vbar_el1);
	daif = read_sysreg(daif);

	run(pg_stubs, MODE_FAULT_ONCE, &w);
	report(is_udf(&w) && w.restarts == 1, "a fault is given back, and the window restarts (status, restarts)", w.status,
	       w.restarts);

	run(pg_stubs, MODE_FAULT_ALWAYS, &w);
	report(w.status == PG_W_DISARMED && w.restarts == PG_W_MAX_RESTARTS,
	       "a fault that comes every time ends without a result (status, restarts)", w.status, w.restarts);

	local_irq_save(flags);
	irq_work_queue(&work);
	run(pg_stubs, MODE_IRQ, &w);
	local_irq_restore(flags);
	report(is_udf(&w) && w.restarts && interrupts == 1, "an interrupt is given back (restarts, interrupts)", w.restarts,
	       interrupts);

	under_fire();
	report(vbar == read_sysreg(vbar_el1) && daif == read_sysreg(daif), "VBAR_EL1 and DAIF are as before", vbar, daif);
	preempt_enable();
	return failed ? -EIO : 0;
}

static void __exit foreign_exit(void)
{
}

module_init(foreign_init);
module_exit(foreign_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Foreign exceptions inside polygraph's guarded window, for tests");
