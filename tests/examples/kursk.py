"""The example of the repository, verified as of a day."""

from functools import lru_cache

from recoupe import verify
from recoupe.dossiers import load_dossier
from recoupe.inputs import load_article
from recoupe.model import Verification
from recoupe.moments import Moment
from recoupe.settings import load_method
from tests.shared import REPOSITORY

KURSK = REPOSITORY / "examples" / "kursk"
PUBLISHED = Moment.parse("2024-12-16T18:00+01:00")


@lru_cache(maxsize=4)
def kursk(as_of: str = "2024-12-17") -> Verification:
    """Our own article against the example's dossier."""
    article = load_article(str(KURSK / "article.fr.txt"), PUBLISHED)
    return verify(article, load_dossier(KURSK).documents, Moment.parse(as_of), method=load_method("ukraine_war"))
