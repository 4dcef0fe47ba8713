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
	@echo "make man       the manual pages, into build/man (scdoc)"
	@echo "make docs      docs/claims.md, from the tables"
	@echo "make install   polygraph and its programs under PREFIX=$(PREFIX), the module through dkms if there is one"
	@echo "make fuzz      mutated Images, captures and recordings, N=100000 of each"
	@echo "make bench     what a probe, a marker, a patch and a report cost, each against its yardstick"
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

# Manual pages.
pages	:= $(patsubst docs/man/%.scd,$(OUT)/man/%,$(wildcard docs/man/*.scd))
scdoc	:= $(shell command -v scdoc)

man: $(pages)

$(OUT)/man/%: docs/man/%.scd
	@mkdir -p $(@D)
	@$(if $(scdoc),scdoc < $< > $@.new && mv $@.new $@,echo "make man: scdoc is not installed: install the package scdoc" >&2; exit 2)

install: tools $(if $(scdoc),man)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/polygraph
	install -m 755 scripts/polygraph $(DESTDIR)$(PREFIX)/libexec/polygraph/
	ln -sf ../libexec/polygraph/polygraph $(DESTDIR)$(PREFIX)/bin/polygraph
	install -d $(DESTDIR)$(PREFIX)/libexec/polygraph/record
	install -m 755 scripts/record/* $(DESTDIR)$(PREFIX)/libexec/polygraph/record/
	install -m 755 $(OUT)/polygraph-* \
		$(DESTDIR)$(PREFIX)/libexec/polygraph/
	$(if $(scdoc),install -d $(DESTDIR)$(PREFIX)/share/man/man1)
	$(if $(scdoc),install -m 644 $(pages) $(DESTDIR)$(PREFIX)/share/man/man1/,@echo "no manual pages: scdoc is not installed")
	install -D -m 644 scripts/completion/polygraph.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/polygraph
	@$(MAKE) -s -C scripts/plugin OUT=$(OUT)/plugin install DESTDIR=$(DESTDIR)
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's,/usr/local/bin,$(PREFIX)/bin,' dist/polygraph.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/polygraph.service
	install -d $(DESTDIR)$(PREFIX)/share/polygraph/earlyprobe
	install -m 755 earlyprobe/insert $(DESTDIR)$(PREFIX)/share/polygraph/earlyprobe/
	install -m 644 $(wildcard earlyprobe/*.[hS] earlyprobe/*.awk) earlyprobe/Kconfig earlyprobe/Kbuild \
		$(DESTDIR)$(PREFIX)/share/polygraph/earlyprobe/
	install -d $(DESTDIR)/usr/src/polygraph-$(VERSION)/module
	install -m 644 Kbuild dkms.conf $(DESTDIR)/usr/src/polygraph-$(VERSION)/
	install -m 644 module/* $(DESTDIR)/usr/src/polygraph-$(VERSION)/module/
	@echo "for the module: dkms install polygraph/$(VERSION)"

# What is generated and kept in the tree: tests/unit/judge fails when it is stale.
docs: tools
	$(OUT)/polygraph-explain --markdown > docs/claims.md.new
	mv docs/claims.md.new docs/claims.md

# Mutated and truncated Images, captures and recordings: N of each, and ten times as many captures, which are small.
fuzz:
	@$(MAKE) -s -C earlyprobe/image fuzz OUT=$(OUT)/fuzz N=$(or $(N),100000)
	@$(MAKE) -s -C scripts/judge fuzz OUT=$(OUT)/fuzz N=$(or $(N),100000)0
	@$(MAKE) -s -C scripts/timeline fuzz OUT=$(OUT)/timeline N=$(or $(N),100000)

# Measures, asserts nothing.
bench: tools
	@tests/bench/probe
	@tests/bench/marker
	@tests/bench/patch
	@tests/bench/timeline

style:
	@tests/style

clean:
	rm -rf build

.PHONY: help demo check probe modules tools man docs install fuzz bench style clean
