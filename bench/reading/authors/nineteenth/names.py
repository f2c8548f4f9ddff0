"""Invented persons: family and given names as they are heard in Los Angeles, by where families came from."""

from collections.abc import Mapping
from random import Random

SHARES: Mapping[str, int] = {
    "latino": 34, "anglo": 20, "black": 9, "armenian": 8, "filipino": 7, "chinese": 6, "korean": 6, "persian": 4,
    "vietnamese": 3, "indian": 3, "japanese": 2, "slavic": 3, "african": 1,
}  # fmt: skip
FAMILY: Mapping[str, str] = {
    "latino": """Arreola Banuelos Barrientos Becerra Bermudez Bustamante Cabral Cardona Carranza Casillas Cazares
        Cendejas Cervantes Covarrubias Cuellar De+La+Cruz De+Leon Del+Toro Echeverria Enriquez Escamilla Esquivel
        Fajardo Figueroa Frausto Galindo Gamboa Godinez Granados Guardado Guillen Henriquez Hinojosa Huerta Jaramillo
        Jimenez Landaverde Ledesma Lizarraga Llamas Lomeli Luevano Magallanes Maldonado Mancilla Marroquin Melgar
        Menjivar Monterroso Montoya Munguia Najera Negrete Nuñez Ocampo Olivares Ordoñez Orellana Oropeza Palomares
        Partida Pedroza Plascencia Portillo Quezada Quintanilla Rentería Revolorio Robledo Rosales Ruvalcaba Saldivar
        Sandoval Sepulveda Solorzano Tejeda Tellez Tinoco Trujillo Urbina Valdovinos Vallejo Villaseñor Viramontes
        Zaragoza Zepeda Reyes-Ibarra Soto-Campos""",
    "anglo": """Abernathy Alcott Bancroft Barlow Birdsong Blakely Brannigan Bristow Calloway Carmody Chadwick Colburn
        Corrigan Crandall Dempsey Donnelly Eastman Fairbanks Fenwick Gallagher Garrity Halvorsen Hargrove Hathaway
        Holcomb Ingersoll Kimball Kirkpatrick Langford Lindqvist MacAllister McCutcheon McGillis Merriweather Mulvaney
        O'Dowd O'Hearn Pemberton Penhaligon Prescott Quimby Rasmussen Ridgeway Rosenblum Schaeffer Shapiro Sutcliffe
        Thorne Trumbull Van+Houten Vandermeer Wadsworth Weatherby Whitcomb Winslow Wexler Yarborough""",
    "black": """Arceneaux Batiste Beauchamp Bolden Boykins Broussard Cager Crenshaw Dorsey Fontenot Gadson Gilyard
        Hairston Honore Ivory Jeter Kinchen Lattimore Lyles McClendon Mouton Mosley Pettway Poindexter Ruffin Sample
        Spruill Tolliver Vance Whitfield Winfrey-Cole Wooten""",
    "armenian": """Abajian Aghajanian Aslanyan Avetisyan Babakhanian Barseghyan Chobanyan Derderian Galstyan Garabedian
        Ghukasyan Hambardzumyan Harutyunyan Hovsepian Karapetyan Kasabian Kevorkian Khachikyan Manoukian Markosyan
        Mkrtchyan Nalbandyan Oganesyan Papazian Sahakyan Simonyan Tashchyan Tumanyan Vardanyan Zakarian""",
    "filipino": """Abad Agbayani Alcantara Balagtas Bautista Cabanilla Calimlim Dimaculangan Evangelista Gatdula Ilagan
        Lacsamana Macaraeg Magsaysay Manalastas Natividad Pangilinan Panganiban Quiambao Salonga Sumulong Tolentino
        Villamor""",
    "chinese": "Au Cheung Chien Chu Deng Fong Gao Hsieh Jiang Kwok Lau Leung Liang Mok Ouyang Szeto Tsai Woo Xue Yip",
    "korean": "Ahn Baek Cha Chae Eom Gwon Hwang Jeon Joo Kang Koo Moon Nam Noh Pyun Ryu Seo Shim Sohn Yoo",
    "persian": """Afshar Amirkhani Bagheri Daneshvar Ebrahimi Farahani Golestan Hakimian Jafari Kashani Moghadam
        Nazarian
        Pourmand Rahimi Sadeghi Shirazi Tehrani Yazdani""",
    "vietnamese": "Bui Cao Dinh Doan Duong Huynh Luong Ngo Phung Quach Thai Trinh Truong Vuong",
    "indian": "Acharya Bhatt Chatterjee Deshmukh Gokhale Iyer Kulkarni Mehrotra Nambiar Pillai Rangan Subramanian",
    "japanese": "Fujimura Hamasaki Hirano Kageyama Kuramoto Matsuda Nishioka Okubo Shimizu Tsukada Uyeda",
    "slavic": """Abramovich Belousov Dragomir Fedorenko Gorelik Kaminski Lysenko Novotny Petrenko Radovic Shulman
        Zelenko""",
    "african": "Adeyemi Afolabi Bekele Desta Getachew Mensah Nwosu Okafor Tesfaye",
}
WOMEN: Mapping[str, str] = {
    "latino": """Abigail Adelina Araceli Beatriz Blanca Citlali Concepcion Consuelo Dolores Elvira Esmeralda Esperanza
        Estela Evangelina Fabiola Graciela Guadalupe Herlinda Imelda Irma Josefina Leticia Lourdes Luz Maribel Maricela
        Marisol Mireya Noemi Norma Ofelia Perla Ramona Refugio Rocio Rosario Socorro Teresita Xochitl Yesenia Yolanda
        Zulema""",
    "anglo": """Adele Bernadette Bonnie Brooke Candace Charlotte Claudette Colleen Constance Daphne Darlene Eleanor
        Felicity Geraldine Harriet Hazel Jeanette Joanna Kathleen Lorraine Lucinda Maureen Meredith Millicent Opal
        Paulette Priscilla Roberta Rosalind Sheila Tabitha Vivian Winifred""",
    "black": """Aaliyah Breonna Chantal Deja Earnestine Ebony Kenya Lakeisha Latrice Monique Odessa Renita Shanice
        Tamika Vernetta Yvette""",
    "armenian": "Anahit Araksi Armine Astghik Gayane Hasmik Lusine Marine Nvard Ruzanna Satenik Siranush Sona Zaruhi",
    "filipino": "Analyn Corazon Divina Erlinda Jocelyn Ligaya Lorna Marivic Milagros Nenita Rosalie Shirley",
    "chinese": "Bik Connie Doris Fang Grace Jing Lily Mei Qiong Susan Winnie Yan",
    "korean": "Boram Eunice Hae-Won Hyun-Joo Jin-Ah Kyung-Hee Min-Seo Soo-Yeon Young-Mi Yuna",
    "persian": "Azadeh Fereshteh Laleh Mahnaz Nasrin Parisa Roya Shirin Taraneh Ziba",
    "vietnamese": "Hanh Hoa Hong Lan Loan Nga Thuy Tuyet Xuan",
    "indian": "Anjali Deepa Kavita Lakshmi Nandini Priya Sunita Vidya",
    "japanese": "Chiyoko Fumiko Haruko Kazuko Michiko Setsuko Yoko",
    "slavic": "Galina Irina Ludmila Nadezhda Oksana Raisa Svetlana Yelena",
    "african": "Abeba Chiamaka Folake Hirut Ngozi Selam",
}
MEN: Mapping[str, str] = {
    "latino": """Abelardo Agustin Alfredo Anselmo Arnulfo Aurelio Baltazar Benito Cesar Cuauhtemoc Efrain Eleazar Eliseo
        Emiliano Evaristo Fidel Gerardo Gilberto Gonzalo Heriberto Humberto Ignacio Isidro Jacinto Leobardo Lorenzo
        Mauricio Moises Octavio Osvaldo Porfirio Ramiro Rigoberto Rodolfo Rogelio Rosendo Salvador Santos Silvestre
        Tomas Ubaldo Wenceslao""",
    "anglo": """Alden Barrett Bertram Clifford Conrad Desmond Dwight Edmund Elliot Emmett Forrest Garrison Graham
        Grover Hugh Irving Julius Kendall Leland Lionel Maxwell Merrill Montgomery Nolan Percy Quentin Reginald Roland
        Seymour Sidney Thaddeus Vernon Wendell Wilfred""",
    "black": """Alonzo Booker Cedric Darnell Demetrius Ezell Jamal Kareem Lamont Marquis Otis Rashad Roosevelt Terrell
        Tyrone Willie""",
    "armenian": "Ara Aram Artashes Garo Gevorg Hagop Hrant Karen Levon Nshan Sarkis Suren Tigran Vahe Vartan",
    "filipino": "Arnel Benigno Danilo Efren Ernesto Federico Nestor Reynaldo Rodel Rolando Teodoro Virgilio",
    "chinese": "Bing Chun Feng Guo Hao Jian Kenneth Ming Peter Raymond Tao Wei",
    "korean": "Byung-Ho Chang-Soo Daniel Dong-Hyun Jae-Won Ji-Hoon Kyu Sang-Min Sung-Jin Tae-Woo",
    "persian": "Bahman Behrooz Dariush Farhad Houshang Kamran Mehrdad Ramin Siavash Touraj",
    "vietnamese": "Binh Cuong Dung Hieu Khoa Long Phuoc Tam Vinh",
    "indian": "Anil Girish Harish Manoj Prakash Rajesh Suresh Vikram",
    "japanese": "Akira Hideo Isamu Kenji Masao Noboru Takeshi",
    "slavic": "Anatoly Boris Gennady Leonid Oleg Stanislav Valery Yuri",
    "african": "Abebe Chidi Emeka Kwame Tariku Yared",
}
GROUPS = tuple(SHARES)


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split()).replace("+", " ")


def given_name(rng: Random, group: str, *, female: bool) -> str:
    """A given name; some families chose one of the neighbourhood."""
    if group not in ("latino", "anglo", "black") and rng.random() < 0.25:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def some_group(rng: Random) -> str:
    return rng.choices(GROUPS, list(SHARES.values()))[0]


def person_name(rng: Random) -> tuple[str, str]:
    """Given and family name of somebody at an office or of a relative."""
    group = some_group(rng)
    return given_name(rng, group, female=rng.random() < 0.6), family_name(rng, group)
