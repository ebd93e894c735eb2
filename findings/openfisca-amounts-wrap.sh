#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# OpenFisca-Core 46.0.1 (PyPI): 3000000000 is -1294967296, and 123456789.12 is 123456792.
#
# Seen: of the data 2000000000 and 3000000000 a variable of the type int has 2000000000 and -1294967296; the sum over two organs of
# 2000000000 and 1500000000 is -2147483648 on an x86-64. A variable of the type float that is set to 20000000.01 is 20000000, and to
# 123456789.12 it is 123456792. No error. (3000000000 within a situation in JSON is refused, by numpy 2.)
# Unexpected: an engine that works out what the law grants and levies is given amounts to the cent. The types are called int and float, and
# Python's are wider; they are kept in numpy's int32 and float32, of which the latter has seven digits.
# Known upstream: openfisca/openfisca-core pull request 1378 (open).
# Costs: budgets are negative from 21.5亿元 on, and from 1678万元 on the yuan is lost: rules that compare two totals find them equal, or not.
# Here: amounts are decimals of 38 digits, in a frame too (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages OpenFisca-Core==46.0.1 numpy==2.4.6
python - <<'PY'
import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from parts import observe

# The engine takes the name of a variable from its class.
Organ = build_entity("organ", "organs", "an organ", is_person=True)
County = build_entity("county", "counties", "a county", roles=[{"key": "member", "plural": "members"}])


class budget(Variable):
    value_type = int
    entity = Organ
    definition_period = YEAR
    label = "budget"


class all_budgets(Variable):
    value_type = int
    entity = County
    definition_period = YEAR
    label = "budgets of a county"

    def formula(county, period):
        return county.sum(county.members("budget", period))


class fees(Variable):
    value_type = float
    entity = Organ
    definition_period = YEAR
    label = "fees"


law = TaxBenefitSystem([Organ, County])
law.add_variables(budget, all_budgets, fees)


def from_data(values: list[int]) -> list[int]:
    simulation = SimulationBuilder().build_default_simulation(law, len(values))
    simulation.set_input("budget", "2024", numpy.array(values))
    return simulation.calculate("budget", "2024").tolist()


def worked_out(name: str, *organs: dict[str, float]) -> float:
    given = {f"organ {i}": {key: {"2024": value} for key, value in organ.items()} for i, organ in enumerate(organs)}
    situation = {"organs": given, "counties": {"county": {"members": list(given)}}}
    return SimulationBuilder().build_from_entities(law, situation).calculate(name, "2024")[0]


two = ({"budget": 2_000_000_000}, {"budget": 1_500_000_000})
observe("a budget from data", from_data([2_000_000_000, 3_000_000_000]), [2_000_000_000, -1_294_967_296])
total = int(worked_out("all_budgets", *two))
print("two budgets:", total)
observe("two budgets are 3500000000", total == 3_500_000_000, False)
observe("123456789.12", float(worked_out("fees", {"fees": 123456789.12})), 123456792.0)
observe("20000000.01", float(worked_out("fees", {"fees": 20000000.01})), 20000000.0)
PY
