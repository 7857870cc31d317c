"""Workbooks made by hand, part by part, as no honest program would write them."""

import io
import zipfile

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
PACKAGE_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def sheet_relation(number: int, target: str) -> str:
    return f'<Relationship Id="r{number}" Type="{DOCUMENT}/worksheet" Target="{target}"/>'


def workbook(
    *sheets: str,
    strings: list[str] | None = None,
    targets: list[str] | None = None,
    properties: str = "",
    states: list[str] | None = None,
) -> io.BytesIO:
    """An archive with these sheets' data, written as given."""
    targets = targets or [f"worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)]
    states = states or [""] * len(sheets)
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" {state} r:id="r{n}"/>'
        for n, state in enumerate(states, 1)
    )
    relations = "".join(sheet_relation(n, target) for n, target in enumerate(targets, 1))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", PACKAGE_RELATIONS)
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{properties}'
            f"<sheets>{listed}</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        if strings is not None:
            items = "".join(f"<si><t>{text}</t></si>" for text in strings)
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{items}</sst>')
        for target, data in zip(targets, sheets, strict=True):
            archive.writestr(
                f"xl/{target}",
                f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
            )
    stream.seek(0)
    return stream


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def excel(*rows: tuple[object, ...], epoch_1904: bool = False, first_row: int = 1) -> io.BytesIO:
    """A workbook as openpyxl writes it, cell by cell."""
    book = openpyxl.Workbook()
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    for number, row in enumerate(rows, first_row):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream
