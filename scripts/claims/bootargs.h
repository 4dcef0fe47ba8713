/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The words for a kernel's command line with which it outlives the lies of its host.
 */
#ifndef PG_BOOTARGS_H
#define PG_BOOTARGS_H

#include "verdict/arch.h"

/*
 * Prints them on one line, each once: of all claims of which this release dies, the parameters that their workaround names.
 * release is "6.12" or longer. Returns false when it is none.
 */
bool pg_boot_args(const struct pg_arch *arch, const char *release);

#endif
