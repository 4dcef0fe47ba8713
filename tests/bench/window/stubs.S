/* SPDX-License-Identifier: GPL-2.0 */
/* The window as the module has it. */
#include <arm64/window.S>
