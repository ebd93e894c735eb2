# SPDX-License-Identifier: Apache-2.0
"""What opens documents: each format, what many of them have in common, and files by the thousand."""
