/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A damaged trace.dat can crash or hang libtracecmd. All work on files is done in a child process;
 * its parent turns such an end into one sentence and exit status 3.
 */
#ifndef PG_GUARD_H
#define PG_GUARD_H

/*
 * Returns the exit status of work(data) if it ends by itself, else says what happened and returns
 * PG_GUARD_FAILED.
 */
#define PG_GUARD_FAILED	3
int pg_guard_run(const char *name, int (*work)(void *data), void *data);

/*
 * Between these two the libraries are at work: what they print is dropped. path is for the
 * sentence.
 */
void pg_guard_enter(const char *path);
void pg_guard_leave(void);

/* Called for each record: the parent takes a child without progress for hung. */
extern volatile unsigned long *pg_guard_count;

static inline void pg_guard_progress(void)
{
	++*pg_guard_count;
}

#endif /* PG_GUARD_H */
