"""Streets, cities, ZIP codes and area codes of Los Angeles County, with invented house numbers and fictional phones."""

from random import Random

# street, city, ZIP, range of house numbers. Real streets; a house of that number may or may not stand there.
_STREETS: tuple[tuple[str, str, str, int, int], ...] = tuple(
    (parts[0], parts[1], parts[2], int(parts[3]), int(parts[4]))
    for parts in (
        line.split("|")
        for line in """\
E Cesar E Chavez Ave|Los Angeles|90033|1500|2600
S Boyle Ave|Los Angeles|90033|100|1200
N Soto St|Los Angeles|90033|200|2100
Whittier Blvd|Los Angeles|90023|2500|4000
S Lorena St|Los Angeles|90063|300|1300
Folsom St|Los Angeles|90063|2900|4200
E 1st St|Los Angeles|90033|1700|2800
N Eastern Ave|Los Angeles|90032|1200|3400
Huntington Dr N|Los Angeles|90032|4100|5500
N Figueroa St|Los Angeles|90042|4900|6500
York Blvd|Los Angeles|90042|4600|6100
Eagle Rock Blvd|Los Angeles|90041|4000|5200
Griffin Ave|Los Angeles|90031|2300|4300
N Broadway|Los Angeles|90031|1800|3100
Sunset Blvd|Los Angeles|90026|1300|3900
Echo Park Ave|Los Angeles|90026|900|2300
Silver Lake Blvd|Los Angeles|90039|400|2400
Glendale Blvd|Los Angeles|90039|2300|3300
W 8th St|Los Angeles|90005|2700|3900
S Kingsley Dr|Los Angeles|90005|500|1000
W Olympic Blvd|Los Angeles|90006|2300|3200
S Western Ave|Los Angeles|90006|900|1700
S Normandie Ave|Los Angeles|90004|100|500
Wilshire Blvd|Los Angeles|90010|3100|4100
S Vermont Ave|Los Angeles|90037|3900|5600
W Slauson Ave|Los Angeles|90043|2600|3800
Crenshaw Blvd|Los Angeles|90008|3500|4600
S La Brea Ave|Los Angeles|90008|3600|4500
W Adams Blvd|Los Angeles|90018|2200|4000
S Central Ave|Los Angeles|90011|2800|5400
E Florence Ave|Los Angeles|90001|1000|2400
W Century Blvd|Los Angeles|90047|1100|2900
S Avalon Blvd|Los Angeles|90003|5900|9000
W Manchester Ave|Los Angeles|90044|700|1900
Compton Ave|Los Angeles|90002|8700|10400
S Robertson Blvd|Los Angeles|90034|2600|3700
Westwood Blvd|Los Angeles|90024|1000|2300
Santa Monica Blvd|Los Angeles|90025|10600|12100
Venice Blvd|Los Angeles|90066|11500|13200
N Fairfax Ave|Los Angeles|90036|300|900
W Pico Blvd|Los Angeles|90035|8400|9500
Franklin Ave|Los Angeles|90028|5600|7000
Los Feliz Blvd|Los Angeles|90027|4400|5300
N Brand Blvd|Glendale|91203|300|900
E Broadway|Glendale|91205|400|1500
W Glenoaks Blvd|Glendale|91202|500|1700
N Pacific Ave|Glendale|91202|700|1600
E Chevy Chase Dr|Glendale|91206|600|2600
Verdugo Rd|Glendale|91208|1400|3700
Honolulu Ave|Montrose|91020|2200|2700
Foothill Blvd|La Crescenta|91214|2300|3600
Ocean View Blvd|Montrose|91020|2200|4000
La Canada Blvd|La Canada Flintridge|91011|4400|4900
Magnolia Blvd|Burbank|91505|2800|4300
N San Fernando Blvd|Burbank|91504|500|2700
Victory Blvd|Van Nuys|91401|13300|14600
Sherman Way|Reseda|91335|17700|19500
Van Nuys Blvd|Panorama City|91402|8000|9500
Laurel Canyon Blvd|North Hollywood|91606|5900|7200
Ventura Blvd|Encino|91316|16000|17900
Balboa Blvd|Northridge|91325|8300|9900
Tampa Ave|Northridge|91324|8400|10100
Roscoe Blvd|Canoga Park|91304|20500|22500
Foothill Blvd|Sylmar|91342|12700|15300
S Atlantic Blvd|Monterey Park|91754|300|2100
W Garvey Ave|Monterey Park|91754|100|1100
E Valley Blvd|San Gabriel|91776|100|1500
W Main St|Alhambra|91801|100|2600
S Garfield Ave|Alhambra|91801|100|1900
Las Tunas Dr|Temple City|91780|8900|10200
Colima Rd|Rowland Heights|91748|17800|19200
S Azusa Ave|Hacienda Heights|91745|1400|3200
E Colorado Blvd|Pasadena|91106|700|2300
N Lake Ave|Pasadena|91104|500|2200
Lincoln Ave|Altadena|91001|2200|3900
Fair Oaks Ave|South Pasadena|91030|600|2000
Whittier Blvd|Montebello|90640|800|2600
Rosemead Blvd|Pico Rivera|90660|4700|9300
Telegraph Rd|Downey|90240|8600|10500
Firestone Blvd|South Gate|90280|2500|5300
Pacific Blvd|Huntington Park|90255|5900|7800
Long Beach Blvd|Lynwood|90262|10100|11900
Rosecrans Ave|Compton|90221|800|2300
Hawthorne Blvd|Hawthorne|90250|11800|14300
S Prairie Ave|Inglewood|90301|200|1100
Sepulveda Blvd|Torrance|90501|1200|2400
Carson St|Carson|90745|100|1400
Pacific Coast Hwy|Lomita|90717|1800|2600
E Anaheim St|Long Beach|90804|1600|4100
Atlantic Ave|Long Beach|90807|3300|4400
South St|Artesia|90701|11600|12000
Bolsa Ave|Westminster|92683|8900|10000
Whittier Ave|Whittier|90602|12800|14200
Peck Rd|El Monte|91731|2700|4300
Holt Ave|Pomona|91767|300|1700
Lyons Ave|Santa Clarita|91321|23300|25300
E Palmdale Blvd|Palmdale|93550|1400|4700
W Lancaster Blvd|Lancaster|93534|600|2000
""".splitlines()
    )
)

_CITY_CODES = {
    "Glendale": ("818", "747"), "Burbank": ("818", "747"), "Montrose": ("818",), "La Crescenta": ("818", "747"),
    "La Canada Flintridge": ("818",), "Van Nuys": ("818", "747"), "Reseda": ("818", "747"), "Encino": ("818", "747"),
    "Panorama City": ("818", "747"), "North Hollywood": ("818", "747"), "Northridge": ("818", "747"),
    "Canoga Park": ("818", "747"), "Sylmar": ("818", "747"), "Pasadena": ("626",), "Altadena": ("626",),
    "South Pasadena": ("626", "323"), "Monterey Park": ("626", "323"), "San Gabriel": ("626",), "Alhambra": ("626",),
    "Temple City": ("626",), "Rowland Heights": ("626", "909"), "Hacienda Heights": ("626",), "El Monte": ("626",),
    "Pomona": ("909", "840"), "Downey": ("562",), "Pico Rivera": ("562",), "Whittier": ("562",), "Artesia": ("562",),
    "Long Beach": ("562",), "Torrance": ("310", "424"), "Carson": ("310", "424"), "Lomita": ("310", "424"),
    "Hawthorne": ("310", "424"), "Inglewood": ("310", "424"), "Compton": ("310", "424"), "Santa Clarita": ("661",),
    "Palmdale": ("661",), "Lancaster": ("661",), "Westminster": ("714", "657"),
}  # fmt: skip
_DEFAULT_CODES = ("213", "323", "310", "424", "626", "818", "747", "562")
# People keep the mobile number of the place they came from.
_FAR_CODES = (
    "209", "408", "415", "510", "530", "559", "619", "650", "669", "707", "760", "805", "831", "858", "916", "925",
    "949", "951", "279", "350", "442", "341", "628", "820", "702", "725", "602", "480", "520", "503", "206", "512",
    "214", "713", "312", "773", "212", "718", "917", "646", "305", "404", "808", "303", "505", "915", "210", "956",
)  # fmt: skip


def choose_address(rng: Random) -> tuple[str, str, str]:
    """An invented address: (line with an apartment or without, city, ZIP)."""
    street, city, zip_code, low, high = rng.choice(_STREETS)
    line = f"{rng.randrange(low, high)} {street}"
    if rng.random() < 0.32:
        unit = rng.choice((f"Apt {rng.randrange(1, 40)}", f"Apt {rng.randrange(1, 12)}{rng.choice('ABCD')}",
                           f"#{rng.randrange(101, 420)}", f"Unit {rng.randrange(1, 30)}"))  # fmt: skip
        line = f"{line} {unit}"
    return line, city, zip_code


def choose_phone(rng: Random, city: str, low: int = 0, high: int = 100) -> str:
    """A fictional number, E.164: 555-01`low` up to, not including, 555-01`high`."""
    area = rng.choice(_FAR_CODES) if rng.random() < 0.55 else rng.choice(_CITY_CODES.get(city, _DEFAULT_CODES))
    return f"+1{area}55501{rng.randrange(low, high):02d}"


def in_american_style(e164: str) -> str:
    """+12135550143 as (213) 555-0143."""
    return f"({e164[2:5]}) {e164[5:8]}-{e164[8:]}"
