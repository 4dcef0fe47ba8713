/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A text that grows in a buffer of fixed size, for the module and for the tools.
 *
 * Like snprintf(): what does not fit is dropped, len goes on counting, so that a caller who finds len >= size can come
 * again with len + 1 bytes. The text always ends with a NUL when size > 0.
 */
#ifndef PG_OUT_H
#define PG_OUT_H

#ifdef __KERNEL__
#include <linux/kernel.h>
#include <linux/string.h>
#else
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#endif

struct pg_out {
	char *buf;
	size_t size;
	size_t len;
	int width;		/* columns of the reader's terminal; 0 is unknown */
	bool colour;		/* the reader can see it */
};

/* Returns how many characters it added. Not inline: to kernels before v5.4 that means always, and it cannot be. */
static int __attribute__((format(printf, 2, 3), unused)) pg_put(struct pg_out *o, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(o->len < o->size ? o->buf + o->len : NULL, o->len < o->size ? o->size - o->len : 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return 0;
	o->len += n;
	return n;
}

#endif
