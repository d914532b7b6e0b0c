"""Writes the workbooks beside this script with openpyxl 3.0.9 and XlsxWriter 3.0.2 (Debian packages
python3-openpyxl, python3-xlsxwriter), each with the same cells; committed with what it wrote."""

import datetime
import os

import openpyxl
import xlsxwriter

HERE = os.path.dirname(os.path.abspath(__file__))
DAY = datetime.date(2024, 2, 29)
MOMENT = datetime.datetime(2024, 2, 29, 13, 45, 30, 250000)
NOON = datetime.time(12, 0, 0)
HEADER = ["Name", "Founded", "Seen", "At", "Took", "Share", "Active", "Note"]


def with_xlsxwriter(name, options):
    book = xlsxwriter.Workbook(os.path.join(HERE, name), options)
    sheet = book.add_worksheet("Kunden & Söhne")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    moment = book.add_format({"num_format": '[$-407]d. mmmm yyyy "um" hh:mm:ss;@'})
    time = book.add_format({"num_format": 20})
    took = book.add_format({"num_format": "[h]:mm"})
    euro = book.add_format({"num_format": '[Red]#,##0.00 "days"'})
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, HEADER)
    sheet.write_rich_string(1, 0, "Acme ", bold, "GmbH", " & Co")
    sheet.write_datetime(1, 1, DAY, day)
    sheet.write_datetime(1, 2, MOMENT, moment)
    sheet.write_datetime(1, 3, NOON, time)
    sheet.write_number(1, 4, 1.5, took)
    sheet.write_formula(1, 5, "=0.1+0.2", euro, 0.1 + 0.2)
    sheet.write_boolean(1, 6, True)
    sheet.write_string(1, 7, 'line one\nline "two"')
    sheet.merge_range(3, 0, 3, 2, "merged")
    sheet.write_formula(3, 3, "=NA()", None, "#N/A")
    sheet.write_url(3, 7, "https://example.com/?a=1&b=2", string="a link")
    book.add_worksheet("Empty")
    hidden = book.add_worksheet("Hidden")
    hidden.write(0, 0, "alone")
    hidden.hide()
    book.close()


def with_openpyxl(name):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kunden & Söhne"
    sheet.append(HEADER)
    sheet.append(
        ["Acme GmbH & Co", DAY, MOMENT, NOON, datetime.timedelta(hours=36), 0.1 + 0.2, True]
    )
    sheet["H2"] = 'line one\nline "two"'
    sheet["A4"] = "merged"
    sheet.merge_cells("A4:C4")
    sheet["D4"] = "#N/A"
    sheet["H4"] = "a link"
    book.create_sheet("Empty")
    hidden = book.create_sheet("Hidden")
    hidden["A1"] = "alone"
    hidden.sheet_state = "hidden"
    book.save(os.path.join(HERE, name))


with_xlsxwriter("xlsxwriter.xlsx", {})
with_xlsxwriter("xlsxwriter-1904-inline.xlsx", {"constant_memory": True, "date_1904": True})
with_openpyxl("openpyxl.xlsx")
