# SPDX-License-Identifier: Apache-2.0
"""What shows reports and findings to people and to other tools."""
