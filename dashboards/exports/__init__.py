"""Tables as files that Excel and WPS open as they were meant."""

from dashboards.exports.csv_files import csv_bytes
from dashboards.exports.workbooks import xlsx_bytes

__all__ = ["csv_bytes", "xlsx_bytes"]
