import re

import pytest

from recoupe.concepts import lexicon
from recoupe.concepts.naming import name_of
from recoupe.model import Modifier, Reason, Verdict
from recoupe.moments import Moment
from reports.language import direction_of, read_catalog, speech, typeset_french
from reports.vocabulary import MODIFIERS, VERDICTS
from tests.reports.keys import plural_pairs, reason_templates, said_in_reports

FRENCH = speech("fr")
CATALOG = read_catalog("fr")
FIELD = re.compile(r"\{(\w+)\}")


def _french(key: str) -> tuple[str, ...]:
    found = CATALOG.get(key)
    if found is None or not found.string:
        return ()
    return (found.string,) if isinstance(found.string, str) else tuple(found.string)


@pytest.mark.slow
def test_everything_a_report_says_has_a_french_translation() -> None:
    missing = [key for key in sorted(said_in_reports()) if not _french(key)]
    assert not missing


def test_every_reason_of_every_stage_has_a_french_translation() -> None:
    missing = {where: key for key, where in reason_templates().items() if not _french(key)}
    assert not missing


def test_a_plural_has_as_many_forms_as_french_has() -> None:
    assert not [key for key in plural_pairs() if len(_french(key)) != 2 or not all(_french(key))]


@pytest.mark.slow
def test_a_translation_names_the_same_fields_as_its_key() -> None:
    pairs = plural_pairs()
    wrong = []
    for message in CATALOG:
        key = message.id if isinstance(message.id, str) else message.id[0]
        named = set(FIELD.findall(key))
        allowed = named | set(FIELD.findall(pairs.get(key, "")))
        forms = [set(FIELD.findall(form)) for form in _french(key) if key]
        wrong += [key for found in forms if not found <= allowed or (key not in pairs and found != named)]
    assert not wrong


def test_the_catalogue_holds_nothing_that_is_said_nowhere_twice() -> None:
    keys = [message.id for message in CATALOG if message.id]
    assert len(keys) == len(set(map(str, keys)))


@pytest.mark.parametrize(
    ("verdict", "label"),
    [
        (Verdict.CONFIRMED, "Confirmé"),
        (Verdict.CORROBORATED, "Recoupé"),
        (Verdict.ATTRIBUTED_ONLY, "Source unique"),
        (Verdict.CONTESTED, "Contesté"),
        (Verdict.DISPUTED, "Mis en doute"),
        (Verdict.REFUTED, "Infirmé"),
        (Verdict.INSUFFICIENT, "Éléments insuffisants"),
    ],
)
def test_the_seven_words_are_those_of_the_design(verdict: Verdict, label: str) -> None:
    assert FRENCH.say(VERDICTS[verdict]) == label


def test_every_verdict_and_modifier_has_a_label() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert set(MODIFIERS) == set(Modifier)


def test_french_has_narrow_no_break_spaces_before_double_punctuation_and_inside_guillemets() -> None:
    assert typeset_french("Quoi ; qui : non ! « si » ?") == "Quoi\u202f; qui\u202f: non\u202f! «\u202fsi\u202f»\u202f?"
    assert "\u202f:" in FRENCH.say("Claim {number}: {verdict}", number=1, verdict="x")


def test_typography_leaves_the_words_put_into_a_template_alone() -> None:
    assert FRENCH.say("Claim {number}: {verdict}", number=1, verdict="a ; b").endswith("a ; b")


def test_a_reason_is_told_in_french_with_its_date_and_vocabulary() -> None:
    reason = Reason.of("the verdict went from {before} to {after}", before="attributed_only", after="confirmed")
    assert FRENCH.reason(reason) == "le verdict est passé de «\u202fSource unique\u202f» à «\u202fConfirmé\u202f»"
    dated = Reason.of("the denial of {published} is older than what the claim is about", published="2024-10-01")
    assert "1er\xa0octobre 2024" in FRENCH.reason(dated)


def test_a_note_that_was_filled_in_english_is_found_again_and_told_in_french() -> None:
    note = str(Reason.of("Documents published after {as_of} were not used: {count}", as_of="2024-12-17", count=3))
    assert FRENCH.note(note) == "Documents publiés après le 17\xa0décembre 2024, non utilisés\u202f: 3"


def test_a_date_inside_an_address_is_left_alone() -> None:
    assert FRENCH.note("https://a.example/2024-12-17/x") == "https://a.example/2024-12-17/x"


@pytest.mark.parametrize("text", ["{", "{x}", "{0}", "}{", "{a.b}"])
def test_a_message_with_braces_taken_for_a_template_stands_as_it_is(text: str) -> None:
    assert FRENCH.reason(Reason(text)) == text
    assert FRENCH.reason(Reason.of(text, y=1)) == text


def test_a_moment_is_told_at_the_precision_that_is_known() -> None:
    assert FRENCH.moment(Moment.parse("2024-12")) == "décembre 2024"
    assert FRENCH.moment(Moment.parse("2024-12-16")) == "16\xa0décembre 2024"
    assert FRENCH.moment(Moment.parse("2024-12-16T18:00+01:00")) == "16\xa0décembre 2024, 18:00 (UTC+01)"
    assert FRENCH.moment(None) == "sans date"
    assert speech("en").moment(Moment.parse("2024-12-16T18:00Z")) == "16\xa0December 2024, 18:00 (UTC)"


def test_numbers_follow_the_language() -> None:
    assert FRENCH.index(0.5) == "0,50"
    assert speech("en").index(0.5) == "0.50"
    assert speech("en").index(0.6999) == "0.69"
    assert speech("en").index(0.7) == "0.70"
    assert speech("en").number(50000) == "50,000"


def test_french_counts_nought_and_one_in_the_singular() -> None:
    assert FRENCH.count("{n} origin", "{n} origins", 0) == "0 origine"
    assert FRENCH.count("{n} origin", "{n} origins", 2) == "2 origines"
    assert speech("en").count("{n} origin", "{n} origins", 0) == "0 origins"


@pytest.mark.parametrize(
    ("language", "direction"), [("he", "rtl"), ("ar", "rtl"), ("ko", "ltr"), ("<x>", "auto"), ("", "auto")]
)
def test_the_direction_of_a_quotation_follows_its_language(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("at least 30 killed or wounded", "au moins 30 tués ou blessés"),
        ("50,000 troops", "50\u202f000 soldats"),
        ("10 to 20 missiles", "10 à 20 missiles"),
        ("300 km2 area", "300 km²"),
        ("0.78", "0,78"),
        ("2024", "2024"),
        ("2024-12-14/2024-12-15", "du 14\xa0décembre 2024 au 15\xa0décembre 2024"),
        ("../2024-12-15", "jusqu’au 15\xa0décembre 2024"),
        ("2024-12-14/..", "depuis le 14\xa0décembre 2024"),
        ("enter into force, treaty", "entrer en vigueur, traité"),
        ("Russia, North Korea", "Russie, Corée du Nord"),
        ("western, attributed_only", "Occident, Source unique"),
        ("Quelqu’un d’autre", "Quelqu’un d’autre"),
        ("", ""),
    ],
)
def test_the_values_of_reasons_are_told_in_french_too(value: str, told: str) -> None:
    assert FRENCH.note(value) == told


@pytest.mark.slow
def test_nearly_every_concept_of_the_lexicon_has_a_french_word() -> None:
    concepts = [concept.id for concept in lexicon()]
    missing = [one for one in concepts if not (_french(one.replace("_", " ")) or name_of(one, "fr"))]
    assert len(missing) <= 0.02 * len(concepts), missing
