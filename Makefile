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
	@echo "make demo-x86  the same of an x86 guest: IBPB is claimed, and is not there"
	@echo "make check     the tests that need no kernel to be built, in emulated machines (installs what it needs with apt)"
	@echo "make check-all all tests; builds the kernels that some need"
	@echo "make probe     build for the running arm64 kernel, load, report, unload"
	@echo "make modules   build polygraph.ko for KDIR=$(KDIR)"
	@echo "make tools     the userspace programs, into build/"
	@echo "make man       the manual pages, into build/man (scdoc)"
	@echo "make docs      what of docs/ comes from the tables and from tests/captures"
	@echo "make appliance the guest that polygraph qualify boots, into build/appliance"
	@echo "make install   polygraph and its programs under PREFIX=$(PREFIX), the module's sources for dkms"
	@echo "make uninstall what make install put there"
	@echo "make sign      polygraph.ko with KEY= and CERT=, for kernels that take signed modules only"
	@echo "make dist      the sources as one archive, into build/"
	@echo "make fuzz      mutated Images, captures, consoles and recordings, N=100000 of each"
	@echo "make bench     what a probe, a marker, a patch and a report cost, each against its yardstick"
	@echo "make style     shellcheck, sparse and checks of the tree's own rules"
	@echo "make clean     remove build/"

demo:
	@tests/demo

demo-x86:
	@tests/demo x86

check:
	@tests/check

check-all:
	@tests/check --all

probe:
	@tests/probe

modules:
	@dist/need module
	@tests/lab/kbuild . --kdir $(KDIR)

tools:
	@dist/need tools
	@$(MAKE) -s -C scripts/claims OUT=$(OUT)
	@$(MAKE) -s -C scripts/autopsy OUT=$(OUT)
	@$(MAKE) -s -C earlyprobe/image OUT=$(OUT)
	@$(MAKE) -s -C scripts/timeline OUT=$(OUT)/timeline
	@cp -u $(OUT)/timeline/polygraph-timeline $(OUT)/

# The guest that polygraph qualify boots, into build/appliance.
appliance: tools
	@dist/need lab
	@scripts/qualify/appliance --out $(OUT)/appliance

# Manual pages.
pages	:= $(patsubst docs/man/%.scd,$(OUT)/man/%,$(wildcard docs/man/*.scd))
scdoc	:= $(shell command -v scdoc)

man:
	@dist/need docs
	@$(MAKE) -s $(pages)

$(OUT)/man/%: docs/man/%.scd dkms.conf
	@mkdir -p $(@D)
	@sed '1s/$$/ "polygraph $(VERSION)"/' $< | scdoc > $@.new && mv $@.new $@

plugin:
	@$(MAKE) -s -C scripts/plugin OUT=$(OUT)/plugin

# dist/manifest says what goes where.
place	= dist/install --build '$(OUT)' --prefix '$(PREFIX)' --destdir '$(DESTDIR)'

install: tools plugin $(if $(scdoc),man)
	@$(place)

uninstall:
	@$(place) --remove

# For kernels that take signed modules only: docs/signing.md.
sign:
	@dist/sign --key '$(KEY)' --cert '$(CERT)' --kdir '$(KDIR)' $(KO)

# The sources as one archive, of which every machine makes the same bytes.
dist:
	@dist/archive $(OUT)

# What is generated and kept in the tree: tests/unit/judge fails when it is stale.
docs: tools
	$(OUT)/polygraph-explain --markdown > docs/claims.md.new
	mv docs/claims.md.new docs/claims.md
	docs/host-table $(OUT)/polygraph-judge > docs/hosts.md.new
	mv docs/hosts.md.new docs/hosts.md
	docs/stage-table docs/earlyprobe.md > docs/earlyprobe.md.new
	mv docs/earlyprobe.md.new docs/earlyprobe.md

# Mutated and truncated Images, captures, consoles and recordings: N of each, and ten times as many captures and lines of
# consoles, which are small.
fuzz:
	@$(MAKE) -s -C earlyprobe/image fuzz OUT=$(OUT)/fuzz N=$(or $(N),100000)
	@$(MAKE) -s -C scripts/claims fuzz OUT=$(OUT)/fuzz N=$(or $(N),100000)0
	@$(MAKE) -s -C scripts/autopsy fuzz OUT=$(OUT)/fuzz N=$(or $(N),100000)0
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

.PHONY: help appliance demo demo-x86 check check-all probe modules tools plugin man docs install uninstall sign dist fuzz bench style clean
