# SPDX-License-Identifier: Apache-2.0
"""The subcommands of ``gongkai``, and what they share."""
