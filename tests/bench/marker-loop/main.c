/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Times markers against bare HVCs, in turns so that what else the machine does meets both, and
 * prints the best of each. Loading fails on purpose: there is nothing to unload.
 */
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/preempt.h>

#define TIMES	200
#define ROUNDS	40

void loop_shared(u64 times);
void loop_inline(u64 times);
void loop_bare(u64 times);

static u64 once(void (*loop)(u64))
{
	u64 start, end;

	preempt_disable();
	start = ktime_get_ns();
	loop(TIMES);
	end = ktime_get_ns();
	preempt_enable();
	return end - start;
}

static int __init marker_loop_init(void)
{
	u64 shared = U64_MAX, inlined = U64_MAX, bare = U64_MAX;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		bare = min(bare, once(loop_bare));
		shared = min(shared, once(loop_shared));
		inlined = min(inlined, once(loop_inline));
		cond_resched();
	}
	pr_info("marker_loop: bare %llu shared %llu inline %llu\n", bare / TIMES, shared / TIMES,
		inlined / TIMES);
	return -ECANCELED;
}
module_init(marker_loop_init);
MODULE_DESCRIPTION("polygraph: what a boot marker costs");
MODULE_LICENSE("GPL");
