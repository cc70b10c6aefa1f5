"""Tables that only lay out a page are taken apart, so that their cells are read as blocks and not as figures."""

from __future__ import annotations

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no stubs in the lock

_LONG_CELL_CHARS = 300
_MANY_CELLS = 2
_PARTS = ("td", "th", "tr")
_GROUPS = ("tbody", "thead", "tfoot", "colgroup", "col")


def unwrap_layout_tables(tree: HtmlElement) -> None:
    """Turn every layout table of `tree` into blocks, in place; tables of data stay."""
    tables = [table for table in tree.iter("table") if is_layout(table)]
    for table in tables:
        for part in list(table.iter(*_PARTS, *_GROUPS)):
            if next(part.iterancestors("table"), None) is table:
                part.set("data-unwrapped", "1")
    for table in tables:
        table.tag = "div"
    for part in list(tree.iter(*_PARTS, *_GROUPS)):
        if part.get("data-unwrapped"):
            part.tag = "div"


def is_layout(table: HtmlElement) -> bool:
    """Whether a table holds other tables or long cells, or hardly any cells, or is drawn without borders."""
    if any(inner is not table for inner in table.iter("table")):
        return True
    if next(table.iter("th"), None) is not None:
        return False
    cells = list(table.iter("td"))
    if len(cells) <= _MANY_CELLS or len(list(table.iter("tr"))) <= 1:
        return True
    if any(len(cell.text_content()) > _LONG_CELL_CHARS for cell in cells):
        return True
    return table.get("width") in ("100%", "99%") or (
        table.get("cellspacing") is not None and table.get("border") in (None, "0")
    )
