"""Content words of a text: what is left when the words of grammar are taken away."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.analysis.lemmas import lemmas
from recoupe.defaults.judge import STATEMENTS_KEPT
from recoupe.defaults.language import WORDS_KEPT
from recoupe.folding import fold
from recoupe.model import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ](?=[^\W\d_]{2,})[^\W_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_LETTERS_OF_A_STEM = 5
_KOREAN_STEM = 2

_FUNCTION_WORDS: dict[str, str] = {
    "fr": (
        "le la les l un une des du de d au aux et ou a en dans par pour sur sous avec sans ce cet cette ces son sa ses "
        "leur leurs mon ma mes ton ta tes notre nos votre vos il elle ils elles on je tu nous vous se s qui que quoi "
        "dont ou y ne n pas plus est sont ete etait etaient etre sera seront a ont avait avaient avoir aura auront fut "
        "furent soit comme si mais donc car ni quand lorsque alors ainsi aussi tres tout tous toute toutes meme c qu "
        "vers entre chez apres avant depuis pendant lors selon afin celui celle ceux celles lui eux moi toi cela ca "
        "fait faire peut peuvent etant ayant suis es sommes etes ai as avons avez deux "
        "pres environ moins quelque quelques presque seulement uniquement"
    ),
    "en": (
        "the a an of to in on at by for with from as is are was were be been being has have had having do does did "
        "it its he she they them his her their this that these those and or but not no nor if so than then there here "
        "which who whom whose what when where why how i you we us our your my me him will would shall can could may "
        "might must into about over under after before during through also just very too more most some any all "
        "each both other such own same s t don didn doesn isn wasn aren weren up out off "
        "nearly around least almost fewer less only solely"
    ),
    "ru": (
        "и в во на с со к ко по о об от до за из у не ни что как это этот эта эти того тот та те его ее их он она оно "
        "они мы вы я ты а но или же бы ли то для при над под между через после перед был была было были быть есть "
        "является также еще уже так только все всех весь вся который которая которые которого которых себя свой свои "
        "своих который чтобы если когда где там тут здесь нет да мне меня нас вас им ими нем ней "
        "около примерно почти более менее лишь"
    ),
    "uk": (
        "і й та в у на з зі із до по о об від за не ні що як це цей ця ці того той та ті його її їх він вона воно вони "
        "ми ви я ти а але або чи же б би то для при над під між через після перед був була було були бути є також ще "
        "вже так тільки все всіх весь вся який яка які якого яких себе свій свої своїх щоб якщо коли де там тут "
        "близько приблизно майже понад щонайменше лише"
    ),
    "ko": (
        "그 이 저 그는 그가 그녀는 그들은 나는 내가 나 우리는 우리 것 것이다 것은 수 등 및 더 또 또한 그리고 "
        "하지만 그러나 있다 있는 있었다 없다 했다 하는 한 할 하고 된 되는 되었다 이다 입니다 있습니다 합니다 했습니다"
    ),
}
_FOLDED = {language: frozenset(map(fold, words.split())) for language, words in _FUNCTION_WORDS.items()}


def _lemma(word: str, language: str) -> str:
    """One form that stands for all forms of a word; folded."""
    found = lemmas(word, language)
    if language == "ko":  # the word without particles comes with its syllable pairs
        return max(found, key=lambda one: (len(one), one), default=fold(word))
    return min(found, key=lambda one: (len(one), one), default=fold(word))


@lru_cache(maxsize=STATEMENTS_KEPT)
def content_words(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    """Each content word of the text with its span and lemma, in the order of the text; numerals are left out."""
    found: list[tuple[Span, str]] = []
    for match in _TOKEN.finditer(text):
        length, word = _content_word(match[0], language)
        if length:
            found.append((Span(match.end() - length, match.end()), word))
    return tuple(found)


@lru_cache(maxsize=WORDS_KEPT)
def _content_word(token: str, language: str) -> tuple[int, str]:
    """How many of its last letters are the word, what is elided before it left out, and its lemma; 0 for none."""
    word = _ELIDED.sub("", token)
    folded = fold(word)
    function_words = _FOLDED.get(language, frozenset())
    if folded in function_words or folded.isdigit() or (len(folded) < 2 and language != "ko"):
        return 0, ""
    return len(word), _lemma(word, language)


@lru_cache(maxsize=STATEMENTS_KEPT)
def word_set(text: str, language: str) -> frozenset[str]:
    """All lemmas and folded forms of a text, and the stems under which near forms are found."""
    words = {word for _, word in content_words(text, language)}
    words |= {fold(span.of(text)) for span, _ in content_words(text, language)}
    return frozenset(words | {stem(word, language) for word in words})


def stem(word: str, language: str) -> str:
    """The beginning of a word that its other forms share, marked so that it is not taken for a word."""
    letters = _KOREAN_STEM if language == "ko" else max(_LETTERS_OF_A_STEM, len(word) - 3)
    return word[:letters] + "-" if len(word) >= letters else word


def has_word(word: str, language: str, words: frozenset[str]) -> bool:
    """Whether a lemma, or a near form of it, is among the words of a text of the same language."""
    return word in words or stem(word, language) in words
