"""Whether the named speaker said it is another question than whether it holds."""

from recoupe.judge import reasons
from recoupe.judge.said import Saying, judge_said, same_speaker
from recoupe.model import Attribution, Claim, ClaimKind, Modifier, Span, Stance, StanceScore

GUR = Attribution("GUR", "affirmer", entity="gur")
SUPPORTING = StanceScore(Stance.SUPPORTS, 0.9, 0.8)


def claim(attribution: Attribution | None, text: str = "Trente soldats ont été blessés.") -> Claim:
    return Claim("claim-1", text, (Span(0, len(text)),), text, "fr", ClaimKind.FIGURE, attribution)


def test_the_same_speaker_said_it() -> None:
    saying = Saying("HUR says so.", "en", Attribution("HUR", "say", entity="gur"))
    score = judge_said(claim(GUR), saying, SUPPORTING)
    assert score.stance is Stance.SUPPORTS
    assert score.reasons[0].template == reasons.SAME_SPEAKER


def test_another_speaker_with_the_same_words_leaves_it_open() -> None:
    saying = Saying("The Pentagon says so.", "en", Attribution("Pentagon", "say", entity="pentagon"))
    score = judge_said(claim(GUR), saying, SUPPORTING)
    assert score.stance is Stance.NEUTRAL
    assert score.reasons[0].template == reasons.CREDITED_TO_OTHERS


def test_a_passage_that_credits_nobody_leaves_it_open() -> None:
    score = judge_said(claim(GUR), Saying("Thirty were wounded.", "en", None), SUPPORTING)
    assert score.stance is Stance.NEUTRAL
    assert score.reasons[0].template == reasons.CREDITS_NOBODY


def test_a_spokesman_speaks_for_his_office() -> None:
    assert same_speaker(Attribution("Kremlin", "say", entity="kremlin"), Attribution("Peskov", "say", entity="peskov"))


def test_an_official_of_a_country_is_one_of_its_officials() -> None:
    seoul = Attribution("des responsables sud-coréens", "affirmer", entity="country_kr")
    adviser = Attribution("Shin Won-sik", "say", entity="shin_won_sik")
    assert same_speaker(seoul, adviser)
    assert not same_speaker(adviser, seoul)


def test_a_quotation_in_other_words_of_the_speakers_language_is_a_misquotation() -> None:
    zelensky = Attribution("Zelensky", "déclarer", direct=True, entity="zelensky")
    quoted = claim(zelensky, "Zelensky a déclaré que l'escalade marque « une autre étape » de la guerre.")
    spoken = "Зеленський сказав, що це ескалація: у війну втягнуто ще одну державу."
    saying = Saying(spoken, "uk", Attribution("Зеленський", "сказав", entity="zelensky"))
    score = judge_said(quoted, saying, StanceScore(Stance.NEUTRAL, 0.3, 0.5))
    assert Modifier.MISQUOTED in score.modifiers
    assert any(why.template == reasons.OTHER_WORDING for why in score.reasons)


def test_a_copy_of_the_translation_does_not_check_the_wording() -> None:
    zelensky = Attribution("Zelensky", "déclarer", direct=True, entity="zelensky")
    quoted = claim(zelensky, "Zelensky a déclaré que l'escalade marque « une autre étape » de la guerre.")
    saying = Saying("Zelensky : « une autre étape »", "fr", zelensky)
    score = judge_said(quoted, saying, SUPPORTING)
    assert score.stance is Stance.SUPPORTS
    assert score.entailment <= 0.7
    assert any(why.template == reasons.TRANSLATED_WORDING for why in score.reasons)


def test_a_claim_nobody_is_credited_with_is_only_about_its_content() -> None:
    assert judge_said(claim(None), Saying("So it is.", "en", None), SUPPORTING) == SUPPORTING
