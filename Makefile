# Rubicon: make demo, make test. Both need Go and a C compiler; the tests of the bundled
# application also need ruby and cargo, which they install where they may.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

GO ?= go
FUZZTIME ?= 30s
SEEDS ?= 3000
BENCHFLAGS ?=

.PHONY: demo build test race asan lint bench fuzz planted hostile sbom clean

## demo: build and scan the bundled application
demo: build
	bin/rubicon scan --fail-on none testdata/apps/papers

## build: build bin/rubicon
build:
	CGO_ENABLED=1 $(GO) build -trimpath -o bin/rubicon ./cmd/rubicon

## test: run all tests, and say what was skipped and why
test:
	.ci/install
	$(GO) test -count=1 -json ./... | $(GO) run ./internal/testreport

## race: run all tests with the race detector
race:
	$(GO) test -race ./...

## asan: run the tests of the C code with the address sanitizer
asan:
	$(GO) test -asan -count=1 ./grammars

## lint: check format, suspicious code, modules and imports, without tools that must be installed
lint:
	@unformatted="$$(gofmt -l .)"; \
	if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	$(GO) mod tidy -diff
	$(GO) test -count=1 -run '^TestLayers$$' .

## bench: time a scan against only parsing the same files
bench:
	$(GO) run ./internal/bench $(BENCHFLAGS)

## fuzz: run each fuzz target for FUZZTIME
fuzz:
	@for package in $$($(GO) list ./...); do \
		targets="$$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true)"; \
		for target in $$targets; do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$package; \
		done; \
	done

## sbom: write bin/rubicon.cdx.json, what the program is made of, in the format of CycloneDX
sbom:
	mkdir -p bin
	$(GO) run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0 app -json -licenses -main cmd/rubicon -output bin/rubicon.cdx.json .

## hostile: scan trees that were made to break a scan, in full size, and say what each took
hostile:
	RUBICON_HOSTILE=full $(GO) test -count=1 -v -run '^TestHostileTrees$$' ./cmd/rubicon

## planted: scan random programs whose answer is known, of SEEDS seeds
planted:
	PLANTED_SEEDS=$(SEEDS) $(GO) test -count=1 -timeout 0 -run 'Planted|Variants' ./internal/planted

clean:
	rm -rf bin
