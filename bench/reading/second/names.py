"""Names of the held-back side that no list of the other sides holds, and the shapes that names have in offices."""
# ruff: noqa: SIM905  (names are read in lines)

from functools import cache
from random import Random

from bench.people import _census, _local

_FAMILY = (
    "Nguyen|Tran|Pham|Huynh|Vuong|Truong|Luong|Dinh|Quach|Balingit|Macaraeg|Dimaculangan|Pangilinan|Manalastas|Catacutan"
    "|Magsaysay|Batungbakal|Golshiri|Farahmand|Moshfegh|Rahbari|Tehranchi|Khosrowshahi|Ebrahimzadeh|Zarrinkoub"
    "|Ohanyan|Grigoryants|Mkhitaryan|Tumanyan|Bagdasarian|Keshishyan|Okonkwo|Adeyemi|Nwachukwu|Oyelaran|Eze-Obi"
    "|Gebremariam|Woldemichael|Tesfaye|Haileselassie|Kowalczyk|Wisniewski|Zielinski|Szczepaniak|Przybylski|Wojciechowski"
    "|DiGiacomo|Della Rocca|Lo Presti|Van der Meer|Van Houten|Vandenberghe|Von Trotha|De Groot|St. Germain|St. Clair"
    "|McGillicuddy|MacNamara|McLaughlin-Reyes|O'Shaughnessy|O'Hanlon|O'Brien-Tate|D'Ambrosio|D'Souza|L'Heureux|Fa'asavalu"
    "|Tuiasosopo|Kealoha|Kahananui|Yamamoto|Takeshita|Kawaguchi|Ichikawa|Fukunaga|Hashimoto-Lee|Chaudhuri|Venkataraman"
    "|Krishnamurthy|Subramanian|Bhattacharya|Jayawardena|Ranganathan|Al-Khatib|El-Sayed|Abdulrahman|Bin Hamad"
    "|Schwarzkopf|Oppenheimer|Rosenkrantz|Feuerstein|Grossbard|Birnbaum|Ilyin|Kuznetsov|Vorobyov|Shcherbakova"
    "|Papadopoulos|Hatzis|Stamatopoulos|Lindqvist|Sorensen|Bjornstad|Halvorsen|Echeverria|Etxeberria|Urrutia|Goicoechea"
    "|Iturbide|Cuauhtemoc|Xochitl|Tecpanecatl|Villasenor|Ocegueda|Zepeda-Luna|de la Rosa|de los Santos"
    "|del Bosque|Bracamontes|Olmedo|Ng|Ko|Yu|Xu|Ma|Oh|Ho|Au"
).split("|")
_GIVEN = {
    True: (
        "Thuy|Linh|Mai|Phuong|Maricel|Luzviminda|Jocelyn|Rowena|Nasrin|Mahnaz|Parisa|Shahrzad|Anahit|Siranush"
        "|Lusine|Chiamaka|Ngozi|Oluwaseun|Selamawit|Tsehay|Agnieszka|Malgorzata|Katarzyna|Giuseppina|Concetta|Saoirse"
        "|Siobhan|Aoife|Leilani|Keahi|Haruko|Yoshiko|Sadako|Lakshmi|Padmavathi|Sumathi|Fatima|Khadija|Zaynab|Rivka"
        "|Shoshana|Svetlana|Yekaterina|Ioanna|Despina|Ingrid|Solveig|Ximena|Citlali|Itzel|Marisela|Xiomara"
        "|LaShonda|DeAndrea|Shaniqua|MacKenzie|Brooklynn|Mei-Ling|Soo-Jin"
    ).split("|"),
    False: (
        "Minh|Duc|Thanh|Rommel|Jejomar|Efren|Ferdinand|Behrouz|Farhad|Kourosh|Houshang|Hrachya|Tigran|Vahagn"
        "|Emeka|Chukwudi|Babatunde|Abebe|Tewodros|Zbigniew|Wojciech|Krzysztof|Giancarlo|Ottavio|Padraig|Eoghan|Cormac"
        "|Kaleo|Kekoa|Hiroshi|Katsuro|Takeo|Venkatesh|Raghavan|Srinivasan|Mahmoud|Yusuf|Abdallah|Mordechai|Shlomo|Avraham"
        "|Vyacheslav|Gennady|Konstantinos|Spyridon|Gunnar|Torbjorn|Cuauhtemoc|Geronimo|Wenceslao|Eleuterio"
        "|DeShawn|LaMarcus|D'Angelo|JeanLuc|Jian|Chih-Hao|Sung-Ho|Ty|Bo|Al"
    ).split("|"),
}  # fmt: skip
_LISTS = ("hispanic", "armenian", "asian")


@cache
def own_family_names() -> tuple[str, ...]:
    return tuple(name for name in _FAMILY if name.upper() not in _known())


@cache
def own_given_names(female: bool) -> tuple[str, ...]:
    return tuple(name for name in _GIVEN[female] if name.upper() not in _known())


@cache
def _known() -> frozenset[str]:
    """Every name that the lists of the other sides hold."""
    lists = [names for names, _ in _census().values()]
    lists += [list(_local(f"{group}{kind}")) for group in _LISTS for kind in ("", "_f", "_m")]
    return frozenset(name for names in lists for name in names)


def write_name(rng: Random, given: str, middle: str, family: str, suffix: str, title: str) -> str:
    """The name as some office writes it."""
    if len(middle) == 1 and rng.random() < 0.4:
        middle += "."
    after = " ".join(filter(None, (given, middle)))
    forms = (
        " ".join(filter(None, (after, family, suffix))),
        " ".join(filter(None, (title, after, family, suffix))),
        " ".join(filter(None, (after, f"{family}," if suffix else family, suffix))),
        " ".join(filter(None, (after, family.upper(), suffix))),
        ", ".join((family, " ".join(filter(None, (after, suffix))))),
        f"{' '.join(filter(None, (family, suffix)))}, {after}".upper(),
        f"{family},{after}{' ' if suffix else ''}{suffix}".upper(),
        f"{family} , {after}{' ' if suffix else ''}{suffix}",
    )
    return rng.choice(forms)
