# What all scripts share; they source it. It moves to the root of the repository, so that every script works from any
# current folder.
#
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd -- "$root"

# Says what is being done.
say() { printf '\n== %s\n' "$*"; }

# Says what went wrong and what to do, and ends.
stop() {
    printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
    exit 1
}

# A python3 that can check signatures: the first that imports `cryptography`. Prints nothing where there is none.
find_python() {
    local candidate
    for candidate in "${SUIVI_PYTHON:-}" python3 /usr/bin/python3 /usr/local/bin/python3; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'from cryptography.hazmat.primitives.asymmetric import ed25519' 2>/dev/null; then
            command -v -- "$candidate"
            return 0
        fi
    done
    return 1
}

# Sets SUIVI_SPARK_PYTHON to a python3 that can import pyspark, which is fetched where there is none. Without a network the
# one test that needs it is left out, and its name says why.
find_spark() {
    local candidate
    for candidate in "${SUIVI_SPARK_PYTHON:-}" python3 "$root/.build/spark/bin/python"; do
        if [ -n "$candidate" ] && "$candidate" -c 'import pyspark' 2>/dev/null; then
            SUIVI_SPARK_PYTHON=$(command -v -- "$candidate")
            export SUIVI_SPARK_PYTHON
            return 0
        fi
    done
    say "Fetching pyspark for the test of the example with Apache Spark"
    if python3 -m venv .build/spark && .build/spark/bin/python -m pip install --quiet pyspark; then
        export SUIVI_SPARK_PYTHON=$root/.build/spark/bin/python
    else
        printf 'pyspark could not be fetched; the test with Apache Spark is left out\n' >&2
    fi
}

# Makes .build/differential/bin/python able to import rfc8785 and cryptography, where it is not yet. Without a network the
# tests that need them are left out, and their name says why.
find_rfc8785() {
    local python=$root/.build/differential/bin/python
    if "$python" -c 'import cryptography, rfc8785' 2>/dev/null; then return 0; fi
    say "Fetching rfc8785 for the tests of differences"
    if python3 -m venv .build/differential && "$python" -m pip install --quiet cryptography rfc8785; then return 0; fi
    printf 'rfc8785 could not be fetched; the tests of differences with Python are left out\n' >&2
}

# Any python3, for checks and pictures that need the standard library only.
any_python() {
    command -v python3 || stop "python3 is missing; type: sudo apt-get install python3"
}

# The program as `scripts/run` builds it; sets `suivi`.
build_program() {
    swift build -c release --product suivi
    suivi=$root/.build/release/suivi
}

# The quick checks: format, and whether the documentation holds what it promises.
check_house() {
    say "Format"
    swift format lint --strict --parallel --recursive --configuration .swift-format \
        Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
    say "Documentation"
    "$(any_python)" scripts/lib/check_docs.py
}

# Builds everything and runs every test.
#
# The tests of this project are written with Swift Testing; without --disable-xctest the runner would also print the
# count of an empty XCTest run. The tests start `python3`: the one that can check signatures is put in front.
build_and_test() {
    local python path=$PATH
    if python=$(find_python); then
        mkdir -p .build/python
        printf '#!/bin/sh\nexec "%s" "$@"\n' "$python" >.build/python/python3
        chmod +x .build/python/python3
        path=$root/.build/python:$PATH
    fi
    say "The model of agreement, at its small size"
    scripts/model small
    scripts/model verdicts .build/model/verdicts
    say "Build"
    swift build --build-tests
    say "Tests"
    PATH=$path SUIVI_MODEL_VERDICTS=$root/.build/model/verdicts swift test --skip-build --disable-xctest
}
