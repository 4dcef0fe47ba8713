/* SPDX-License-Identifier: GPL-2.0 */
/* Keeps one event of a thread; see perf.h. Modules are loaded one after the other, so one is enough. */
#include <linux/err.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include "perf.h"

#ifdef CONFIG_PERF_EVENTS
static struct perf_event *held;

void pg_perf_hold(void)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_SOFTWARE, .size = sizeof(attr), .config = PERF_COUNT_SW_DUMMY, .disabled = 1,
	};
	struct perf_event *event = perf_event_create_kernel_counter(&attr, -1, current, NULL, NULL);

	held = IS_ERR(event) ? NULL : event;
}

void pg_perf_let_go(void)
{
	if (held)
		perf_event_release_kernel(held);
	held = NULL;
}

bool pg_perf_held(void)
{
	return held;
}
#else
void pg_perf_hold(void)
{
}

void pg_perf_let_go(void)
{
}

bool pg_perf_held(void)
{
	return false;
}
#endif
