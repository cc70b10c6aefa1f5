"""French articles before the names of bodies and countries: « selon le Pentagone », « selon la présidence »."""

from __future__ import annotations

from recoupe.names.entities import COUNTRY

_HEADS = {
    "le": "bureau centre cabinet comité commandement conseil département gouvernement haut-commissariat kremlin maire "
    "ministère ministre parlement parquet pentagone porte-parole président régime renseignement secrétariat sénat "
    "service syndicat tribunal gur nis sbu fsb svr mid dsns",
    "la": "banque capitainerie chambre coalition commission compagnie cour croix-rouge diplomatie direction fondation "
    "garde mairie maison ministre mission police préfecture présidence",
    "les": "autorités forces gardes-côtes nations pompiers renseignements secours services",
    "l’": "administration afp agence aiea ambassade armée association état-major institut oms onu opposition "
    "organisation otan université union hôpital",
}
_ARTICLES = {head: article for article, heads in reversed(_HEADS.items()) for head in heads.split()}
_PLURAL = ("états-unis", "pays-bas", "émirats", "philippines", "maldives", "seychelles", "comores", "bahamas")
_MASCULINE_IN_E = ("mexique", "cambodge", "mozambique", "zimbabwe", "belize", "suriname")
_BARE = (
    "chypre",
    "cuba",
    "israël",
    "singapour",
    "malte",
    "taïwan",
    "madagascar",
    "oman",
    "haïti",
    "djibouti",
    "monaco",
)
_VOWELS = "aeiouyàâéèêëîïôöûüh"


def with_article(label: str, entity: str) -> str:
    """The name as it stands behind « selon » or « par »; a name that takes no article, or is not known, as it is.

    >>> with_article("Pentagone", ""), with_article("États-Unis", "country_us"), with_article("AP", "")
    ('le Pentagone', 'les États-Unis', 'AP')
    """
    words = label.split()
    if not words:
        return label
    head = words[0].strip(",").casefold()
    article = _of_country(label.casefold()) if entity.startswith(COUNTRY) else _ARTICLES.get(head, "")
    if not article:
        return label
    return f"{article}{label}" if article.endswith("’") else f"{article} {label}"


def _of_country(name: str) -> str:
    if name.startswith(_PLURAL):
        return "les"
    if name.startswith(_BARE):
        return ""
    if name[0] in _VOWELS:
        return "l’"
    first = name.split()[0]
    return "la" if first.endswith(("e", "ée")) and first not in _MASCULINE_IN_E else "le"
