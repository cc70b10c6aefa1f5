"""The evidence bundle of a run, with the report that cites it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from db.bundle import Bundle, write_bundle
from db.desk import Desk
from recoupe.sources import load_registry
from reports.html import render_html
from reports.report_json import report_json
from reports.view import build_view
from tasks.report import report_language


def bundle_of(run_id: str, desk: Desk, path: Path) -> Bundle:
    """Write the documents that the run cites, with its report, to `path`. Raises `UnknownRun`."""
    verification = desk.load(run_id)
    cited = {one.passage.document for one in verification.evidence}
    documents = [document for document in verification.documents if document.id in cited]
    language = report_language(None, verification.article.language)
    view = build_view(verification, language)
    report = json.dumps(report_json(verification), ensure_ascii=False, indent=2)
    files = {"report.html": render_html(view).encode(), "report.json": report.encode()}
    return write_bundle(desk.archive, documents, load_registry(), files, path, datetime.now(UTC))
