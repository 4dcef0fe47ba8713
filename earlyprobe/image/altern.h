/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Alternative sites.
 */
#ifndef PG_ALTERN_H
#define PG_ALTERN_H

#include "image.h"

int pg_altern_read(struct pg_image *img, struct pg_err *err);

#endif /* PG_ALTERN_H */
