"""Who speaks and who only does something, and whom a pronoun in reported words means."""

import pytest

from tests.decompose.articles import claims_of, decomposed


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le tribunal a condamné Paul Delmas à quatre ans de prison."),
        ("fr", "L’Autorité des marchés a ajouté trois sociétés à sa liste noire."),
        ("en", "The package adds 52 ships of the fleet to the blacklist."),
        ("en", "The regulator added three firms to its blacklist."),
        ("en", "A court rejected the operator’s request to ban the strike."),
    ],
)
def test_whoever_does_something_to_a_thing_says_nothing(language: str, sentence: str) -> None:
    (claim,) = claims_of(sentence, language)
    assert claim.text.rstrip(".") == sentence.rstrip(".")
    assert claim.attribution is None


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "text"),
    [
        ("en", "The minister added that three firms were closed.", "The minister", "Three firms were closed"),
        ("fr", "Le ministre a ajouté que trois usines ferment.", "Le ministre", "Trois usines ferment"),
        (
            "fr",
            "Le barrage n’a pas cédé, assure son exploitant, Hydrelan.",
            "son exploitant, Hydrelan",
            "Le barrage n’a pas cédé",
        ),
        ("fr", "Le syndicat FTR affirme pourtant que l’usine ferme.", "Le syndicat FTR", "L’usine ferme"),
        ("fr", "« Je n’ai rien volé », a répété M. Lacaze.", "M. Lacaze", "« Je n’ai rien volé »"),
        (
            "fr",
            "La banque devrait relever son taux à 6,25 %, estiment des analystes.",
            "des analystes",
            "La banque devrait relever son taux à 6,25 %",
        ),
    ],
)
def test_whoever_states_something_is_the_speaker(language: str, sentence: str, speaker: str, text: str) -> None:
    (claim,) = claims_of(sentence, language)
    assert claim.attribution is not None
    assert (claim.attribution.speaker, claim.text.rstrip(".")) == (speaker, text)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Son avocate, Me Sarah Kolb, a annoncé qu’il ferait appel."),
        ("fr", "Son avocat, Me Paul Brun, a indiqué qu’il n’avait commis aucune faute."),
        ("en", "His lawyer said he would appeal."),
        ("ru", "Его адвокат Пётр Брун заявил, что он не совершал преступления."),
        ("uk", "Його адвокат Петро Брун заявив, що він не скоював злочину."),
    ],
)
def test_a_pronoun_in_what_somebodys_lawyer_says_is_not_the_lawyer(language: str, sentence: str) -> None:
    (claim,) = claims_of(sentence, language)
    assert claim.text.rstrip(".") == sentence.rstrip(".")
    assert claim.attribution is not None


def test_a_pronoun_in_what_somebodys_lawyer_says_is_the_one_spoken_of_before() -> None:
    _, second = claims_of("Paul Delmas a été arrêté lundi. Son avocate, Me Sarah Kolb, a annoncé qu’il ferait appel.")
    assert second.text.rstrip(".") == "Paul Delmas ferait appel"


def test_a_verb_of_saying_with_a_thing_behind_it_is_part_of_the_claim() -> None:
    (claim,) = claims_of("The pilot reported an engine failure minutes before the crash.", "en")
    assert claim.text.rstrip(".") == "The pilot reported an engine failure minutes before the crash"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six people were killed. Three of the dead were firefighters."),
        ("fr", "Six personnes ont été tuées. Trois des morts étaient des pompiers."),
    ],
)
def test_a_part_of_the_dead_is_no_other_count_of_them(language: str, text: str) -> None:
    assert not decomposed(text, language).inconsistencies
