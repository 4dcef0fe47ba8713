/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One sentence that says why.
 */
#include <stdarg.h>
#include <stdio.h>
#include "err.h"

int pg_fail(struct pg_err *err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	return -1;
}
