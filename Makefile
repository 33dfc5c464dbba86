# Everything one does here. `make` alone lists it.
SHELL := bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve test browsers build pages single zip package check fmt lint page size derived exhaustive tools clean

# The tools of the set-up stand before the machine's own.
export PATH := $(CURDIR)/target/tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
# Trunk takes only true or false here and stops at the customary 1.
ifdef NO_COLOR
export NO_COLOR := true
endif

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

serve: ## installs what is missing, then shows the page on http://127.0.0.1:8080 and rebuilds it on each change
	@scripts/setup.sh build
	trunk serve

test: ## installs what is missing, then runs every test, in a real browser too
	@scripts/setup.sh build small lints browser
	@scripts/test.sh

browsers: ## the tests of the page in Chromium, Firefox and WebKit; BROWSERS="firefox webkit" names some
	@scripts/setup.sh build small $(or $(BROWSERS),chromium firefox webkit)
	@$(MAKE) --no-print-directory page
	@scripts/browsers.sh

build: ## the page and the module for a static host, in dist/
	@scripts/setup.sh build small
	@$(MAKE) --no-print-directory page

pages: ## a static page for each place and maker in dist/p; SITE_URL=https://… adds what needs the site's address
	@[ -f dist/prose.css ] || $(MAKE) --no-print-directory build
	@cp www/social.png dist/
	@cargo run -q --bin pages -- --out dist/p

single: ## the page as one file, for archives and classrooms
	@[ -f dist/prose.css ] || $(MAKE) --no-print-directory build
	@node scripts/single.mjs dist target/ai-access-simulator.html

zip: ## dist/ as one archive, for those who host it themselves
	@[ -f dist/prose.css ] || $(MAKE) --no-print-directory build
	@node scripts/zip.mjs dist target/ai-access-simulator.zip ai-access-simulator

package: ## the module for developers as an npm archive in target/
	@[ -f target/npm/package.json ] || $(MAKE) --no-print-directory build
	@npm pack --silent --pack-destination target ./target/npm

check: ## format, lints and data
	@scripts/setup.sh build lints
	@$(MAKE) --no-print-directory lint
	cargo test -q --test data_format

fmt: ## writes code and data in their canonical form
	cargo fmt
	AI_ACCESS_FORMAT=1 cargo check -q --lib

size: ## what each file of dist/ weighs: raw, gzip, brotli
	@node scripts/size.mjs

derived: ## writes data/derived/ and the static answer anew, and asks every case, after a change of the data
	UPDATE_EXPECT=1 cargo test -q --no-fail-fast --features static --test cases --test derived --test static_answer

exhaustive: ## compares the engine with an independent one on every day (long)
	INDEPENDENT=every-day cargo test --release --test independent -- --nocapture

tools: ## only the set-up
	@scripts/setup.sh build small lints browser

clean: ## removes what was built, and keeps the tools
	rm -rf dist
	if [ -d target ]; then find target -mindepth 1 -maxdepth 1 ! -name tools -exec rm -rf {} +; fi

# Steps of the above, without the set-up. The data are checked by each build, their form by a test.
lint:
	cargo fmt --check
	cargo clippy --all-targets --features static,browser-tests -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --lib --bin widget --features ui,api -- -D warnings

page:
	@scripts/page.sh
