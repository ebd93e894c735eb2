#!/usr/bin/env bash
# Makes a release in dist/: the sdist, wheels, packages for Debian, the list of parts (SBOM) and SHA256SUMS. Debian 12 as root; all is
# committed. Made again of the same commit with the same tools, in whatever folder, it has the same bytes. docs/releasing.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ -z "$(git status --porcelain)" ] || { echo "release: commit first; what is not committed would get into the sdist" >&2 && exit 1; }

rm -rf dist
scripts/wheels.sh "$@"
scripts/wheel_elsewhere.sh aarch64
scripts/debs.sh
build/release/tools/bin/python scripts/check_wheel.py dist/*.whl
lintian --fail-on error,warning dist/*.deb
cp build/release/metadata/sboms/gongkai.cdx.json "$(basename dist/gongkai-*.tar.gz .tar.gz | sed 's|^|dist/|').cdx.json"
(cd dist && sha256sum -- * >SHA256SUMS)
cat dist/SHA256SUMS
