/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers of arm64 vCPUs as QEMU prints them: its monitor for "info registers -a", or on its own when KVM_RUN failed. What
 * each word of keywords.h makes of the text behind it.
 *
 * A vCPU that goes about its work leaves nothing. One without a stack is a death; one whose MMU is off is kept beside others.
 */
#ifndef PG_MONITOR_H
#define PG_MONITOR_H

#include "reading.h"

void pg_monitor_cpu(struct pg_reading *e, const char *at);	/* CPU# */
void pg_monitor_pc(struct pg_reading *e, const char *at);	/* PC= */
void pg_monitor_sp(struct pg_reading *e, const char *at);	/* SP=, on the line of PC= or ten lines later */
void pg_monitor_pstate(struct pg_reading *e, const char *at);	/* PSTATE=, which ends a vCPU's general registers */

#endif
