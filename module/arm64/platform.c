/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Who this machine is: the exception level of the kernel, whether it is the host, who the hypervisor says it is, and
 * whether the guarded window may be used here at all.
 */
#include <linux/acpi.h>
#include <linux/delay.h>
#include <linux/dmi.h>
#include <linux/kernel.h>
#include <linux/of.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/utsname.h>
#include <asm/sysreg.h>
#include "arm64/probe.h"
#include "compat.h"

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

/*
 * Ask what is below this kernel for its name. The conduit is PSCI's: HVC for a guest, SMC for a kernel that owns EL2, where
 * a hypervisor of nested guests answers SMC as well as firmware does. Guarded all the same: a firmware that is not there, or
 * an emulator's, may answer a function that it does not know with UNDEFINED.
 */
static bool ask_uid(u32 uid[4])
{
	enum pg_conduit conduit = pg_conduit();
	bool answered = false;

	if (conduit != PG_NO_CONDUIT)
		answered = pg_call(conduit == PG_CONDUIT_SMC, VENDOR_HYP_UID, uid);
	/* -1 is "not supported"; some firmware has other small errors for it, or 0. None of them begins a UID. */
	return answered && uid[0] && !((int)uid[0] < 0 && (int)uid[0] > -16);
}

/* SMBIOS (DSP0134) 7.1.2.2: the second extension byte of the BIOS characteristics; bit 4: "describes a virtual machine". */
#define SMBIOS_BIOS		0
#define SMBIOS_EXTENSION_2	0x13
#define SMBIOS_VIRTUAL		(1 << 4)

static void look_bios(const struct dmi_header *h, void *data)
{
	enum pg_nested *virtual = data;

	if (h->type == SMBIOS_BIOS && h->length > SMBIOS_EXTENSION_2)
		*virtual = ((const u8 *)h)[SMBIOS_EXTENSION_2] & SMBIOS_VIRTUAL ? PG_NESTED_YES : PG_NESTED_NO;
}

/* Vendors that make no hardware. Some of their firmware leaves the bit above out. */
static bool virtual_vendor(const char *vendor)
{
	static const char *const vendors[] = { "QEMU", "VMware", "Xen", "Parallels" };
	unsigned int i;

	for (i = 0; vendor && i < ARRAY_SIZE(vendors); i++)
		if (!strncmp(vendor, vendors[i], strlen(vendors[i])))
			return true;
	return false;
}

/* Is the machine of a kernel that owns EL2 a virtual one? What names itself counts first, then what firmware says. */
static enum pg_nested nested(bool named)
{
	struct device_node *np = of_find_node_by_path("/hypervisor");
	enum pg_nested bios = PG_NESTED_UNKNOWN;

	of_node_put(np);
	if (named || np || of_machine_is_compatible("linux,dummy-virt") ||
	    virtual_vendor(dmi_get_system_info(DMI_SYS_VENDOR)))
		return PG_NESTED_YES;
	dmi_walk(look_bios, &bios);
	return bios;
}

static void name_hypervisor(struct pg_capture *cap)
{
	const char *vendor = dmi_get_system_info(DMI_SYS_VENDOR), *product = dmi_get_system_info(DMI_PRODUCT_NAME);
	bool named = false;
	u32 uid[4];

	if (!cap->refusal)
		named = ask_uid(uid);
	if (cap->host)
		cap->nested = nested(named);
	if (named && !memcmp(uid, kvm_uid, sizeof(uid)))
		strcpy(cap->hypervisor, "KVM");
	else if (named)
		snprintf(cap->hypervisor, PG_TEXT, "UID %08x-%08x-%08x-%08x", uid[0], uid[1], uid[2], uid[3]);
	else if (compatible("xen,xen"))
		strcpy(cap->hypervisor, "Xen");
	else if (cap->host && cap->nested == PG_NESTED_NO)
		strcpy(cap->hypervisor, "none");
	else if (vendor || product)
		snprintf(cap->hypervisor, PG_TEXT, "unknown (%s %s)", vendor ?: "", product ?: "");
	else if (of_machine_is_compatible("linux,dummy-virt"))
		strcpy(cap->hypervisor, "unknown (QEMU virt)");
	else
		strcpy(cap->hypervisor, "unknown");
}

/* No window is opened, here or later, before one has shown on this machine that it catches what it must. */
static enum pg_refusal refusal(const struct pg_capture *cap)
{
	bool armed;

	if (!pg_window_aligned())
		return PG_NO_ALIGN;
	if (has_sdei() && !cap->risky)
		return PG_NO_SDEI;
	if (pg_selftest(&armed) != PG_ST_ALL)
		return armed ? PG_NO_SELFTEST : PG_NO_VBAR;
	return PG_NO_NONE;
}

void pg_platform(struct pg_capture *cap)
{
	cap->schema = PG_SCHEMA;
	cap->time = ktime_get_real_seconds();
	snprintf(cap->kernel, PG_TEXT, "%s", init_utsname()->release);
	snprintf(cap->node, PG_TEXT, "%s", init_utsname()->nodename);
	cap->el = read_sysreg(CurrentEL) == CurrentEL_EL2 ? 2 : 1;
	cap->refusal = refusal(cap);
	cap->host = cap->refusal ? cap->el == 2 : owns_el2();
	name_hypervisor(cap);
}
