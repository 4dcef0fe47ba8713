/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The guest kernel's symbols, from its System.map or vmlinux.
 */
#ifndef PG_SYMBOLS_H
#define PG_SYMBOLS_H

#include "run.h"

struct pg_symbols;

struct pg_symbols *pg_symbols_load(const char *path, const char **why);
void pg_symbols_free(struct pg_symbols *s);

/*
 * Finds out where the guest's kernel lay (KASLR, load address) by the calls that it made. Returns
 * false and why if these are not calls of this kernel.
 */
bool pg_symbols_fit(struct pg_symbols *s, const struct pg_run *run, const char **why);

/* function+0x1c, or NULL; s may be NULL. buf of at least PG_WORDS bytes. */
const char *pg_symbols_name(const struct pg_symbols *s, uint64_t pc, char *buf);

/* "0xffff800080010a00 (function+0x1c)" or only the number. buf of at least PG_WORDS bytes. */
const char *pg_symbols_pc(const struct pg_symbols *s, uint64_t pc, char *buf);

/*
 * The place in which a vCPU parks itself with its MMU off, function+0x8, if pc can be a physical address in one; else NULL. As
 * much of the address is compared as the boot protocol keeps. s may be NULL; buf of at least PG_WORDS bytes.
 */
const char *pg_symbols_parked(const struct pg_symbols *s, uint64_t pc, char *buf);

#endif /* PG_SYMBOLS_H */
