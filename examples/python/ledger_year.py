# SPDX-License-Identifier: Apache-2.0
"""A year of an agency that gets a hundred thousand requests in five: from the ledger to the tables of its report."""

import gongkai as gk
from gongkai.testing import random_ledger, to_csv

# %% The ledger, as a system would export it. Nothing in it is real.
ledger = to_csv(random_ledger(100_000, seed=2025))

# %% The tables of 2025: every row is counted, or reported with the reason.
tally = gk.tally(ledger, 2025)
print(tally)
for row in ("received", "carried_in", "granted", "partially_granted", "total", "carried_out"):
    print(f"{row:18}", *(tally.requests[row, column].value for column in gk.RequestColumn))

# %% Received and carried in are closed or carried out, in every column, by construction.
for column in gk.RequestColumn:
    cell = {row: int(tally.requests[row, column].value or 0) for row in ("received", "carried_in", "total", "carried_out")}
    assert cell["received"] + cell["carried_in"] == cell["total"] + cell["carried_out"]

# %% Who is behind a number.
print([request.id for request in tally.requests_of("denied.state_secret", "legal_service")])

# %% The other years come from the same count, and agree where they meet.
for year in tally.years[:-1]:
    out = tally.of_year(year).requests["carried_out", "total"].value
    assert out == tally.of_year(year + 1).requests["carried_in", "total"].value
    print(year, "carried out", out)

# %% What is late on a day, and for how long.
late = gk.overdue(ledger, "2025-06-30")
print(late)
longest = late.overdue[0]
print(longest.id, longest.duty, longest.due, -longest.working_days_left, "working days")

# %% Section six: the fees of the year; and what the busiest applicants' months would cost by request.
print(tally.fees)
print(max(gk.monthly_fees(ledger).fees, key=lambda charged: charged.fee))
