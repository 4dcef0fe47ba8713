/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Perf events of a thread that must not wait for CPU hotplug. The first event of a thread anywhere makes perf switch on its
 * work at context switches, for which it takes cpus_read_lock(). A thread that a holder of that lock waits for would wait
 * for a writer, and that for the holder. So one event is kept, which counts nothing, from before the lock is taken.
 */
#ifndef PG_PERF_H
#define PG_PERF_H

/* pg_perf_hold() may sleep, and is called without cpus_read_lock(); pg_perf_let_go() afterwards. */
void pg_perf_hold(void);
void pg_perf_let_go(void);

/* Between the two: may threads open events of their own? */
bool pg_perf_held(void);

#endif
