/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Files whole in, whole out.
 */
#ifndef PG_FILE_H
#define PG_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "err.h"

int pg_file_read(const char *path, uint8_t **buf, size_t *size, struct pg_err *err);
int pg_file_write(const char *path, const uint8_t *buf, size_t size, struct pg_err *err);
bool pg_file_same(const char *a, const char *b);

#endif /* PG_FILE_H */
