# SPDX-License-Identifier: Apache-2.0
"""What makes documents of reports."""
