# The commands of the checkout. `make run` and `make test` do their own set-up;
# ARGS="..." is handed on to the app or to pytest.

SHELL := /bin/bash
VENV := .venv/bin
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: ## set up and start the app
	@tools/set-up.sh run
	@if [ -n "$$DISPLAY$${WAYLAND_DISPLAY}$(if $(ARGS),asked)" ]; then \
	  exec $(VENV)/walkreminder $(ARGS); \
	else \
	  echo "There is no display here, so the app plays its main job" \
	    "on a throw-away virtual desktop."; \
	  $(MAKE) demo; \
	fi

.PHONY: test
test: ## set up and run every test, with coverage
	@tools/set-up.sh test
	@tools/run-tests.sh $(ARGS)

.PHONY: check
check: ## lint, formatting, types and the direction of imports
	@tools/set-up.sh test
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/mypy
	$(VENV)/mypy tests tools benchmarks
	$(VENV)/lint-imports

.PHONY: format
format: ## put the code into shape
	@tools/set-up.sh test
	$(VENV)/ruff check --fix
	$(VENV)/ruff format

.PHONY: demo
demo: ## play the main job on a throw-away desktop; pictures in build/demo
	@tools/set-up.sh test
	@$(VENV)/python -m tools.demo $(ARGS)

.PHONY: faults
faults: ## kill the app 200 times and look at what is left; SEED=n lives one life again
	@tools/set-up.sh test
	@$(VENV)/python -m tools.faults $(if $(filter command line,$(origin SEED)),--seed $(SEED))

.PHONY: bench
bench: ## weigh the app beside a bare Qt tray; figures in build/bench
	@tools/set-up.sh test
	@$(VENV)/python -m benchmarks $(ARGS)

YEARS ?= 20
SEED ?= 1
ZONES ?= 40

.PHONY: simulate
simulate: ## play years of faults: YEARS=20 SEED=1 ZONES=40|all ZONE=Europe/London
	@tools/set-up.sh test
	@$(VENV)/python -m tests.simulation --years $(YEARS) --seed $(SEED) \
	  --zones $(ZONES) $(if $(ZONE),--zone $(ZONE))

.PHONY: screenshots
screenshots: ## take the pictures in docs/screenshots anew
	@tools/set-up.sh test
	@$(VENV)/python -m tools.screenshots $(ARGS)

.PHONY: figures
figures: ## draw the body and the four parts of a step anew, by tools/figure
	@tools/set-up.sh test
	@$(VENV)/python -m tools.figure

.PHONY: sounds
sounds: ## make the tones of the cues anew, by tools/sounds
	@tools/set-up.sh test
	@$(VENV)/python -m tools.sounds

.PHONY: clean
clean: ## remove everything that can be made again
	rm -rf .venv build dist .coverage .coverage.* .hypothesis .*_cache
	find walkreminder tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +
