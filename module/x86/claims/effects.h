/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a broken claim, by the mainline release they are built from.
 *
 * X-macro, no include guard; the columns are those of arm64/claims/effects.h. An MSR that the kernel reads or writes without
 * asking is answered by its exception table: "unchecked MSR access error" in the log, and the kernel goes on with 0. That is
 * MISCOUNTS. It dies where the access stands in assembly without an entry in that table.
 *
 * KNOWN: read in the sources of 6.1 and 6.12.
 */
#include "x86/claims/msr-effects.h"
#include "x86/claims/system-effects.h"
#include "x86/claims/pmu-effects.h"
#include "x86/claims/paravirt-effects.h"
#include "x86/claims/instructions-effects.h"
#include "x86/claims/consistency-effects.h"
