# SPDX-License-Identifier: Apache-2.0
"""A store of many reports."""
