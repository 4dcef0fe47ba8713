/* SPDX-License-Identifier: GPL-2.0 */
/* What hook.S makes happen inside the armed window. */
#define MODE_NONE		0
#define MODE_FAULT_ONCE		1	/* a data abort that the kernel's exception table repairs */
#define MODE_FAULT_ALWAYS	2	/* the same, at every attempt */
#define MODE_IRQ		3	/* interrupts let in until one came */
#define MODE_IRQ_IN_FLIGHT	4	/* interrupts let in for the whole window, under fire by a timer */
