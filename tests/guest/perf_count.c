/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A user of the PMU, for tests: counts cycles while something else goes on, and says whether the counts held.
 *
 *	perf_count SECONDS CPU
 *
 * Pins itself to CPU, opens two counters, one of its own cycles and one of all cycles of that CPU, and spins. Every
 * 100 ms it notes the counts of that slice. Prints a line per counter: the least and the most in a slice, against the median,
 * and the share of time that it ran. A counter that somebody stops gives slices of nothing, one that somebody resets a
 * slice of astronomic size; an emulated machine under load varies by less.
 * Exit status 0: both held, 1: one did not, 3: there is no counter.
 */
#define _GNU_SOURCE
#include <linux/perf_event.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MAX_SLICES	10000
#define SLICE_NS	100000000ull

#define LEAST		0.02
/* With nobody near, QEMU's emulated counters now and then jump by 2^31 at an overflow: 22 slices of 100 ms at 1 GHz. */
#define MOST		30.0

struct reading { uint64_t count, enabled, running; };

struct counter {
	const char *what;
	clockid_t clock;		/* the time that it should keep up with */
	int fd;
	uint64_t then;
	struct reading first, last;
	double rate[MAX_SLICES];
	int n;
};

static struct counter counters[2] = {
	{ .what = "the thread", .clock = CLOCK_THREAD_CPUTIME_ID }, { .what = "the CPU", .clock = CLOCK_MONOTONIC },
};

static uint64_t now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static int start(struct counter *c, int pid, int cpu)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_HARDWARE, .size = sizeof(attr), .config = PERF_COUNT_HW_CPU_CYCLES,
		.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING,
	};

	c->fd = syscall(SYS_perf_event_open, &attr, pid, cpu, -1, 0);
	c->then = now(c->clock);
	if (c->fd < 0 || read(c->fd, &c->first, sizeof(c->first)) != sizeof(c->first)) {
		perror("perf_count: no cycle counter");
		return -1;
	}
	c->last = c->first;
	return 0;
}

static int slice(struct counter *c)
{
	uint64_t t = now(c->clock);
	struct reading r;

	if (t - c->then < SLICE_NS || c->n == MAX_SLICES)
		return 0;
	if (read(c->fd, &r, sizeof(r)) != sizeof(r))
		return -1;
	c->rate[c->n++] = (double)(r.count - c->last.count) / (t - c->then);
	c->last = r;
	c->then = t;
	return 0;
}

static int held(struct counter *c)
{
	double median, ran;
	int n = c->n;

	if (n < 3) {
		printf("perf_count: cycles of %s: only %d slices, too short a time\n", c->what, n);
		return 0;
	}
	qsort(c->rate, n, sizeof(c->rate[0]), by_size);
	median = c->rate[n / 2];
	ran = (double)(c->last.running - c->first.running) / (c->last.enabled - c->first.enabled);
	printf("perf_count: cycles of %s: %d slices, least %.0f %%, most %.0f %%, counter ran %.1f %%\n", c->what, n,
	       100 * c->rate[0] / median, 100 * c->rate[n - 1] / median, 100 * ran);
	return median > 0 && c->rate[0] > LEAST * median && c->rate[n - 1] < MOST * median && ran > 0.99;
}

int main(int argc, char **argv)
{
	uint64_t began;
	cpu_set_t set;
	int i, good;

	if (argc != 3)
		return 3;
	CPU_ZERO(&set);
	CPU_SET(atoi(argv[2]), &set);
	sched_setaffinity(0, sizeof(set), &set);
	if (start(&counters[0], 0, -1) || start(&counters[1], -1, atoi(argv[2])))
		return 3;
	began = now(CLOCK_MONOTONIC);
	while (now(CLOCK_MONOTONIC) - began < atoi(argv[1]) * 1000000000ull)
		for (i = 0; i < 2; i++)
			if (slice(&counters[i]))
				return 3;
	good = held(&counters[0]);
	good &= held(&counters[1]);
	return !good;
}
