"""Articles of known claims, and documents of other outlets that are known to say the same or otherwise. All made up."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

SEED = 20241216
AS_OF = "2032-03-10"
PLAN = "plan.json"
CLAIMS = 5
DOCUMENTS = 4
TOLD_BY_EACH = 3
_SYLLABLES = "ba bel cor dan el fen gor hal in jor kel lun mar nor ol pra quil ros sel tor ul ven wes yar zan".split()
_EVENTS = (
    "{number} people were evacuated from {town} on {day} March after the river rose, the mayor of {town} said.",
    "The bridge at {town} closed on {day} March for {number} weeks of repair, the council of {town} announced.",
    "At least {number} houses in {town} lost power on {day} March, the utility of {town} reported.",
    "The clinic of {town} treated {number} patients on {day} March, its director said.",
    "Farmers near {town} lost {number} cattle in the flood of {day} March, the union of {town} said.",
    "A fire at the mill of {town} injured {number} workers on {day} March, the fire service of {town} said.",
    "Police arrested {number} people at a protest in {town} on {day} March, a police spokesman said.",
    "The school of {town} reopened on {day} March with {number} pupils, its headmaster said.",
    "{number} soldiers arrived in {town} on {day} March to build a dam, the defence ministry said.",
    "A train hit a lorry near {town} on {day} March and killed {number} passengers, the prosecutor of {town} said.",
    "The factory of {town} will dismiss {number} workers, its owner announced on {day} March.",
    "{number} tourists were stranded on the ferry to {town} on {day} March, the port of {town} reported.",
)
_PAGE = """<html lang="en"><head><title>{title}</title><meta property="article:published_time"
content="2032-03-08T08:00:00+00:00"><meta property="og:site_name" content="The Estuary"></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""


def make_articles(home: Path, size: int, claims: int = CLAIMS, documents: int = DOCUMENTS) -> None:
    """Articles in a folder, rows for the archive, and the plan: who stands where on which sentence.

    An article has so many claims, told of one town or, where there are more than happenings, of several; so many
    documents of other outlets say some of it.
    """
    rng = random.Random(SEED)
    (home / "articles").mkdir(parents=True)
    rows: list[dict[str, str]] = []
    plan: dict[str, dict[str, dict[str, str]]] = {}
    for number in range(size):
        towns = ["".join(rng.choices(_SYLLABLES, k=4)).capitalize() for _ in range(0, claims, len(_EVENTS))]
        title = f"Notes from {towns[0]}, part {number}"
        chosen = rng.sample([(form, town) for town in towns for form in _EVENTS], claims)
        said = [form.format(town=town, number=rng.randint(3, 90), day=rng.randint(1, 7)) for form, town in chosen]
        body = "".join(f"<p>{sentence}</p>" for sentence in said)
        page = _PAGE.format(title=title, body=body)
        (home / "articles" / f"{number:06}.html").write_text(page, encoding="utf-8")
        plan[title] = {sentence: {} for sentence in said}
        rows += [_row(rng, towns[0], plan[title], number, outlet) for outlet in range(documents)]
    (home / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (home / PLAN).write_text(json.dumps(plan), encoding="utf-8")


def _row(rng: random.Random, town: str, sides: dict[str, dict[str, str]], number: int, outlet: int) -> dict[str, str]:
    """A document that says some of it too, and one thing with another figure."""
    url = f"https://outlet{outlet}.example/{number}"
    told = rng.sample(list(sides), TOLD_BY_EACH)
    changed = re.sub(r"\b\d+\b(?! March)", str(rng.randint(200, 900)), told[0], count=1)
    sides[told[0]][url] = "refutes"
    for sentence in told[1:]:
        sides[sentence][url] = "supports"
    return {
        "url": url,
        "publisher": f"Outlet {outlet}",
        "published": f"2032-03-0{rng.randint(8, 9)}",
        "language": "en",
        "title": f"News from {town}",
        "text": " ".join((changed, *told[1:])),
    }
