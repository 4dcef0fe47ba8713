/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Why something is refused. Every function that can refuse returns 0 or -1 and has then left one sentence in the
 * struct pg_err.
 */
#ifndef PG_ERR_H
#define PG_ERR_H

struct pg_err {
	char msg[256];
};

int pg_fail(struct pg_err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif /* PG_ERR_H */
