/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the exercises take from the kernel, for a program: no interrupts, and a clock that goes by looks at it.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>
#include <string.h>

uint64_t fake_clock(void);

/* Of arch.h, which has it for the kernel alone. */
struct pg_capture;
struct pg_cpu;
_Bool pg_touch(const struct pg_capture *cap, struct pg_cpu *c, unsigned int reg);

#define read_sysreg(name)	fake_clock()
#define msleep(ms)		((void)(ms))
#define ARRAY_SIZE(a)		(sizeof(a) / sizeof((a)[0]))
#define READ_ONCE(x)		(*(volatile __typeof__(x) *)&(x))
#define barrier_data(p)		__asm__ volatile("" : : "r" (p) : "memory")
#define max(a, b)		((a) > (b) ? (a) : (b))
#define min(a, b)		((a) < (b) ? (a) : (b))

#endif
