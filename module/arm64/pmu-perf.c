/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PMU through the kernel's own perf: does a driver drive it, does its cycle event count, does the overflow interrupt
 * arrive? Perf decides who gets a counter. Without a driver there is nothing to see.
 *
 * Only with risky=1: a 6.12 guest died once in perf_ctx_sched_task_cb(), with the context of the waiting loader's event still
 * active on no CPU. Whose mistake that is, is not known; what is learnt here are hints only.
 *
 * The events belong to the thread that probes, not to the CPU. Perf gives a thread's events what those of the CPU leave,
 * and takes them off with the thread: nobody else's event loses its counter to one of these.
 */
#include <linux/acpi.h>
#include <linux/err.h>
#include <linux/math64.h>
#include <linux/of.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include "arm64/pmu.h"
#include "perf.h"

#define PERIOD		200000		/* cycles from one interrupt to the next */
#define WAIT_MS		50
#define SHORT_WAIT_MS	4
#define TRIES		3
#define ENOUGH		1
#define MOST		31		/* event counters: PMCR_EL0.N */
#define ALL_US		50

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
	if (!cap->risky)
		return PG_WHY_PERF_OFF;
	if (!pg_perf_held())
		return PG_WHY_NO_TURN;
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
		event = perf_event_create_kernel_counter(&attr, c->cpu, current, overflowed, &calls);
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
/* As many cycle events as there are counters, and one for the cycle counter, which perf prefers. Returns an errno. */
static int open_all(const struct pg_cpu *c, struct perf_event *events[], unsigned int n)
{
	struct perf_event_attr attr = { .type = PERF_TYPE_RAW, .size = sizeof(attr), .config = EVENT_CPU_CYCLES };
	unsigned int i;

	for (i = 0; i < n; i++) {
		events[i] = perf_event_create_kernel_counter(&attr, c->cpu, current, NULL, NULL);
		if (IS_ERR(events[i])) {
			int err = -PTR_ERR(events[i]);

			events[i] = NULL;
			return err;
		}
	}
	return 0;
}

/* False when they did not all run all the time. */
static bool count_all(struct perf_event *events[], unsigned int n, u64 got[2])
{
	u64 count, enabled, running, least = ~0ull, most = 0;
	unsigned int i;

	pg_burn(ALL_US);
	for (i = 0; i < n; i++) {
		count = perf_event_read_value(events[i], &enabled, &running);
		if (!running || running != enabled)
			return false;
		if (!count)
			got[0] |= 1ull << i;
		least = min(least, count);
		most = max(most, count);
	}
	got[1] = least ? div64_u64(most * 100, least) : 0;
	return true;
}

void pg_pmu_all(const struct pg_capture *cap, struct pg_cpu *c)
{
	struct perf_event *events[MOST + 1] = { NULL };
	u8 why = forbidden(cap, c);
	unsigned int i, n = 0;
	bool together = false;
	u64 got[2];
	int tries, err = 0;

	if (!why && !pg_touch(cap, c, PG_R_PMCR_EL0))
		why = PG_WHY_UNREADABLE;
	if (!why) {
		n = pg_pmcr_n(c->reg[PG_R_PMCR_EL0].value);
		why = n ? PG_WHY_NONE : PG_WHY_NO_COUNTER;
	}
	for (tries = 0; !why && !err && tries < TRIES && !(together && !got[0]); tries++) {
		got[0] = got[1] = 0;
		err = open_all(c, events, n + 1);
		together = !err && count_all(events, n + 1, got);
		for (i = 0; i <= n; i++)
			if (events[i])
				perf_event_release_kernel(events[i]);
	}
	if (!why && err)
		why = PG_WHY_NO_DRIVER;
	else if (!why && !together)
		why = PG_WHY_NO_TURN;
	if (why)
		pg_seen_nothing(c, PG_O_ALL_AT_ONCE, why);
	else
		pg_seen_value(c, PG_O_ALL_AT_ONCE, got[0], got[1]);
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

void pg_pmu_all(const struct pg_capture *cap, struct pg_cpu *c)
{
	pg_seen_nothing(c, PG_O_ALL_AT_ONCE, cap->behaviour ? PG_WHY_NO_DRIVER : PG_WHY_BEHAVIOUR_OFF);
}
#endif
