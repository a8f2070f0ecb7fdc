# SPDX-License-Identifier: MIT
# Keeling. Plain words: all, test, accept, check, bench, evaluate, install, format, lint, asan, clean, help.
# Everything made goes into build/ (or BUILD=dir). `make` on a fresh Debian machine installs what is missing.

BUILD    ?= build
PREFIX   ?= /usr/local
DESTDIR  ?=
CONTENT  ?= content
CC       := $(if $(filter default,$(origin CC)),gcc,$(CC))
CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes
WERROR   ?= $(if $(CI),-Werror)
SANITIZE ?=
# What makes the programs hard to attack, as far as the compiler has it; HARDENING=no leaves it out, and sanitizers have
# checks of their own.
HARDENING ?= $(if $(SANITIZE),no,yes)
# V=1 shows each compiler call in full.
Q        := $(if $(V),,@)
TELL     := $(if $(V),@:,@echo)

# The commands, each from tools/<name>.c; all else in tools/ becomes one library.
COMMANDS := adopt build check diff forms import preview report

# The first are linked, the last two of them with keeling-preview only; the others, which most runs do without, are
# loaded when they are needed (tools/base/library.h).
LIBRARIES := glib-2.0 libcmark gio-2.0 libmicrohttpd
LOADED    := yaml-0.1 libunibreak libxml-2.0 libqpdf libgvc libcgraph libgit2 libzip libisal nettle harfbuzz harfbuzz-subset

# fonts-liberation, -dejavu-core: what the printed forms are set in, and the rarer signs. graphviz: the plugins that libgvc loads.
BUILD_PACKAGES := gcc libc6-dev pkg-config libglib2.0-dev libcmark-dev libxml2-dev libzip-dev libisal-dev nettle-dev \
	libyaml-dev libharfbuzz-dev libunibreak-dev libqpdf-dev libgraphviz-dev libgit2-dev libmicrohttpd-dev graphviz fonts-liberation fonts-dejavu-core
# default-jre-headless, nodejs and npm are left out where another java, node and npm are on the machine.
TEST_PACKAGES := libcmocka-dev chromium libreoffice-writer-nogui poppler-utils qpdf python3 python3-pikepdf python3-jsonschema \
	python3-docx python3-uno python3-gi gir1.2-poppler-0.18 mupdf-tools pandoc jing libxml2-utils xsltproc unzip zip util-linux strace clang libclang-rt-14-dev file git \
	$(if $(shell command -v java),,default-jre-headless) $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm)
BENCH_PACKAGES  := cmark lowdown pandoc wdiff git python3 chromium
EVALUATE_PACKAGES := python3 git wdiff
FORMAT_PACKAGES := clang-format clang-tidy
LINT_PACKAGES := $(FORMAT_PACKAGES) cppcheck

COMMAND_SOURCES := $(wildcard $(COMMANDS:%=tools/%.c))
SOURCES  := $(filter-out $(COMMAND_SOURCES),$(wildcard tools/*.c tools/*/*.c tools/*/*/*.c))
OBJECTS  := $(SOURCES:tools/%.c=$(BUILD)/obj/%.o)
LIBRARY  := $(BUILD)/libkeeling.a
PROGRAMS := $(COMMAND_SOURCES:tools/%.c=$(BUILD)/bin/keeling-%)

# Each tests/unit/test_*.c is a program, and so is each .c file in tests/ but those that all of them share.
TEST_SHARED   := tests/support.c tests/edition.c tests/compared.c
TEST_LIBRARY  := $(BUILD)/libtest.a
TEST_SOURCES  := $(filter-out $(TEST_SHARED),$(wildcard tests/*.c tests/unit/*.c))
# What the harnesses of tests/faults load before a program, and the publisher that each of them must find out.
FAULT_TOOLS := $(patsubst tests/faults/%.c,$(BUILD)/faults/%.so,$(filter-out %/naive.c,$(wildcard tests/faults/*.c))) $(BUILD)/faults/naive
TEST_PROGRAMS := $(patsubst %.c,$(BUILD)/tests/%,$(notdir $(TEST_SOURCES)))

# As many jobs at once as there are cores, unless -j says otherwise; the output of each job in one piece.
MAKEFLAGS += --no-builtin-rules --output-sync=target
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc)
endif

# Wherever BUILD is, the commands find the templates of this tree.
export KEELING_TEMPLATES := $(CURDIR)/templates

.PHONY: all commands lib sample test suite tests faults flips conserve fuzz fuzz-planted fuzz-afl scaling threats-all accept check bench evaluate evaluate-word install uninstall format lint analyse coverage valgrind asan clean help
.DELETE_ON_ERROR:

all: sample

help:
	@echo 'make            the commands, then the sample constitution, published into $(BUILD)/'
	@echo 'make commands   the commands alone, into $(BUILD)/bin/'
	@echo 'make lib        the library alone'
	@echo 'make test       every test (installs what the tests need)'
	@echo 'make accept     shows how golden files differ from what comes out, and replaces them'
	@echo 'make check      mistakes and doubts in the sources of the sample constitution'
	@echo 'make bench      speed and memory beside cmark, lowdown, pandoc, git and wdiff'
	@echo 'make evaluate   how far the account of changes can be trusted: precision, recall and words marked, on edit scripts'
	@echo 'make evaluate-word  the Word files with tracked changes of 50 edit scripts, accepted and rejected by LibreOffice and pandoc'
	@echo 'make flips      bytes altered in adopted versions and published files: each must be found'
	@echo 'make conserve   made-up documents as a page, Word, PDF, Markdown and back: no word lost, section by section'
	@echo 'make fuzz       the readers on inputs that nobody thought of, for FUZZ_TIME=600 seconds;'
	@echo '                fuzz-planted: faults that they must find; fuzz-afl: by AFL++'
	@echo 'make threats-all  hostile sources, each with its exact status and messages, at full length'
	@echo 'make scaling    what readers make of hostile texts of 1 MiB: time that grows straight, 2 s at most'
	@echo 'make faults     each allocation, system call, disk and moment fails in turn; POINTS=250 TIMES=1000 CUTS=200'
	@echo 'make asan       the tests under the address and undefined-behaviour sanitizers'
	@echo 'make install    PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)'
	@echo 'make format     clang-format over all sources;  make lint: clang-format, clang-tidy, cppcheck, floors'
	@echo 'make coverage   which lines and branches of tools/ the tests run, a file a line'
	@echo 'make valgrind   the commands under valgrind: nothing lost, nothing left open'
	@echo 'make analyse    what the analyser of gcc finds, in every source'
	@echo 'make clean      removes $(BUILD)/'
	@echo 'Settings: BUILD=dir CC=gcc|clang CFLAGS=... WERROR=-Werror SANITIZE=address,undefined HARDENING=no CONTENT=dir'

# ---- what the machine needs: flags.mk is made once, after the packages are there -------------------------------------

WITHOUT_FLAGS := clean help format uninstall
ifneq ($(filter-out $(WITHOUT_FLAGS),$(or $(MAKECMDGOALS),all)),)
-include $(BUILD)/flags.mk
endif

$(BUILD)/flags.mk: Makefile tests/scripts/packages.sh tests/scripts/sonames.sh tests/scripts/hardening.sh
	@mkdir -p $(@D)
	@sh tests/scripts/packages.sh $(BUILD_PACKAGES)
	@pkg-config --exists --print-errors $(LIBRARIES) $(LOADED)
	@loaded=$$(CC=$(CC) sh tests/scripts/sonames.sh yaml unibreak xml2 qpdf gvc git2 zip isal nettle harfbuzz harfbuzz-subset) && \
	 { echo "LIBRARY_CFLAGS := $$(pkg-config --cflags $(LIBRARIES) $(LOADED) | sed 's/-I/-isystem /g') $$loaded" && \
	   echo "LIBRARY_LIBS := -Wl,--as-needed $$(pkg-config --libs $(LIBRARIES))"; \
	   $(if $(filter-out no,$(HARDENING)),CC='$(CC)' sh tests/scripts/hardening.sh $(CFLAGS);) } > $@.new
	@mv $@.new $@

$(BUILD)/test-packages: Makefile tests/scripts/packages.sh tests/scripts/odf-schema.sh
	@mkdir -p $(@D)
	@sh tests/scripts/packages.sh $(TEST_PACKAGES)
	@sh tests/scripts/odf-schema.sh $(BUILD)/odf
	@touch $@

# ---- the library and the commands -----------------------------------------------------------------------------------

SANITIZE_FLAGS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
COMPILE = $(CC) -std=c17 -D_GNU_SOURCE -Itools $(LIBRARY_CFLAGS) $(WARNINGS) $(WERROR) $(CFLAGS) $(HARDENING_COMPILE) $(SANITIZE_FLAGS) -MMD -MP
# Libraries that are loaded find our malloc() and its like (tools/base/mishap.c), those that no linked one asks for too.
EXPORTS = $(if $(SANITIZE),,-Wl,--export-dynamic-symbol=memalign -Wl,--export-dynamic-symbol=posix_memalign)
LINK    = $(CC) $(CFLAGS) $(HARDENING_COMPILE) $(HARDENING_LINK) $(SANITIZE_FLAGS) $(EXPORTS) $(LDFLAGS)

commands: $(PROGRAMS)
lib: $(LIBRARY)

$(BUILD)/obj/%.o: tools/%.c $(BUILD)/flags.mk
	@mkdir -p $(@D)
	$(TELL) compile $<
	$(Q)$(COMPILE) -c -o $@ $<

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(Q)ar rcsD $@ $(OBJECTS)

$(BUILD)/bin/keeling-%: $(BUILD)/obj/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(TELL) link $@
	$(Q)$(LINK) -o $@ $< $(LIBRARY) $(LIBRARY_LIBS) -lm

# The content folder for the shell, whatever is in its name: as it was given, and not what make would put for a '$'.
QUOTED_CONTENT = '$(subst ','\'',$(value CONTENT))'

sample: commands
	@$(BUILD)/bin/keeling-build --draft -o $(BUILD) $(QUOTED_CONTENT)
	@echo "The constitution is at file://$$(cd $(BUILD) && pwd | sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g')/site/index.html"

check: commands
	$(BUILD)/bin/keeling-check $(QUOTED_CONTENT)

# ---- tests ----------------------------------------------------------------------------------------------------------

$(BUILD)/obj/tests/%.o: tests/%.c $(BUILD)/flags.mk | $(BUILD)/test-packages
	@mkdir -p $(@D)
	$(TELL) compile $<
	$(Q)$(COMPILE) -Itests -c -o $@ $<

$(TEST_LIBRARY): $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard $(TEST_SHARED)))
	@rm -f $@
	$(Q)ar rcsD $@ $^

$(BUILD)/tests/test_%: $(BUILD)/obj/tests/unit/test_%.o $(TEST_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBRARY_LIBS) -lcmocka -lzip -lm

$(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(TEST_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBRARY_LIBS) -lcmocka -lzip -lm

tests: commands $(TEST_PROGRAMS) $(FAULT_TOOLS)

# Axe, the Nu checker and the Word validator come from npm, into the build folder, as the lock file says.
$(BUILD)/node/node_modules: tests/package.json tests/package-lock.json | $(BUILD)/test-packages
	@mkdir -p $(@D)
	@cp tests/package.json tests/package-lock.json $(@D)/
	cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILD)/faults/%.so: tests/faults/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 $(WARNINGS) $(WERROR) -O2 -fPIC -shared -o $@ $<
$(BUILD)/faults/naive: tests/faults/naive.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 $(WARNINGS) $(WERROR) -O2 -o $@ $<

# FAULTS='kills power' runs only those harnesses (tests/faults/campaign.py). Half an hour; power cuts need root.
faults: commands $(FAULT_TOOLS)
	@sh tests/scripts/packages.sh python3 strace e2fsprogs util-linux
	@BUILD=$(abspath $(BUILD)) tests/faults/campaign.py $(FAULTS)

# Everything: the suite over the ordinary build, the same programs under the sanitizers, and clang's opinion.
test: tests sample $(BUILD)/node/node_modules
	@tests/run.sh $(BUILD)

# The programs of the suite without browser, Java and office: what the sanitizers run.
suite: tests
	@STEPS="unit cases diffs told redlines spec commands hostile" tests/run.sh $(BUILD)

asan:
	@$(MAKE) BUILD=$(BUILD)/asan SANITIZE=address,undefined CFLAGS='-O1 -g1' suite

# Bytes altered in what was sealed and published, all of them found.
FLIPS ?= 1000
flips: sample
	python3 tests/faults/flips.py $(FLIPS)

# Words conserved: made-up documents in every output and back from Word.
DOCUMENTS ?= 1000
conserve: commands
	python3 tests/faults/conserve.py $(DOCUMENTS)

# Inputs that nobody thought of, under the sanitizers: FUZZ_TIME=600 seconds for all of FUZZ, one after the other. What is
# found is a file in build/fuzz/found-*; what was tried stays in build/fuzz/tried/ and is gone on from.
FUZZ_ALL  := $(sort $(patsubst tests/fuzz/%.c,%,$(filter-out tests/fuzz/try.c,$(wildcard tests/fuzz/*.c))))
FUZZ      ?= $(FUZZ_ALL)
FUZZ_TIME ?= 600
FUZZ_FLAGS = BUILD=$(BUILD)/fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined CFLAGS='-O1 -g'
# Then ROUNDS=300 Word files of ours, edited by chance and brought back.
ROUNDS    ?= 300
FUZZ_RUN   = tests/scripts/fuzz.sh $(BUILD)/fuzz
fuzz: commands
	@sh tests/scripts/packages.sh clang libclang-rt-14-dev
	@$(MAKE) $(FUZZ_FLAGS) $(FUZZ:%=$(BUILD)/fuzz/fuzz-%)
	@FUZZ_TIME=$(FUZZ_TIME) $(FUZZ_RUN) $(FUZZ)
	@BUILD=$(abspath $(BUILD)) tests/steps/round.py $(ROUNDS)

# Each target with its planted fault, which it must find within a minute.
fuzz-planted:
	@sh tests/scripts/packages.sh clang libclang-rt-14-dev
	@$(MAKE) $(FUZZ_FLAGS) $(FUZZ:%=$(BUILD)/fuzz/planted-%)
	@PLANTED=1 FUZZ_TIME=60 $(FUZZ_RUN) $(FUZZ)

# The same targets by AFL++, which chooses its inputs otherwise. PLANTED=1: with their planted faults.
AFL_FLAGS = BUILD=$(BUILD)/afl CC=afl-clang-fast SANITIZE=address,undefined CFLAGS='-O1 -g'
fuzz-afl:
	@sh tests/scripts/packages.sh clang libclang-rt-14-dev afl++
	@AFL_QUIET=1 $(MAKE) $(AFL_FLAGS) $(FUZZ:%=$(BUILD)/afl/$(if $(PLANTED),planted,fuzz)-%)
	@PLANTED=$(PLANTED) FUZZ_TIME=$(FUZZ_TIME) tests/scripts/afl.sh $(BUILD)/afl $(FUZZ)

# A library in C++ that is loaded later throws through the sanitizer, which looks for the way at the start.
FUZZ_LIBS = $(LIBRARY) $(LIBRARY_LIBS) -lm $(if $(filter afl-%,$(CC)),-Xlinker --no-as-needed -lstdc++)
FUZZ_COMPILE = $(Q)$(COMPILE) -fsanitize=fuzzer -Itests/fuzz
$(BUILD)/fuzz-%: tests/fuzz/%.c tests/fuzz/try.c tests/fuzz/try.h $(LIBRARY)
	$(FUZZ_COMPILE) -o $@ $< tests/fuzz/try.c $(FUZZ_LIBS) $(if $(filter dot,$*),-lcgraph)
$(BUILD)/planted-%: tests/fuzz/%.c tests/fuzz/try.c tests/fuzz/try.h $(LIBRARY)
	$(FUZZ_COMPILE) -DPLANTED -o $@ $< tests/fuzz/try.c $(FUZZ_LIBS) $(if $(filter dot,$*),-lcgraph)

# Whether the work of the readers grows straight with what they are given: processor time, at 256 KiB and at 1 MiB.
scaling: commands
	@BUILD=$(abspath $(BUILD)) tests/faults/scaling.py $(SCALING)

# The table of threats at its full length: some minutes.
threats-all: tests
	@MUTANTS=$(or $(MUTANTS),10000) RACES=$(or $(RACES),10000) tests/steps/threats.py

accept: tests
	@$(BUILD)/tests/cases --accept tests/cases
	@$(BUILD)/tests/diffs --accept tests/cases/diff
	@$(BUILD)/tests/told --accept tests/cases/diff
	@$(BUILD)/tests/redlines --accept tests/cases/diff
	@BUILD=$(abspath $(BUILD)) tests/steps/reports.py --accept
	@for kind in docx odt; do \
		tests/scripts/shipped.sh $$kind > $(BUILD)/$${kind}_shipped.def && cp $(BUILD)/$${kind}_shipped.def tools/render/$$kind/; \
	done

bench: commands
	@sh tests/scripts/packages.sh $(BENCH_PACKAGES)
	@tests/bench.sh $(BUILD)

# EVALUATE='--scripts 300' makes more of them; status 1 where an aim is missed.
evaluate: commands
	@sh tests/scripts/packages.sh $(EVALUATE_PACKAGES)
	@BUILD=$(abspath $(BUILD)) tests/evaluate/evaluate.py $(EVALUATE)

evaluate-word: commands
	@sh tests/scripts/packages.sh $(EVALUATE_PACKAGES) libreoffice-writer-nogui python3-uno pandoc
	@BUILD=$(abspath $(BUILD)) tests/evaluate/redlines.py $(EVALUATE)

# ---- installing -----------------------------------------------------------------------------------------------------

# Everybody may read what is installed, whatever the umask of who installs it; folders that are there keep their rights.
# In quotation marks, for either folder may have a blank in its name.
TO = $(DESTDIR)$(PREFIX)

install: commands
	for folder in bin share/man/man1 share/bash-completion/completions; do \
		[ -d '$(TO)/'$$folder ] || install -d -m 755 '$(TO)/'$$folder || exit 1; done
	install -d -m 755 '$(TO)/share/keeling'
	install -m 755 $(PROGRAMS) '$(TO)/bin/'
	$(if $(wildcard tools/man/*.1),install -m 644 $(wildcard tools/man/*.1) '$(TO)/share/man/man1/')
	for program in $(notdir $(PROGRAMS)); do install -m 644 tools/man/completion.bash \
		'$(TO)/share/bash-completion/completions/'$$program || exit 1; done
	find templates -type f -exec install -D -m 644 {} '$(TO)/share/keeling/'{} \;

uninstall:
	rm -f $(COMMANDS:%='$(TO)/bin/keeling-%') $(COMMANDS:%='$(TO)/share/man/man1/keeling-%.1') \
		$(COMMANDS:%='$(TO)/share/bash-completion/completions/keeling-%')
	rm -rf '$(TO)/share/keeling'

# ---- keeping the house clean ----------------------------------------------------------------------------------------

ALL_C := $(wildcard tools/*.[ch] tools/*/*.[ch] tools/*/*/*.[ch] tests/*.[ch] tests/*/*.[ch])
# LINT_C=tools/read/yaml.c asks about that file alone.
LINT_C ?= $(sort $(filter %.c,$(ALL_C)))

format:
	@sh tests/scripts/packages.sh $(FORMAT_PACKAGES)
	clang-format -i $(ALL_C)

# The flags have quotation marks of the shell's in them: they go by the environment.
lint analyse: export FLAGS = $(LIBRARY_CFLAGS)

lint: $(BUILD)/flags.mk
	@sh tests/scripts/packages.sh $(LINT_PACKAGES)
	clang-format --dry-run --Werror $(ALL_C)
	tests/scripts/floors.sh
	tests/scripts/lint.sh cppcheck $(LINT_C)
	@tests/scripts/lint.sh tidy $(LINT_C)

# Lines and branches that the steps run, of each file, in BUILD/coverage.txt; COVERED names other steps. Those of FAULTED end
# programs while they write down what they ran: their counts lie apart, so that no others are lost.
COVERED ?= unit cases diffs told redlines diff overview instructions reports forms filled adopt lettered preview commands word_in round links \
	reference redline_word redline_headings redline_around redline_back odt edited properties identical incremental threats hostile missing pdf refused
FAULTED ?= faults killed
coverage: $(BUILD)/flags.mk
	@mkdir -p $(BUILD)/coverage
	@$(CC) -std=c17 -c -o $(BUILD)/coverage/exit.o tests/coverage/exit.c
	@$(MAKE) BUILD=$(BUILD)/coverage HARDENING=no CFLAGS='-O0 --coverage' \
		LDFLAGS='-Wl,--wrap=_exit $(abspath $(BUILD))/coverage/exit.o' tests sample
	@find $(BUILD)/coverage -name '*.gcda' -delete
	-@STEPS='$(COVERED)' tests/run.sh $(BUILD)/coverage
	-@GCOV_PREFIX=$(abspath $(BUILD))/coverage/faulted STEPS='$(FAULTED)' tests/run.sh $(BUILD)/coverage
	@tests/coverage/coverage.py $(BUILD)/coverage >$(BUILD)/coverage.txt && tail -n 1 $(BUILD)/coverage.txt

valgrind: commands
	@sh tests/scripts/packages.sh valgrind
	@tests/valgrind.sh $(BUILD)

# What gcc's analyser thinks: of C, each path through a file. It takes some minutes.
analyse: $(BUILD)/flags.mk
	@tests/scripts/lint.sh gcc $(filter tools/%,$(LINT_C))

clean:
	rm -rf $(BUILD)

-include $(OBJECTS:.o=.d) $(COMMAND_SOURCES:tools/%.c=$(BUILD)/obj/%.d)
-include $(wildcard $(BUILD)/obj/tests/*.d $(BUILD)/obj/tests/unit/*.d)
.SECONDARY:
