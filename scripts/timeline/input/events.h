/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every trace event that the timeline reads, one row each: PG_EVENT(sym, system, name, fields...).
 *
 * X-macro, no include guard. Fields are found by name in the format that the recording carries, so
 * their order and size in the kernel do not matter; all of them have had these names from 5.10 to
 * 7.2. Their order here is the index into pg_event.f. A vcpu_pc always comes first.
 */
PG_EVENT(ENTRY,     "kvm", "kvm_entry", "vcpu_pc")
PG_EVENT(EXIT,      "kvm", "kvm_exit", "vcpu_pc", "ret", "esr_ec")
PG_EVENT(HVC,       "kvm", "kvm_hvc_arm64", "vcpu_pc", "r0", "imm")
PG_EVENT(SYSREG,    "kvm", "kvm_handle_sys_reg", "hsr")
PG_EVENT(ACCESS,    "kvm", "kvm_sys_access", "vcpu_pc", "is_write", "Op0", "Op1", "CRn", "CRm", "Op2")
PG_EVENT(TOGGLE,    "kvm", "kvm_toggle_cache", "vcpu_pc", "was", "now")
PG_EVENT(SETWAY,    "kvm", "kvm_set_way_flush", "vcpu_pc", "cache")
PG_EVENT(FAULT,     "kvm", "kvm_guest_fault", "vcpu_pc", "hsr", "hxfar", "ipa")
PG_EVENT(MMIO,      "kvm", "kvm_mmio", "gpa", "type", "len", "val")
PG_EVENT(NISV,      "kvm", "kvm_mmio_nisv", "vcpu_pc", "esr", "far", "ipa")
PG_EVENT(WFX,       "kvm", "kvm_wfx_arm64", "vcpu_pc", "is_wfe")
PG_EVENT(USER,      "kvm", "kvm_userspace_exit", "reason", "errno")
PG_EVENT(TIMER_MAP, "kvm", "kvm_get_timer_map", "vcpu_id")
PG_EVENT(SWITCH,    "sched", "sched_switch", "prev_pid", "prev_state", "next_pid")
PG_EVENT(MIGRATE,   "sched", "sched_migrate_task", "pid", "orig_cpu", "dest_cpu")
#undef PG_EVENT
