/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A source while it is read: where it stands, what its last lines were about, and the deaths that came out of it.
 */
#ifndef PG_READING_H
#define PG_READING_H

#include "death.h"

struct pg_reading {
	struct pg_deaths *deaths;
	const char *source;
	uint64_t line;
	const char *text;		/* the line */
	char kernel[PG_DEATH_TEXT];	/* what the source said of its kernel last */
	unsigned int boot;		/* how often it said so */
	struct pg_death *open;		/* whose lines these are, or NULL */
	struct pg_death *autoload;	/* a VMX abort whose MSRs follow */
	uint64_t index;			/* of an MSR in that list */
	struct pg_death *failed;	/* a run of KVM that failed, whose registers follow */
	struct {
		int number;		/* in QEMU's monitor; -1: none */
		uint64_t pc;
		bool has_pc;
	} vcpu;
};

/* A new death that this line is about; one of no account when there are too many. */
struct pg_death *pg_reading_add(struct pg_reading *e, enum pg_kind_of_death kind, const char *what);

/* Where the kernel's own sentence begins, in front of the word at at: behind the time stamp and the thread in brackets. */
const char *pg_reading_sentence(const struct pg_reading *e, const char *at);

#endif
