"""Short forms of given names: the `nicknames` package (Apache-2.0) and the ones it lacks that are common in Los Angeles."""

from functools import cache, lru_cache

from nicknames import NickNamer

# Spanish, Armenian, Persian, Korean-American and English short forms that the package does not have (README, Limits).
_OWN = {
    "JOSE": "PEPE CHEPE JOE", "JESUS": "CHUY CHUCHO JESSE", "GUADALUPE": "LUPE LUPITA", "FRANCISCO": "PACO PANCHO FRANK CISCO",
    "FRANCISCA": "PAQUITA PANCHA", "IGNACIO": "NACHO", "MANUEL": "MANNY MANOLO", "ENRIQUE": "QUIQUE KIKE HENRY RICK", "EDUARDO": "LALO EDDIE ED",
    "ROBERTO": "BETO ROBERT BOB", "ALBERTO": "BETO AL ALBERT", "GILBERTO": "BETO GIL", "RAFAEL": "RAFA RAFI RALPH", "ALEJANDRO": "ALEX ALE",
    "ALEJANDRA": "ALEX ALE SANDRA", "GUILLERMO": "MEMO WILLIAM BILL WILLY", "ANTONIO": "TONO TONY", "CONCEPCION": "CONCHA CONNIE",
    "DOLORES": "LOLA", "ROSARIO": "CHAYO", "CONSUELO": "CHELO CONNIE", "MERCEDES": "MECHE MERCY", "REFUGIO": "CUCA CUCO", "SOCORRO": "COCO",
    "GRACIELA": "CHELA GRACE", "ISABEL": "CHABELA BELLA IZZY", "ROSA": "ROSITA ROSIE", "TERESA": "TERE TERESITA TERRY", "ELENA": "LENA HELEN",
    "MARIA": "MARY MARI", "JUAN": "JOHN JOHNNY", "JUANA": "JUANITA JANE", "JORGE": "GEORGE COQUE", "MIGUEL": "MIKE MICHAEL MIKI", "PEDRO": "PETE PETER",
    "RICARDO": "RICK RICHARD RICKY", "CARLOS": "CHARLIE CHARLES", "LUIS": "LOU LOUIS LUCHO", "RAMON": "MONCHO RAY", "SALVADOR": "CHAVA SAL",
    "VICENTE": "CHENTE VINCE", "SERGIO": "CHECO", "ARMANDO": "MANDO", "FERNANDO": "NANDO FERNIE", "ERNESTO": "NETO ERNIE", "ESTEBAN": "STEVE STEPHEN",
    "HOVHANNES": "HOVIK OHAN JOHN", "HOVSEP": "JOSEPH JOE", "GEVORG": "GEORGE GEVO", "HARUTYUN": "HARUT HARRY", "KHACHIK": "KHACHATUR", "KHACHATUR": "KHACHO",
    "GRIGOR": "GREG GREGORY KRIKOR", "HAKOB": "JACK JACOB HAGOP", "SARKIS": "SAKO", "VARDAN": "VARTAN", "ARMINE": "ARMENUHI", "ANAHIT": "ANNIE ANO",
    "MOHAMMAD": "MO MOE MOHAMMED", "HOSSEIN": "HOSS", "DARIUSH": "DARIUS", "ROBERT": "ROBBIE BOBBY", "KATHERINE": "KATIE KATE KATHY",
    "BARBARA": "BARB BARBIE", "MARGARET": "PEGGY MAGGIE MEG", "JAMES": "JIM JIMMY JAMIE", "WILLIAM": "BILL WILL BILLY", "ELIZABETH": "LIZ BETH BETTY LIZZIE",
    "CHRISTOPHER": "CHRIS TOPHER", "CHRISTINA": "CHRIS TINA CHRISSY", "MATTHEW": "MATT", "NICHOLAS": "NICK NICKY", "JENNIFER": "JEN JENNY",
    "PATRICIA": "PAT PATTY TRISH", "PATRICK": "PAT", "SAMANTHA": "SAM", "SAMUEL": "SAM SAMMY", "BENJAMIN": "BEN BENNY", "DANIEL": "DAN DANNY",
    "STEPHEN": "STEVE", "STEVEN": "STEVE", "KENNETH": "KEN KENNY", "TIMOTHY": "TIM", "GREGORY": "GREG", "JEFFREY": "JEFF", "DEBORAH": "DEB DEBBIE",
    "REBECCA": "BECKY BECCA", "SUSAN": "SUE SUSIE", "VICTORIA": "VICKY TORI", "THEODORE": "TED TEDDY THEO", "THOMAS": "TOM TOMMY",
}  # fmt: skip


@cache
def _namer() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=50_000)
def nickname_neighbours(given: str) -> frozenset[str]:
    """Names that one person may use for this one, in either direction; folded."""
    lower = given.lower()
    found = {name.upper() for name in (*_namer().nicknames_of(lower), *_namer().canonicals_of(lower))}
    found.update(_OWN.get(given, "").split())
    found.update(_own_formal().get(given, ()))
    return frozenset(found - {given})


@cache
def _own_formal() -> dict[str, tuple[str, ...]]:
    formal: dict[str, list[str]] = {}
    for name, short_forms in _OWN.items():
        for short in short_forms.split():
            formal.setdefault(short, []).append(name)
    return {short: tuple(names) for short, names in formal.items()}


def may_be_nickname(one: str, other: str) -> bool:
    """Whether one of the two is used for the other. It finds candidates; alone it never makes a match certain."""
    return other in nickname_neighbours(one)


@lru_cache(maxsize=50_000)
def is_known_given_name(folded: str) -> bool:
    """Whether the name is one that people bear, by the tables: then it is no misreading of a neighbour (twin rule)."""
    return bool(nickname_neighbours(folded))
