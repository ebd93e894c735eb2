# SPDX-License-Identifier: Apache-2.0
from gongkai.cli import main

main()
