# SPDX-License-Identifier: Apache-2.0
# Sourced by every finding: a temporary folder that is removed at the end, and pinned public packages in it.
set -euo pipefail
support=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PYTHONPATH=$support PYTHONWARNINGS=ignore NODE_PATH=$folder/node_modules TZ=Asia/Shanghai

needs() {
    for program in "$@"; do
        command -v "$program" >/dev/null || { echo "not run: $program is not installed" >&2; exit 2; }
    done
}

python_packages() {
    needs python3
    python3 -m venv venv
    venv/bin/pip install --quiet --no-compile --disable-pip-version-check "$@" || { echo "not run: cannot install $*" >&2; exit 2; }
    PATH=$folder/venv/bin:$PATH
}

node_packages() {
    needs node npm
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "$@" ||
        { echo "not run: cannot install $*" >&2; exit 2; }
}

# group:artifact:version, into lib/
java_packages() {
    needs java mvn
    {
        echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        echo '<groupId>findings</groupId><artifactId>finding</artifactId><version>1</version><dependencies>'
        for package in "$@"; do
            IFS=: read -r group artifact version <<<"$package"
            echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
        done
        echo '</dependencies></project>'
    } >pom.xml
    mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >maven.log 2>&1 ||
        { cat maven.log >&2; echo "not run: cannot fetch $*" >&2; exit 2; }
}

# module@version
go_packages() {
    needs go
    go mod init finding >go.log 2>&1
    go get "$@" >>go.log 2>&1 || { cat go.log >&2; echo "not run: cannot fetch $*" >&2; exit 2; }
}
