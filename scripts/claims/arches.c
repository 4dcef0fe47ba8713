/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The architectures that there are: a row for each wing of module/.
 */
#include "arches.h"

const struct pg_arch *const pg_arches[] = {
	&pg_arm64, &pg_x86,
};
const int pg_narches = sizeof(pg_arches) / sizeof(pg_arches[0]);
