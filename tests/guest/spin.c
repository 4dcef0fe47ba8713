/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spin CPU SECONDS: keeps a CPU to itself as a busy-polling real-time task does (SCHED_FIFO, 99), then ends. Needs root, and
 * kernel.sched_rt_runtime_us=-1 or the scheduler takes a part of each second away.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char **argv)
{
	struct sched_param fifo = { .sched_priority = 99 };
	struct timespec now;
	time_t end;
	cpu_set_t cpus;

	if (argc != 3) {
		fprintf(stderr, "usage: spin CPU SECONDS\n");
		return 3;
	}
	CPU_ZERO(&cpus);
	CPU_SET(atoi(argv[1]), &cpus);
	if (sched_setaffinity(0, sizeof(cpus), &cpus) || sched_setscheduler(0, SCHED_FIFO, &fifo)) {
		perror("spin");
		return 1;
	}
	clock_gettime(CLOCK_MONOTONIC, &now);
	end = now.tv_sec + atoi(argv[2]);
	while (now.tv_sec < end)
		clock_gettime(CLOCK_MONOTONIC, &now);
	return 0;
}
