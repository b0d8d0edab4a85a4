# Everything a person or a machine does with this tree. `make help` lists the targets; each one sets itself up.
#
# The flags stand here and nowhere else: every other combination compiles SQLite again, which takes a minute.
export GOFLAGS := -tags=sqlite_fts5 -buildvcs=false
export CGO_CFLAGS := -O1 -g0
export CGO_ENABLED := 1

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

FUZZTIME ?= 5s
BENCHTIME ?= 1s
ROUNDS ?= 3
DATA ?= data/try
TOOL := go tool -modfile=tools/go.mod

go_trees := $(wildcard cmd db internal static views)
go_files := $(shell find $(go_trees) -name node_modules -prune -o -name '*.go' -print)
templ_files := $(shell find $(wildcard views internal) -name '*.templ')
static_files := $(shell find static/src static/css -type f) static/build.mjs static/icon.svg static/tsconfig.json
npm_stamp := static/node_modules/.stamp-$(shell sha256sum static/package-lock.json | cut -c1-16)
templ_stamp := .cache/templ

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 16

.PHONY: run
run: build ## build and start the try-out with a sample article; DATA=dir and ADDR=127.0.0.1:port choose where
	bin/stet try --data $(DATA) $(if $(ADDR),--addr $(ADDR))

.PHONY: build
build: needs generate static ## build the program, bin/stet
	go build -ldflags "-X main.release=$$(git describe --tags --always --dirty 2>/dev/null)" -o bin/stet ./cmd/stet

.PHONY: test
test: check test-scripts fuzz-briefly test-go ## everything: checks, scripts, fuzz targets, unit, contract and browser tests

.PHONY: test-go
test-go: needs generate static ## the Go tests alone, journeys in Chromium among them
	browser=$$(tools/chromium) && STET_CHROMIUM="$$browser" go test -timeout 30m ./...

.PHONY: test-scripts
test-scripts: needs $(npm_stamp) ## the tests of the scripts alone, in Node
	cd static && node test.mjs

.PHONY: e2e
e2e: needs generate static ## the journeys in Chromium alone
	browser=$$(tools/chromium) && STET_CHROMIUM="$$browser" go test -count=1 -timeout 30m ./internal/e2e/...

.PHONY: fuzz
fuzz: needs generate static ## every fuzz target for FUZZTIME (5s)
	tools/fuzz $(FUZZTIME)

.PHONY: fuzz-briefly
fuzz-briefly: needs generate static
	tools/fuzz 3s

.PHONY: bench
bench: bench-go bench-browser ## the benchmarks, each for BENCHTIME (1s), and the workbench in a browser; WRITE=-write keeps its tables

.PHONY: bench-go
bench-go: needs generate static
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) $$(grep -lrE '^func Benchmark' --include='*_test.go' $(go_trees) | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

.PHONY: bench-browser
bench-browser: needs generate static ## the workbench in a browser alone, ROUNDS (3) times; WRITE=-write keeps its tables
	browser=$$(tools/chromium) && STET_CHROMIUM="$$browser" go test -count=1 -timeout 30m ./internal/browserbench -run BesideOtherPages -measure -rounds $(ROUNDS) $(WRITE)

.PHONY: screenshots
screenshots: needs generate static ## pictures of the pages into docs/screenshots
	browser=$$(tools/chromium) && STET_CHROMIUM="$$browser" go test -count=1 ./internal/e2e -run 'Screenshots|Ukrainian|NewHouse' -screenshots

.PHONY: check
check: needs static ## generated files fresh, formatting, vet, staticcheck, types
	go tool templ generate -check -log-level error
	$(if $(templ_files),go tool templ fmt -fail $(templ_files))
	@files=$$($(TOOL) gofumpt -l $(filter-out %_templ.go,$(go_files))); test -z "$$files" || { echo "not formatted (make fmt):"; echo "$$files"; exit 1; }
	go vet ./...
	$(TOOL) staticcheck ./...
	cd static && node_modules/.bin/tsc --noEmit

.PHONY: fmt
fmt: needs ## format Go and templ files
	$(if $(templ_files),go tool templ fmt $(templ_files))
	$(TOOL) gofumpt -w $(filter-out %_templ.go,$(go_files))

.PHONY: generate
generate: $(templ_stamp) ## write the Go files of the templates anew, where a template changed

$(templ_stamp): $(templ_files) go.mod
	go tool templ generate -log-level warn
	@mkdir -p $(@D) && touch $@

.PHONY: static
static: static/dist/app.js ## bundle styles and scripts into static/dist

static/dist/app.js: $(npm_stamp) $(static_files)
	cd static && node build.mjs
	@touch $@

$(npm_stamp): | needs
	cd static && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: needs
needs:
	@tools/needs

.PHONY: clean
clean: ## remove what was built; data stays
	rm -rf bin .cache static/node_modules
	find static/dist -mindepth 1 ! -name .keep -delete
