/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Who this machine is: whether there is a hypervisor, how it calls itself, whether this kernel could host guests, and whether
 * it may be probed at all.
 */
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/utsname.h>
#include <asm/cpufeature.h>
#include <asm/processor.h>
#include "x86/probe.h"

static const struct {
	const char *signature, *name;
} hypervisors[] = {
	{ "KVMKVMKVM", "KVM" }, { "TCGTCGTCGTCG", "QEMU TCG" }, { "Microsoft Hv", "Hyper-V" }, { "XenVMMXenVMM", "Xen" },
	{ "VMwareVMware", "VMware" },
};

/* Twelve characters in EBX, ECX, EDX; anybody may call himself anything. */
static void signature(u32 leaf, char text[13])
{
	u32 eax, word[3];
	int i;

	cpuid(leaf, &eax, &word[0], &word[1], &word[2]);
	memcpy(text, word, 12);
	text[12] = 0;
	for (i = 0; text[i]; i++)
		if (text[i] < 0x20 || text[i] > 0x7e)
			text[i] = '?';
}

static void name_hypervisor(struct pg_capture *cap)
{
	char first[13], second[13];
	int i;

	if (!(cpuid_ecx(1) >> PG_LSB_CPUID_1_ECX_HYPERVISOR & 1)) {
		strcpy(cap->hypervisor, "none");
		return;
	}
	signature(0x40000000, first);
	signature(0x40000100, second);
	if (!strcmp(first, "Microsoft Hv") && !strcmp(second, "KVMKVMKVM")) {
		strcpy(cap->hypervisor, "KVM (which speaks Hyper-V as well)");
		return;
	}
	for (i = 0; i < ARRAY_SIZE(hypervisors); i++) {
		if (!strcmp(first, hypervisors[i].signature)) {
			strcpy(cap->hypervisor, hypervisors[i].name);
			return;
		}
	}
	snprintf(cap->hypervisor, PG_TEXT, "unknown (%s)", first);
}

static bool could_host(void)
{
	return cpuid_ecx(1) >> PG_LSB_CPUID_1_ECX_VMX & 1 ||
	       (cpuid_eax(0x80000000) >= 0x80000001 && cpuid_ecx(0x80000001) >> PG_LSB_CPUID_80000001_ECX_SVM & 1);
}

void pg_platform(struct pg_capture *cap)
{
	cap->schema = PG_SCHEMA;
	cap->time = ktime_get_real_seconds();
	snprintf(cap->kernel, PG_TEXT, "%s", init_utsname()->release);
	snprintf(cap->node, PG_TEXT, "%s", init_utsname()->nodename);
	if (boot_cpu_has(X86_FEATURE_XENPV))
		cap->refusal = PG_NO_XEN_PV;
	else if (pg_selftest() != PG_ST_ALL)
		cap->refusal = PG_NO_SELFTEST;
	name_hypervisor(cap);
	cap->nested = strcmp(cap->hypervisor, "none") ? PG_NESTED_YES : PG_NESTED_NO;
	cap->host = cap->nested == PG_NESTED_NO || could_host();
}
