"""Whom a claim is credited to, and how far that reaches."""

import pytest

from tests.decompose.articles import claims_of


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "text"),
    [
        ("fr", "Selon la direction, 40 % des agents ont fait grève.", "la direction", "40 % des agents ont fait grève"),
        ("fr", "Douze civils ont péri, affirme l’opposition.", "l’opposition", "Douze civils ont péri"),
        ("en", "The bridge is closed, the harbour board said on Monday.", "the harbour board", "The bridge is closed"),
        ("ru", "Местные жители, однако, утверждают, что дорога закрыта.", "Местные жители", "Дорога закрыта"),
        ("uk", "Міст закрито, повідомила обласна адміністрація.", "обласна адміністрація", "Міст закрито"),
        ("ko", "다리가 폐쇄됐다고 항만청이 밝혔다.", "항만청", "다리가 폐쇄됐다"),
    ],
)
def test_the_claim_holds_what_is_said_and_the_attribution_who_says_it(
    language: str, sentence: str, speaker: str, text: str
) -> None:
    claim = claims_of(sentence, language)[0]
    assert claim.attribution is not None
    assert claim.attribution.speaker == speaker
    assert claim.text.rstrip(".") == text


def test_a_pronoun_that_speaks_is_the_speaker_before() -> None:
    _, second = claims_of(
        "Le ministre Paul Aubrac a déclaré que le port est fermé. Il a ajouté que deux quais ont brûlé."
    )
    assert second.attribution is not None
    assert second.attribution.speaker == "Le ministre Paul Aubrac"


def test_a_name_behind_the_office_belongs_to_the_speaker() -> None:
    (claim,) = claims_of("Le port reste fermé, a déclaré la ministre des Transports, Anna Veldt.")
    assert claim.attribution is not None
    assert claim.attribution.speaker.endswith("Anna Veldt")


def test_words_at_the_end_of_a_sentence_credit_all_of_it() -> None:
    both = claims_of("At least 20 people were killed and more than 50 arrested, the army said.", "en")
    assert [claim.attribution.speaker for claim in both if claim.attribution] == ["the army", "the army"]


def test_a_contrast_ends_what_is_credited() -> None:
    first, second = claims_of("Selon le maire, le pont est sûr, mais la préfecture a fermé la route lundi.")
    assert first.attribution is not None
    assert second.attribution is None or second.attribution.speaker != "le maire"


def test_whoever_is_said_not_to_confirm_is_no_speaker() -> None:
    both = claims_of("Ni la mairie ni le port n’ont confirmé la fermeture.")
    assert [claim.attribution for claim in both] == [None, None]
    assert all(claim.negated for claim in both)


def test_whoever_is_cited_by_a_carrier_is_the_speaker() -> None:
    (claim,) = claims_of("D’après l’agence Brel-Info, citant le ministère de la Défense, deux drones ont été abattus.")
    assert claim.attribution is not None
    assert claim.attribution.speaker == "le ministère de la Défense"
    assert claim.attribution.relay == "l’agence Brel-Info"


def test_a_quotation_is_direct_speech() -> None:
    (claim,) = claims_of("« Nous avons perdu deux navires », a affirmé l’amiral Jon Brask.")
    assert claim.attribution is not None
    assert claim.attribution.direct
    assert claim.kind == "quote"


def test_the_frame_that_names_the_speaker_is_no_part_of_what_is_said() -> None:
    text = "C'est le GUR qui l'affirme : samedi et dimanche, ces unités auraient perdu au moins 30 hommes."
    (claim,) = claims_of(text)
    assert claim.text.startswith("Samedi et dimanche")
    assert claim.attribution is not None
    assert claim.attribution.speaker == "le GUR"


def test_the_day_on_which_it_was_said_is_no_part_of_what_was_said() -> None:
    (claim,) = claims_of("The mayor said on Friday the bridge was closed.", "en")
    assert claim.text.rstrip(".") == "The bridge was closed"
    assert claim.period is None
