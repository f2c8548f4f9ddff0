"""Names of invented people, by where their families came from."""

from collections.abc import Mapping
from random import Random

FAMILY: Mapping[str, str] = {
    "latino": """Abarca Acevedo Alcaraz Amezcua Anguiano Arreola Arriaga Avalos Ayala Baeza Barajas Barragan Becerra
        Beltran Bermudez Bonilla Bracamontes Bugarin Camarena Canales Carranza Carrasco Casillas Ceja
        Cervantes Chavarria Cisneros Covarrubias Cuevas Duenas Elizondo Escobedo Esparza Esquivel
        Figueroa Galindo Gamboa Godinez Guardado Guillen Hinojosa Huerta Iniguez Jauregui Lemus
        Lizarraga Lomeli Lozano Macias Madrigal Magallanes Maldonado Marroquin Mejia Menchaca Meza
        Monterroso Montoya Najera Nava Nolasco Ocampo Ontiveros Orellana Palomino Partida Pedraza
        Plascencia Quezada Quintanilla Rascon Rentería Reynoso Rubalcava Saldana Sandoval Sepulveda
        Sifuentes Tejeda Tovar Trujillo Urbina Valdivia Vallejo Velasco Villalobos Villaseñor Yanez
        Zaragoza Zepeda""",
    "armenian": """Abrahamyan Adamian Aghajanian Altounian Arakelyan Asatryan Avakian Avedissian Babayan Baghdasarian
        Boghossian Chakhalyan Danielyan Demirjian Galstyan Garabedian Gharibyan Hagopian Hakobyan
        Harutyunyan Hovsepian Kalaydjian Karapetyan Kasparian Keshishian Khachatryan Kirakosian
        Manoukian Markarian Melikyan Minassian Mkrtchyan Nazaryan Ohanian Papazian Petrosyan Sahakyan
        Sarkissian Simonyan Tashjian Terzian Vartanian Yeghiazarian Zakarian""",
    "korean": "Ahn Bae Bang Cha Chung Gwak Han Hong Hwang Im Jeon Jung Kang Kwon Min Moon Nam Noh Oh Paik Roh Ryu Seo "
    "Shim Shin Suh Sohn Woo Yang Yoo Yoon Yu",
    "filipino": """Abad Agbayani Alcantara Balagtas Bautista Bernardo Cabrera Catindig Cayabyab Dagohoy Dimaculangan
        Evangelista Fajardo Gatchalian Ilagan Lacson Liwanag Macaraeg Magsaysay Manalo Mendiola Pacheco
        Pangilinan Punzalan Quiambao Salonga Sumulong Tolentino Tumbaga Villanueva""",
    "chinese": "Cheung Chow Chu Deng Fong Fung Guo He Hsieh Hu Kwan Kwok Lai Lau Leung Liao Liang Lui Mak Ng Pan Peng "
    "Shen Szeto Tam Tsai Tseng Wan Xu Yeh Yip Zhao Zheng Zhu",
    "viet": "Bui Dang Dinh Doan Duong Huynh Luong Ngo Phan Quach Thai Trinh Truong Vo Vu",
    "black": """Ambrose Battle Beckford Blakely Boykin Broussard Cheatham Crenshaw Dandridge Drayton Fontenot Gadson
        Goodwyn Guillory Hightower Ivory Jessup Ledet Lovelace Malveaux McClendon McGhee Merriweather
        Mouton Pettway Prudhomme Roundtree Salter Sistrunk Stallworth Tolliver Upshaw Vance Whitfield
        Winbush""",
    "anglo": """Abernathy Aldridge Ashworth Bancroft Birdsong Blackwood Bramlett Brinkman Caldwell Carmody Chadwick
        Colquitt Crandall Cutler Dahlberg Delaney Driscoll Eastman Eberhart Ferris Fitzgerald Gallagher
        Garrity Gillespie Greenleaf Hadley Halvorsen Haskell Hollister Ingersoll Jorgensen Keating
        Kimball Lindqvist Lockhart MacDougall Maddox McAllister McKinnon Merritt Nordstrom O'Brien
        O'Keefe Osgood Pemberton Prescott Quimby Radcliffe Rasmussen Redfern Schroeder Shaughnessy
        Sinclair Stoddard Sutherland Thackeray Tillman Vandermeer Wainwright Weatherby Whitaker Winslow
        Wycoff Yarborough Zimmerman Steinmetz Feldman Rosenthal Kessler Lowenstein Goldfarb""",
    "persian": """Afshar Amini Azizi Bahrami Daneshvar Ebrahimi Esfandiari Farahani Ghorbani Hakimi Jafari Kamali
        Kashani
        Khosravi Moradi Mortazavi Naderi Parvizi Pourmand Rahimi Rostami Sadeghi Shirazi Tavakoli
        Yazdani Zandi""",
    "asian_more": "Acharya Bhatt Chaudhry Deshmukh Goswami Iyer Kapadia Malhotra Pillai Raghavan Sandhu Venkatesan "
    "Fujimoto Hamasaki Ishikawa Kuramoto Matsuda Nishioka Okamura Shimizu Takeuchi Uyeda Ponce Tuiasosopo Faleafa",
    "particle": "De la Riva|De la Fuente|Del Castillo|De Leon|Van Houten|Von Arx|Ruiz-Salcedo|Ortega-Luna|Bell-Hammond"
    "|Park-Jensen|Der Bedrosian",
}
WOMEN: Mapping[str, str] = {
    "latino": """Adelina Alma Araceli Beatriz Blanca Consuelo Dolores Elvira Esperanza Estela Evangelina Fabiola
        Graciela
        Griselda Imelda Irma Jacinta Leticia Lourdes Lucila Maricela Marisol Micaela Nayeli Ofelia
        Paloma Rebeca Rocío Socorro Teresita Yesenia Xochitl""",
    "armenian": "Anahit Ani Armine Arpi Gayane Hasmik Hripsime Karine Lusine Marine Nairi Narine Siranush Sona "
    "Tsovinar "
    "Zabel Zaruhi",
    "korean": "Eunice Eun-ji Grace Hae-won Hyun-ju Jiyoung Minseo Misook Soojin Sunhee Yeonhee Young-ja Yuna",
    "filipino": "Aurora Corazon Divina Erlinda Florencia Jocelyn Ligaya Luzviminda Marivic Perlita Rowena Teodora",
    "chinese": "Ailing Feng Huifen Jiayi Lihua Meiling Mingzhu Peiyu Qing Shufen Xiaolan Yanfei Yuk-lin",
    "viet": "Bich Diem Hanh Hoa Kimthoa Loan Ngoc Phuong Thuy Tuyet",
    "black": "Aaliyah Bernadette Charmaine Clarice Deidre Ernestine Keisha Latrice Lavonne Monique Odessa Shanice "
    "Tamika Vernell Yolanda",
    "anglo": """Abigail Audrey Beverly Bridget Carolyn Cecily Darlene Doreen Eleanor Francine Geraldine Gretchen Harriet
        Heather Jeanette Joyce Kathleen Lorraine Louise Margot Maureen Meredith Paige Phyllis Rosalind
        Sylvia Tabitha Vivian Whitney Winifred""",
    "persian": "Azadeh Fereshteh Laleh Mahnaz Nasrin Parisa Roya Shirin Soheila Zohreh",
    "asian_more": "Anjali Kavitha Lakshmi Meenakshi Priya Sunita Chiyoko Fumiko Haruka Sachiko",
}
MEN: Mapping[str, str] = {
    "latino": """Abelardo Adalberto Anselmo Arnulfo Benito Cipriano Cuauhtemoc Domingo Efrain Eliseo Evaristo Fermin
        Genaro Gerardo Gonzalo Heriberto Humberto Isidro Jacobo Leobardo Macario Nicolás Octavio
        Porfirio Ramiro Reynaldo Rigoberto Rogelio Salvador Tomás Ubaldo Vicente""",
    "armenian": "Aram Arshak Artur Boghos Gagik Garo Hovik Hrant Karen Levon Mihran Nshan Raffi Sarkis Tigran Vahe "
    "Vardan Zaven",
    "korean": "Byung-soo Changho Daehyun Dong-il Hyunwoo Inho Jaemin Kyuhyun Sangwoo Sungjin Taeyang Youngsik",
    "filipino": "Bayani Conrado Dionisio Efren Fidel Jejomar Nestor Renato Rodel Romulo Virgilio Wilfredo",
    "chinese": "Bo Chiwai Guoqiang Haoran Jianhua Kwok-wing Weimin Wenjie Xiaoming Yiu-kei Zhiwei",
    "viet": "Bao Duc Hieu Khanh Long Minh Quang Thanh Tuan Viet",
    "black": "Alonzo Cedric Clyde Darnell Demetrius Desmond Isaiah Jermaine Lamont Leroy Otis Percy Roosevelt Tyrone "
    "Winston",
    "anglo": """Alistair Bradley Bruce Calvin Chester Clifford Curtis Dwight Edgar Elliott Floyd Gavin Gordon Harvey
        Howard Ira Jerome Kenneth Lawrence Lyle Marvin Mitchell Norman Preston Randall Russell Sheldon
        Stewart Theodore Trevor Wallace Wendell""",
    "persian": "Ardeshir Behrouz Farhad Houshang Jamshid Kambiz Mehrdad Nader Ramin Shahram",
    "asian_more": "Arvind Harish Jaswinder Mahesh Rajesh Suresh Akira Hiroshi Kenji Takashi",
}
SHARES = {"latino": 36, "anglo": 20, "black": 9, "armenian": 9, "chinese": 6, "korean": 6, "filipino": 6, "persian": 4,
          "viet": 3, "asian_more": 4}  # fmt: skip
MIXED = 0.12  # whose given name is of another origin


def family_of(rng: Random, group: str) -> str:
    if rng.random() < 0.025:
        return rng.choice(FAMILY["particle"].split("|"))
    return rng.choice(FAMILY[group].split())


def given_of(rng: Random, group: str, *, female: bool) -> str:
    if rng.random() < MIXED:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def group_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def whole_name(rng: Random) -> str:
    """Somebody who is no patient."""
    group = group_of(rng)
    return f"{given_of(rng, group, female=rng.random() < 0.6)} {family_of(rng, group)}"
