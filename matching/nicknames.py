"""Short forms of given names: the `nicknames` package (Apache-2.0) and common ones of Los Angeles that it lacks."""

from functools import cache, lru_cache

from nicknames import NickNamer

# Spanish, Armenian, Persian, Korean-American and English short forms that the package does not have (README, Limits).
_OWN_TABLE = """
ALBERTO: BETO AL ALBERT
ALEJANDRA: ALEX ALE SANDRA
ALEJANDRO: ALEX ALE
ANAHIT: ANNIE ANO
ANTONIO: TONO TONY
ARMANDO: MANDO
ARMINE: ARMENUHI
BARBARA: BARB BARBIE
BENJAMIN: BEN BENNY
CARLOS: CHARLIE CHARLES
CHRISTINA: CHRIS TINA CHRISSY
CHRISTOPHER: CHRIS TOPHER
CONCEPCION: CONCHA CONNIE
CONSUELO: CHELO CONNIE
DANIEL: DAN DANNY
DARIUSH: DARIUS
DEBORAH: DEB DEBBIE
DOLORES: LOLA
EDUARDO: LALO EDDIE ED
ELENA: LENA HELEN
ELIZABETH: LIZ BETH BETTY LIZZIE
ENRIQUE: QUIQUE KIKE HENRY RICK
ERNESTO: NETO ERNIE
ESTEBAN: STEVE STEPHEN
FERNANDO: NANDO FERNIE
FRANCISCA: PAQUITA PANCHA
FRANCISCO: PACO PANCHO FRANK CISCO
GEVORG: GEORGE GEVO
GILBERTO: BETO GIL
GRACIELA: CHELA GRACE
GREGORY: GREG
GRIGOR: GREG GREGORY KRIKOR
GUADALUPE: LUPE LUPITA
GUILLERMO: MEMO WILLIAM BILL WILLY
HAKOB: JACK JACOB HAGOP
HARUTYUN: HARUT HARRY
HOSSEIN: HOSS
HOVHANNES: HOVIK OHAN JOHN
HOVSEP: JOSEPH JOE
IGNACIO: NACHO
ISABEL: CHABELA BELLA IZZY
JAMES: JIM JIMMY JAMIE
JEFFREY: JEFF
JENNIFER: JEN JENNY
JESUS: CHUY CHUCHO JESSE
JORGE: GEORGE COQUE
JOSE: PEPE CHEPE JOE
JUAN: JOHN JOHNNY
JUANA: JUANITA JANE
KATHERINE: KATIE KATE KATHY
KENNETH: KEN KENNY
KHACHATUR: KHACHO
KHACHIK: KHACHATUR
LUIS: LOU LOUIS LUCHO
MANUEL: MANNY MANOLO
MARGARET: PEGGY MAGGIE MEG
MARIA: MARY MARI
MATTHEW: MATT
MERCEDES: MECHE MERCY
MIGUEL: MIKE MICHAEL MIKI
MOHAMMAD: MO MOE MOHAMMED
NICHOLAS: NICK NICKY
PATRICIA: PAT PATTY TRISH
PATRICK: PAT
PEDRO: PETE PETER
RAFAEL: RAFA RAFI RALPH
RAMON: MONCHO RAY
REBECCA: BECKY BECCA
REFUGIO: CUCA CUCO
RICARDO: RICK RICHARD RICKY
ROBERT: ROBBIE BOBBY
ROBERTO: BETO ROBERT BOB
ROSA: ROSITA ROSIE
ROSARIO: CHAYO
SALVADOR: CHAVA SAL
SAMANTHA: SAM
SAMUEL: SAM SAMMY
SARKIS: SAKO
SERGIO: CHECO
SOCORRO: COCO
STEPHEN: STEVE
STEVEN: STEVE
SUSAN: SUE SUSIE
TERESA: TERE TERESITA TERRY
THEODORE: TED TEDDY THEO
THOMAS: TOM TOMMY
TIMOTHY: TIM
VARDAN: VARTAN
VICENTE: CHENTE VINCE
VICTORIA: VICKY TORI
WILLIAM: BILL WILL BILLY
"""
_OWN = dict(line.split(": ") for line in _OWN_TABLE.strip().splitlines())


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
