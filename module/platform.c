/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Who this machine is: the exception level of the kernel, whether it is the host, who the hypervisor says it is, and
 * whether the guarded window may be used here at all.
 */
#include <linux/acpi.h>
#include <linux/arm-smccc.h>
#include <linux/delay.h>
#include <linux/dmi.h>
#include <linux/of.h>
#include <linux/timekeeping.h>
#include <linux/utsname.h>
#include <asm/sysreg.h>
#include "collect.h"

/* Vendor-specific hypervisor service, call UID: SMC Calling Convention (DEN0028), 6.2. */
#define VENDOR_HYP_UID	0x8600ff01

/* KVM's, 28b46fb6-2ec5-11e9-a9ca-4b564d003a74: include/linux/arm-smccc.h since v5.13, so 5.10 does not know it. */
static const u32 kvm_uid[4] = { 0xb66fb428, 0xe911c52e, 0x564bcaa9, 0x743a004d };

/*
 * SDEI events ignore DAIF and enter the kernel behind VBAR_EL1's back; a fault in their handler would meet our vectors.
 */
static bool has_sdei(void)
{
	struct device_node *np = of_find_compatible_node(NULL, NULL, "arm,sdei-1.0");

	of_node_put(np);
	if (np)
		return true;
#ifdef CONFIG_ACPI
	if (!acpi_disabled) {
		struct acpi_table_header *table;

		if (ACPI_SUCCESS(acpi_get_table(ACPI_SIG_SDEI, 0, &table))) {
			acpi_put_table(table);
			return true;
		}
	}
#endif
	return false;
}

/*
 * A kernel that was entered at EL2 owns it, even when it then runs at EL1 (nVHE). Nothing exported says so, but the timer
 * does: since v4.5 such a kernel takes the physical timer for itself, all others take the virtual one
 * (arch_timer_select_ppi). While this code runs, the tick is on; look again if it happens to be stopped.
 */
static bool owns_el2(void)
{
	struct pg_read p, v;
	int i;

	if (read_sysreg(CurrentEL) == CurrentEL_EL2)
		return true;
	for (i = 0; i < 10; i++) {
		pg_read(PG_R_CNTV_CTL_EL0, &v);
		pg_read(PG_R_CNTP_CTL_EL0, &p);
		if (v.state == PG_VALUE && v.value & 1)
			return false;
		if (p.state == PG_VALUE && p.value & 1)
			return true;
		msleep(2);
	}
	return false;
}

static bool compatible(const char *name)
{
	struct device_node *np = of_find_compatible_node(NULL, NULL, name);

	of_node_put(np);
	return np;
}

static void name_hypervisor(struct pg_capture *cap)
{
	const char *vendor = dmi_get_system_info(DMI_SYS_VENDOR), *product = dmi_get_system_info(DMI_PRODUCT_NAME);
	struct arm_smccc_res res = { .a0 = SMCCC_RET_NOT_SUPPORTED };

	if (arm_smccc_1_1_get_conduit() == SMCCC_CONDUIT_HVC)
		arm_smccc_1_1_hvc(VENDOR_HYP_UID, &res);
	if ((u32)res.a0 == kvm_uid[0] && (u32)res.a1 == kvm_uid[1] && (u32)res.a2 == kvm_uid[2] && (u32)res.a3 == kvm_uid[3])
		strcpy(cap->hypervisor, "KVM");
	else if ((int)res.a0 != SMCCC_RET_NOT_SUPPORTED)
		snprintf(cap->hypervisor, PG_TEXT, "UID %08x-%08x-%08x-%08x", (u32)res.a0, (u32)res.a1, (u32)res.a2,
			 (u32)res.a3);
	else if (compatible("xen,xen"))
		strcpy(cap->hypervisor, "Xen");
	else if (cap->host)
		strcpy(cap->hypervisor, "none");
	else if (vendor || product)
		snprintf(cap->hypervisor, PG_TEXT, "unknown (%s %s)", vendor ?: "", product ?: "");
	else if (of_machine_is_compatible("linux,dummy-virt"))
		strcpy(cap->hypervisor, "unknown (QEMU virt)");
	else
		strcpy(cap->hypervisor, "unknown");
}

void pg_platform(struct pg_capture *cap)
{
	cap->schema = PG_SCHEMA;
	cap->time = ktime_get_real_seconds();
	snprintf(cap->kernel, PG_TEXT, "%s", init_utsname()->release);
	snprintf(cap->node, PG_TEXT, "%s", init_utsname()->nodename);
	cap->el = read_sysreg(CurrentEL) == CurrentEL_EL2 ? 2 : 1;
	if (!pg_window_aligned())
		cap->refusal = PG_NO_ALIGN;
	else if (has_sdei() && !cap->risky)
		cap->refusal = PG_NO_SDEI;
	cap->host = cap->refusal ? cap->el == 2 : owns_el2();
	name_hypervisor(cap);
}
