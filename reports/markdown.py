"""report.md: the report as text that reads well raw, on a forge and in Prefect's artifact view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reports.language import Speech, speech
from reports.parts import (
    AssessmentView,
    ChangeView,
    ClaimView,
    EarlierView,
    EvidenceView,
    Link,
    OriginView,
    Quote,
    StretchView,
    View,
)
from reports.safe import inert

BAR_CELLS = 10
# What Markdown, its tables and a forge's extensions give a meaning to.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ORDINAL = re.compile(r"^(\s*\d+)([.)])")
_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")


def escaped(text: str) -> str:
    r"""Foreign or own text on one line, in which no character has a meaning for Markdown.

    >>> escaped("# a <b> [c](d) | https://e")
    '\\# a \\<b\\> \\[c\\](d) \\| https:\\//e'
    """
    flat = _SPACES.sub(" ", inert(text)).strip()
    flat = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", flat))
    flat = _ORDINAL.sub(r"\1\\\2", flat)
    flat = re.sub(r"^([#+=-])", r"\\\1", flat)
    return flat.replace("://", r":\//").replace("www.", r"www\.")


def render_markdown(view: View) -> str:
    """The whole report as Markdown, the same bytes for the same view."""
    said = speech(view.language)
    blocks = [
        *_front(view, said),
        *_changes(view, said),
        *(block for claim in view.claims for block in _claim(claim, said)),
        *_coverage(view, said),
        *_back(view, said),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def render_verdict_table(view: View) -> str:
    """The answer, whether anybody has signed it, and the claim table alone, for an artifact."""
    answer = f"{' '.join(escaped(sentence) for sentence in view.answer)}\n\n*{escaped(view.status)}*\n"
    return f"{answer}\n{_table(view, speech(view.language))}\n" if view.claims else answer


def _front(view: View, said: Speech) -> Iterator[str]:
    article = view.article
    yield f"# {escaped(view.title)}"
    byline = [article.publisher, article.published, article.authors]
    yield " · ".join(escaped(part) for part in byline if part)
    yield _link(article.link)
    state = said.say("state of knowledge: {date}", date=view.as_of)
    yield f"*{escaped(said.say('Verification report'))} · {escaped(state)} · {escaped(view.status)}*"
    yield f"**{escaped(view.answer[0])}** {escaped(view.answer[1])}"
    yield escaped(" ".join(view.caveats))
    yield _table(view, said) if view.claims else ""
    if view.recommended:
        yield f"## {escaped(said.say('How to write it'))}"
        yield _bullets(f"**{claim.number}.** {_wording(claim)}" for claim in view.recommended)
    if view.inconsistencies:
        yield f"## {escaped(said.say('The article disagrees with itself'))}"
        yield _bullets(
            f"{escaped(found.explanation)} ({', '.join(escaped(one.words) for one in found.claims)})"
            for found in view.inconsistencies
        )


def _table(view: View, said: Speech) -> str:
    heads = [
        said.say("No."),
        said.say("What the article says"),
        said.say("Was it said?"),
        said.say("Does it hold?"),
        said.say("Support"),
        said.say("Opposition"),
        said.say("Origins"),
    ]
    rows = [[escaped(head) for head in heads], ["---:", *["---"] * 6]]
    rows += [_row(claim) for claim in view.claims]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(claim: ClaimView) -> list[str]:
    return [
        str(claim.number),
        escaped(claim.text.text),
        escaped(claim.said.verdict.label) if claim.said else "–",
        _verdict(claim.holds),
        _bar(claim.holds.bars.support),
        _bar(claim.holds.bars.opposition),
        escaped(claim.tally),
    ]


def _verdict(found: AssessmentView) -> str:
    modifiers = "".join(f"; {escaped(modifier)}" for modifier in found.modifiers)
    return f"**{escaped(found.verdict.label)}**{modifiers}"


def _bar(length: int) -> str:
    filled = round(length * BAR_CELLS / 100)
    return "█" * filled + "░" * (BAR_CELLS - filled)


def _changes(view: View, said: Speech) -> Iterator[str]:
    if not view.compared_with:
        return
    yield f"## {escaped(said.say('What changed since {date}', date=view.compared_with))}"
    yield _bullets(_change_line(change) for change in view.changes) or escaped(said.say("Nothing changed."))


def _timeline(stretches: Sequence[StretchView]) -> str:
    dated = ((one, " – ".join(dict.fromkeys((one.since, one.until)))) for one in stretches)
    return " → ".join(f"{escaped(one.verdict.label)} ({escaped(f'{days}, {one.status}')})" for one, days in dated)


def _change_line(change: ChangeView) -> str:
    about = f"{escaped(change.claim.words)} — " if change.claim else ""
    return f"{about}{escaped(change.words)}" + "".join(f"\n  - {escaped(one)}" for one in change.because)


def _claim(claim: ClaimView, said: Speech) -> Iterator[str]:
    yield f"## {claim.number}. {escaped(claim.holds.verdict.label)}"
    yield _quote(claim.quote)
    facts = [f"{escaped(fact.name)}: {escaped(fact.text)}" for fact in claim.facts]
    facts += [f"{escaped(said.say('Unresolved'))}: {escaped(words)}" for words in claim.unresolved]
    yield " · ".join(facts)
    yield f"**{escaped(said.say('How to write it'))}** — {_wording(claim)}"
    if claim.timeline:
        yield f"**{escaped(said.say('The verdict over time'))}** — {_timeline(claim.timeline)}"
    yield from _assessment(claim.holds, said)
    if claim.said:
        yield from _assessment(claim.said, said)
    if claim.cells:
        yield f"### {escaped(said.say('Bloc by bloc'))}"
        yield _bullets(
            f"**{escaped(cell.bloc)}**: {cell.sign} {escaped(cell.words)}"
            + "".join(f"; {escaped(detail)}" for detail in cell.details)
            for cell in claim.cells
        )
    for question, origins in (("Does it hold?", claim.origins), ("Was it said?", claim.said_origins)):
        if origins:
            yield f"### {escaped(said.say(question))} {escaped(said.say('The evidence, by origin'))}"
            yield from (block for one in origins for block in _origin(one))
    if claim.earlier:
        yield f"### {escaped(said.say('Earlier checks by others'))}"
        yield escaped(said.say("They are no evidence here: whether they check the same claim is for a person to see."))
        yield _bullets(_earlier(one, said) for one in claim.earlier)
    if claim.aside:
        yield f"### {escaped(claim.aside_words)}"
        yield from (_passage(one) for one in claim.aside)


def _earlier(one: EarlierView, said: Speech) -> str:
    rating = f": “{escaped(one.rating.text)}”" if one.rating.text else ""
    claimant = f" ({escaped(said.say('claimed by'))} {escaped(one.claimant)})" if one.claimant else ""
    credit = f"**{escaped(one.publisher)}**, {escaped(one.date)}{rating}"
    return f"{credit} · {escaped(one.checked.text)}{claimant} · {_link(one.link)}"


def _assessment(found: AssessmentView, said: Speech) -> Iterator[str]:
    yield f"### {escaped(found.question)}"
    pair = f" · {escaped(found.admiralty)} ({escaped(found.admiralty_words)})" if found.admiralty_words else ""
    yield f"{_verdict(found)} — {escaped(found.verdict.meaning)} {escaped(found.bars.words)}{pair}"
    yield _bullets(escaped(reason) for reason in found.reasons)
    yield _bullets(
        f"{'✓' if gate.met else '✗'} {escaped(gate.met_word)} — **{escaped(gate.name)}**: {escaped(gate.reason)}"
        for gate in found.gates
    )
    if found.would_change:
        yield f"{escaped(said.say('What would change this'))}:\n\n" + _bullets(
            escaped(reason) for reason in found.would_change
        )


def _origin(origin: OriginView) -> Iterator[str]:
    about = [origin.stance_word, origin.bloc, f"{origin.letter} ({origin.letter_words})", origin.worth, origin.without]
    yield f"#### {escaped(origin.label)}"
    yield " · ".join(escaped(part) for part in about if part)
    lines = [origin.first, origin.carried, origin.note, *origin.because]
    yield _bullets(escaped(line) for line in lines if line)
    yield from (_passage(one) for one in origin.evidence)
    if origin.more:
        yield f"{escaped(origin.more_words)}:"
        yield _bullets(_line(one) for one in origin.more)


def _line(one: EvidenceView) -> str:
    note = f" — **{escaped(one.abstract)}**" if one.abstract else ""
    return f"{escaped(one.publisher)}, {escaped(one.date)} {_link(one.link)}{note}"


def _passage(one: EvidenceView) -> str:
    credit = [one.publisher, one.date, one.language, one.role, one.stance_word, one.covers, one.interest]
    lines = [_quote(one.quote), " · ".join(escaped(part) for part in credit if part)]
    if one.abstract:
        lines.append(f"**{escaped(one.abstract)}**")
    lines.append(_bullets(escaped(reason) for reason in one.reasons))
    source = _link(one.link)
    lines.append(f"{source} `sha256 {escaped(one.snapshot)[:12]}`" if _is_hash(one.snapshot) else source)
    return "\n\n".join(line for line in lines if line)


def _is_hash(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-fA-F]{12,64}", text))


def _coverage(view: View, said: Speech) -> Iterator[str]:
    if not view.claims or not view.blocs:
        return
    yield f"## {escaped(said.say('Claims by blocs'))}"
    rows = [[escaped(said.say("Claim")), *(escaped(bloc) for bloc in view.blocs)], ["---:"] + ["---"] * len(view.blocs)]
    rows += [
        [str(claim.number), *(f"{cell.sign} {escaped(cell.words)}" for cell in claim.cells)] for claim in view.claims
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _back(view: View, said: Speech) -> Iterator[str]:
    if view.left_out:
        yield f"## {escaped(said.say('Not checked, and why'))}"
        yield _bullets(f"{escaped(left.quote.text)} — {escaped(left.why)}" for left in view.left_out)
    yield f"## {escaped(said.say('What was searched'))}"
    yield _bullets(_search_lines(view)) or escaped(said.say("Nothing was searched."))
    yield f"## {escaped(said.say('What failed or could not be done'))}"
    yield _bullets(
        f"{escaped(issue.stage)}: {escaped(issue.subject)} — {escaped(issue.reason)}" for issue in view.issues
    ) or escaped(said.say("No failure."))
    yield f"## {escaped(said.say('Method'))}"
    yield escaped(view.ai_use)
    yield _bullets(f"{escaped(fact.name)}: {escaped(fact.text)}" for fact in view.method)
    yield f"## {escaped(said.say('Signature'))}"
    yield escaped(view.signature.words)
    yield _bullets(escaped(one) for one in (*view.signature.signers, *view.signature.decisions))


def _search_lines(view: View) -> Iterator[str]:
    for search in view.searches:
        parts: Sequence[str] = (search.claims, search.bloc, search.query.text, search.outcome, search.note)
        yield f"{escaped(search.source)}: " + " · ".join(escaped(part) for part in parts if part)


def _wording(claim: ClaimView) -> str:
    wording = claim.wording
    middle = escaped(wording.claim.text) if wording.claim else ""
    return f"{escaped(wording.before)} {middle}{_after(wording.after)}".strip()


def _after(words: str) -> str:
    # The space before a French semicolon belongs to the words that follow the claim.
    lead = words[: len(words) - len(words.lstrip())]
    return lead + escaped(words)


def _quote(quote: Quote) -> str:
    return f"> {escaped(quote.text)}" if quote.text else ""


def _link(link: Link) -> str:
    if not link.address:
        return escaped(link.text)
    target = link.address.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    # Without its scheme the text cannot become a link of its own.
    return f"[{escaped(_SCHEME.sub('', link.text))}]({target})"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
