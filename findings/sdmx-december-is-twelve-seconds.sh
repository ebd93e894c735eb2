#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# sdmx1 2.28.0 on pandas 3.1.1 (PyPI): December 2024 is twelve seconds after New Year, the last third of 2024 is in March.
#
# Seen: of observations for 2024-M01 to 2024-M12 to_pandas with the dimension of time as dates has 2024-01-01 00:00:01 to 00:00:12, and as months
# January twelve times; of 2024-T1, T2, T3 January, February, March. 2024-Q4 is 2024-10-01. Without dates it has the texts as they are. pandas has the
# same of to_datetime and of Period. polars 2.1.0 and DuckDB 2.0.1 (PyPI) have no date of either.
# Unexpected: SDMX has a reporting month be written 2024-M12 and a third of a year 2024-T3; the function is documented to convert the values of
# the dimension, and refuses weeks and halves of a year, 2024-W01 and 2024-S2. pandas has the letter be a unit of time or nothing at all.
# Costs: monthly figures of an office all lie in the first minute of the year: a sum by month is the year's, in January, and eleven months are missing;
# those of a third are put into the wrong one. No error, no warning.
# Here: the year of a frame is an integer, and no date is made of a period (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages sdmx1==2.28.0 pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
cat >message.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<mes:GenericData xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
    xmlns:gen="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
    xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
  <mes:Header><mes:ID>R</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2025-01-20T00:00:00</mes:Prepared><mes:Sender id="S"/>
    <mes:Structure structureID="D" dimensionAtObservation="TIME_PERIOD"><com:Structure>
      <Ref agencyID="A" id="D" version="1.0" class="DataStructure"/></com:Structure></mes:Structure></mes:Header>
  <mes:DataSet structureRef="D"><gen:Series><gen:SeriesKey><gen:Value id="ORGAN" value="A"/></gen:SeriesKey>
    OBSERVATIONS
  </gen:Series></mes:DataSet>
</mes:GenericData>
XML
python - <<'PY'
import io
from pathlib import Path

import duckdb
import pandas
import polars
import sdmx
from parts import observe


def periods(*written: str, **options: object) -> list[str]:
    observation = '<gen:Obs><gen:ObsDimension value="{}"/><gen:ObsValue value="5"/></gen:Obs>'
    content = Path("message.xml").read_text().replace("OBSERVATIONS", "".join(map(observation.format, written)))
    series = sdmx.to_pandas(sdmx.read_sdmx(io.BytesIO(content.encode())).data[0], **options)
    return [str(one).removesuffix(" 00:00:00") for one in series.reset_index()["TIME_PERIOD"]]


months = [f"2024-M{month:02}" for month in range(1, 13)]
thirds = ["2024-T1", "2024-T2", "2024-T3"]
seconds = [f"2024-01-01 00:00:{month:02}" for month in range(1, 13)]
by_month = {"datetime": {"dim": "TIME_PERIOD", "freq": "M"}}
observe("months", periods(*months), months)
observe("months as dates", periods(*months, datetime="TIME_PERIOD"), seconds)
observe("months as months", periods(*months, **by_month), ["2024-01"] * 12)
observe("thirds as dates", periods(*thirds, datetime="TIME_PERIOD"), ["2024-01-01", "2024-02-01", "2024-03-01"])
observe("quarters as dates", periods("2024-Q4", datetime="TIME_PERIOD"), ["2024-10-01"])
refused = []
for period in ("2024-W01", "2024-S2"):
    try:
        periods(period, datetime="TIME_PERIOD")
    except ValueError:
        refused.append(period)
observe("refused", refused, ["2024-W01", "2024-S2"])
observe("pandas", [str(pandas.to_datetime("2024-M12")), str(pandas.Period("2024-M12", freq="M"))], ["2024-01-01 00:00:12", "2024-01"])
observe("polars", polars.Series(["2024-M12", "2024-T3"]).str.to_date("%Y-%m-%d", strict=False).to_list(), [None, None])
observe("DuckDB", duckdb.sql("select try_cast('2024-M12' as date), try_cast('2024-T3' as date)").fetchall(), [(None, None)])
PY
