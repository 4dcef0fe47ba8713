/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writes a trace.dat of version 6, the plainest of its forms, as trace-cmd.dat.v6(5) describes it:
 * libtracecmd can only read. For tests that need a recording that no machine can be made to give,
 * and for cutting a real one down to kilobytes.
 */
#ifndef PG_DATFILE_H
#define PG_DATFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dat;

struct dat *dat_new(int cpus);
/* The text of an event's format file; copied. */
void dat_format(struct dat *d, const char *system, const char *text);
void dat_comm(struct dat *d, int pid, const char *comm);
/* One event; of each CPU in order of time. data begins with the common fields. */
void dat_record(struct dat *d, int cpu, uint64_t ts, const void *data, size_t size);
/* Events were lost on this CPU before its next one; count 0: the kernel did not count. */
void dat_lose(struct dat *d, int cpu, unsigned int count);
/* Writes and frees it. False if that failed. */
bool dat_write(struct dat *d, const char *path);

#endif /* PG_DATFILE_H */
