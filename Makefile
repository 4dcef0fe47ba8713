# SPDX-License-Identifier: GPL-2.0
#
# What a person types. "make help" says it in words; the objects of polygraph.ko are in Kbuild.
# kbuild prefers Kbuild to this file, so the two do not meet.

OUT	:= $(CURDIR)/build
KDIR	?= /lib/modules/$(shell uname -r)/build
PREFIX	?= /usr/local
DESTDIR	?=
VERSION	:= $(shell sed -n 's/^PACKAGE_VERSION="\(.*\)"/\1/p' dkms.conf)

help:
	@echo "make demo      a guest dies under a lying host; the same guest, told why (Debian 12, root; no arm64 needed)"
	@echo "make check     all tests, in emulated machines (installs what it needs with apt)"
	@echo "make probe     build for the running arm64 kernel, load, report, unload"
	@echo "make modules   build polygraph.ko for KDIR=$(KDIR)"
	@echo "make tools     the userspace programs, into build/"
	@echo "make install   polygraph and its programs under PREFIX=$(PREFIX), the module through dkms if there is one"
	@echo "make fuzz      mutated Images for the patcher, N=100000 of them"
	@echo "make style     shellcheck, sparse and checks of the tree's own rules"
	@echo "make clean     remove build/"

demo:
	@tests/demo

check:
	@tests/check

probe:
	@tests/probe

modules:
	@tests/lab/kbuild . --kdir $(KDIR)

tools:
	@$(MAKE) -s -C scripts/judge OUT=$(OUT)
	@$(MAKE) -s -C earlyprobe/image OUT=$(OUT)
	@$(MAKE) -s -C scripts/timeline OUT=$(OUT)/timeline
	@cp -u $(OUT)/timeline/polygraph-timeline $(OUT)/

install: tools
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/polygraph
	install -m 755 scripts/polygraph $(DESTDIR)$(PREFIX)/libexec/polygraph/
	ln -sf ../libexec/polygraph/polygraph $(DESTDIR)$(PREFIX)/bin/polygraph
	install -d $(DESTDIR)$(PREFIX)/libexec/polygraph/record
	install -m 755 scripts/record/* $(DESTDIR)$(PREFIX)/libexec/polygraph/record/
	install -m 755 $(OUT)/polygraph-judge $(OUT)/polygraph-patch $(OUT)/polygraph-timeline \
		$(DESTDIR)$(PREFIX)/libexec/polygraph/
	install -d $(DESTDIR)/usr/src/polygraph-$(VERSION)/module
	install -m 644 Kbuild dkms.conf $(DESTDIR)/usr/src/polygraph-$(VERSION)/
	install -m 644 module/* $(DESTDIR)/usr/src/polygraph-$(VERSION)/module/
	@echo "for the module: dkms install polygraph/$(VERSION)"

# Mutated and truncated Images: N of them, from SEED on.
fuzz:
	@$(MAKE) -s -C earlyprobe/image fuzz OUT=$(OUT)/fuzz N=$(or $(N),100000)

style:
	@tests/style

clean:
	rm -rf build

.PHONY: help demo check probe modules tools install fuzz style clean
