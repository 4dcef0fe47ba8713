/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PMU through the kernel's own perf: does a driver drive it, does its cycle event count, does the overflow interrupt
 * arrive? Perf decides who gets a counter, so this is safe whoever uses the PMU. Without a driver there is nothing to see.
 */
#include <linux/acpi.h>
#include <linux/err.h>
#include <linux/of.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include "pmu.h"

#define PERIOD		200000		/* cycles from one interrupt to the next */
#define WAIT_MS		50
#define SHORT_WAIT_MS	4
#define TRIES		3
#define ENOUGH		1

/* 0: no PMU in the description of the machine, 1: there is one, 2: it was not looked for, since ACPI describes it. */
static unsigned int described(void)
{
	struct device_node *np;

#ifdef CONFIG_ACPI
	if (!acpi_disabled)
		return 2;
#endif
	np = of_find_node_by_name(NULL, "pmu");
	of_node_put(np);
	return !!np;
}

#ifdef CONFIG_PERF_EVENTS
/*
 * The driver touches the registers without a window: what trapped here once would kill it, and what did not go back
 * may confuse it. Returns why perf has to be left alone, or nothing. PMMIR_EL1 is read at boot only.
 */
static u8 forbidden(const struct pg_capture *cap, const struct pg_cpu *c)
{
	u16 reg;

	if (!cap->behaviour)
		return PG_WHY_BEHAVIOUR_OFF;
	for (reg = PG_R_PMCR_EL0; reg <= PG_R_BRBCR_EL1; reg++)
		if (c->reg[reg].state == PG_TRAP && reg != PG_R_PMMIR_EL1)
			return PG_WHY_UNREADABLE;
	return c->restored ? PG_WHY_NONE : PG_WHY_NOT_RESTORED;
}

static bool seen(const struct pg_cpu *c, enum pg_obs obs, u64 first, u64 second)
{
	return c->obs[obs].state == PG_VALUE && c->obs[obs].got[0] == first && c->obs[obs].got[1] == second;
}

/*
 * An overflow that the driver cannot see or clear interrupts again and again, and the guest does nothing else any more. So
 * there are overflows only where the exercises have shown that flags can be seen, counters stopped and both cleared.
 */
static bool overflows_end(const struct pg_cpu *c)
{
	u64 mask = ((1ull << pg_pmcr_n(c->reg[PG_R_PMCR_EL0].value)) - 1) | CYCLE_BIT;

	return seen(c, PG_O_ENABLE_BITS, mask | mask << 32, mask) && seen(c, PG_O_VIEWS, 0, 0) &&
	       seen(c, PG_O_CYCLES_STOP, 0, 0) && seen(c, PG_O_CYCLES_WRITE, 0x0123456789abcdef, 0xfedcba9876543210);
}

static void overflowed(struct perf_event *event, struct perf_sample_data *data, struct pt_regs *regs)
{
	atomic_t *calls = event->overflow_handler_context;

	atomic_inc(calls);
}

/* Let it run until interrupts came, or long enough. Returns the time that it ran, in ns. */
static u64 run(struct perf_event *event, atomic_t *calls, u64 *count, unsigned int ms)
{
	unsigned long end = jiffies + msecs_to_jiffies(ms);
	u64 enabled, running;

	perf_event_enable(event);
	while (atomic_read(calls) < ENOUGH && time_before(jiffies, end)) {
		pg_burn(100);
		cond_resched();
	}
	perf_event_disable(event);
	*count = perf_event_read_value(event, &enabled, &running);
	return running;
}

void pg_pmu_perf(const struct pg_capture *cap, struct pg_cpu *c)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_HARDWARE, .size = sizeof(attr), .config = PERF_COUNT_HW_CPU_CYCLES,
		.disabled = 1,
	};
	u8 why = forbidden(cap, c);
	atomic_t calls = ATOMIC_INIT(0);
	struct perf_event *event;
	u64 count = 0, running = 0;
	int i, err = 0;

	if (why) {
		pg_seen_nothing(c, PG_O_PERF_OPEN, why);
		pg_seen_nothing(c, PG_O_PERF_COUNT, why);
		pg_seen_nothing(c, PG_O_PERF_IRQ, why);
		return;
	}
	if (overflows_end(c))
		attr.sample_period = PERIOD;
	for (i = 0; i < (attr.sample_period ? TRIES : 1) && !atomic_read(&calls); i++) {
		event = perf_event_create_kernel_counter(&attr, c->cpu, NULL, overflowed, &calls);
		if (IS_ERR(event)) {
			err = -PTR_ERR(event);
			break;
		}
		running += run(event, &calls, &count, attr.sample_period ? WAIT_MS : SHORT_WAIT_MS);
		perf_event_release_kernel(event);
	}
	pg_seen_value(c, PG_O_PERF_OPEN, err, described());
	if (err) {
		pg_seen_nothing(c, PG_O_PERF_COUNT, PG_WHY_NO_DRIVER);
		pg_seen_nothing(c, PG_O_PERF_IRQ, PG_WHY_NO_DRIVER);
		return;
	}
	pg_seen_value(c, PG_O_PERF_COUNT, count, running);
	if (attr.sample_period)
		pg_seen_value(c, PG_O_PERF_IRQ, atomic_read(&calls), count);
	else if (c->obs[PG_O_ENABLE_BITS].why)
		pg_seen_nothing(c, PG_O_PERF_IRQ, c->obs[PG_O_ENABLE_BITS].why);
	else
		pg_seen_nothing(c, PG_O_PERF_IRQ, PG_WHY_ENDLESS);
}
#else
void pg_pmu_perf(const struct pg_capture *cap, struct pg_cpu *c)
{
	u8 why = cap->behaviour ? PG_WHY_NO_DRIVER : PG_WHY_BEHAVIOUR_OFF;

	if (cap->behaviour)
		pg_seen_value(c, PG_O_PERF_OPEN, EOPNOTSUPP, described());
	else
		pg_seen_nothing(c, PG_O_PERF_OPEN, why);
	pg_seen_nothing(c, PG_O_PERF_COUNT, why);
	pg_seen_nothing(c, PG_O_PERF_IRQ, why);
}
#endif
