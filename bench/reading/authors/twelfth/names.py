"""Names of Los Angeles, invented people only."""

from random import Random

SHARES = {
    "latin": 34, "anglo": 20, "black": 9, "armenian": 9, "filipino": 8, "chinese": 7, "korean": 6, "persian": 4,
    "viet": 3, "indian": 3,
}  # fmt: skip
FAMILY = {
    "latin": """Arreola Barajas Becerra Bojorquez Bustamante Cabral Cervantes Covarrubias Cuellar
    Duran Elizalde Escobedo Figueroa Fonseca Galindo Godinez Granados Huerta Ibarra Jaimes Lozano
    Macias Madrigal Magaña Mejia Montes Munguia Naranjo Nevarez Ocampo Olvera Orozco Palomares
    Peralta Pinedo Quezada Quintanilla Renteria Rubalcava Saldaña Sandoval Tejeda Tinoco Urbina
    Valdovinos Venegas Villanueva Yañez Zavala Zepeda Cisneros Anguiano Carrillo Alcaraz Ponce
    Ledesma""",
    "anglo": """Abernathy Ashcroft Beckett Bellingham Birchall Brandvold Calloway Chadwick
    Coughlin Dahlgren Deering Ellsworth Fairbanks Farnsworth Garrity Goddard Hathaway Hollis
    Ingersoll Kessler Kirkland Langford Lindqvist Lockhart MacAllister McBride McKinnon Merriweather
    Novak O'Brien O'Malley Ostrander Pemberton Pruitt Quigley Ramsdell Rutledge Schaefer Sheffield
    Stanhope Tillman Underhill Vandenberg Wainwright Weatherby Whitlock Winslow Yates Zimmer Baumann
    Horvath Petrakis Kowalczyk Lombardi Santangelo""",
    "black": """Broussard Boykin Cheatham Dorsey Fontenot Gaines Gathers Hairston Landry Lyles
    Mayfield Mosley Poindexter Ruffin Sampson Strickland Thibodeaux Tolliver Toussaint Dubose Gadson
    Muldrow Vaughn Waddell Whitaker Winbush Okafor Adeyemi Bekele Haile""",
    "armenian": """Abrahamyan Aghajanian Avetisyan Babayan Baghdasarian Chobanian Davtyan Demirjian
    Galstyan Gevorgyan Ghazarian Hakobyan Hovsepian Kalantarian Karapetyan Kazarian Keshishian
    Manoukian Melkonyan Mkrtchyan Nazaryan Ohanyan Petrosyan Sarkissian Simonyan Tatevosyan
    Yeghiazaryan Zakarian""",
    "filipino": """Abad Agbayani Agustin Alcantara Bautista Buenaventura Cabrera Catacutan
    Dimaculangan Dizon Evangelista Gatchalian Ilagan Lacson Macaraeg Magsaysay Manalo Mendiola
    Pangilinan Punzalan Salonga Sumulong Tolentino Villaruel""",
    "chinese": """Au-Yeung Cheung Chiu Chou Fong Fung Hsieh Hsu Huang Jiang Kuo Kwan Leung Liao Luo
    Mok Ng Shen Szeto Tsai Tseng Weng Xiao Yeh Yuen Zheng Zhou""",
    "korean": """Ahn Bae Baik Chae Chung Goo Hahn Hwang Jeon Joo Kang Koh Kwak Kwon Moon Nam Oh
    Paik Roh Ryu Shim Suh Yoon Yun""",
    "persian": """Ahmadi Amirian Bahrami Daneshgar Ebrahimi Farahani Ghorbani Hashemi Javadi Kashani
    Khorasani Moradi Nikpour Pourmand Rahimi Sadeghi Shirazi Tabrizi Vaziri Yazdani Zarrabi""",
    "viet": "Bui Dang Dinh Doan Duong Huynh Luong Mai Ngo Phan Quach Thai Trinh Truong Vuong",
    "indian": """Agarwal Bhatt Chatterjee Gokhale Chaudhary Deshpande Goswami Iyengar Kapadia
    Kulkarni Mahajan Nair Pillai Rangarajan Sandhu Srinivasan Subramanian Venkatesh Dhillon Kadakia""",
}
WOMEN = {
    "latin": """Adriana Alondra Araceli Belinda Blanca Consuelo Dolores Elvira Esperanza Estela
    Evangelina Fabiola Graciela Griselda Guillermina Herlinda Imelda Irma Josefina Leticia Lourdes
    Magdalena Maricela Mireya Norma Ofelia Refugio Rosalba Socorro Xochitl Yesenia Zenaida""",
    "anglo": """Abigail Bernadette Beverly Charlotte Colleen Constance Darlene Eleanor Florence
    Geraldine Harriet Heidi Jacqueline Joanne Kathleen Lorraine Marjorie Maureen Meredith Nadine
    Patricia Phyllis Rosemary Sheila Tabitha Wendy""",
    "black": """Aaliyah Bernice Chantel Deja Ebony Ernestine Imani Jasmine Keisha Latoya Monique
    Nia Odessa Shanice Tamika Willa""",
    "armenian": """Alvard Anahit Arpine Astghik Gayane Hasmik Hripsime Karine Lusine Mariam Naira
    Nune Ruzanna Siranush Tatevik""",
    "filipino": "Amelita Corazon Divina Erlinda Fe Gliceria Jocelyn Ligaya Luzviminda Milagros Perlita Remedios Rowena",
    "chinese": "Anqi Chun-Hua Fang Huifen Jiayi Lan Mei-Ling Ping Qiuyue Shu-Fen Wenjing Xiulan Yanling Yuhan Zhen",
    "korean": "Eun-Ji Hae-Won Hye-Jin Jin-Ah Kyung-Sook Mi-Sun Min-Seo Seo-Yeon Soon-Ja Sun-Hee Young-Ja Yuna",
    "persian": "Azadeh Farideh Ladan Mahnaz Nasrin Parisa Roya Shirin Soraya Zohreh",
    "viet": "Bich Diem Hanh Hoa Kim-Anh Lan-Huong Nga Phuong Thuy Tuyet",
    "indian": "Anjali Deepa Kavita Lakshmi Meera Padma Radhika Sunita Usha Vidya",
}
MEN = {
    "latin": """Abelardo Adan Agustin Arnulfo Baltazar Cipriano Damian Eleazar Eliseo Ezequiel
    Fidel Gilberto Heriberto Ignacio Isidro Jacinto Joaquin Leobardo Leopoldo Macario Norberto
    Octavio Porfirio Ramiro Reynaldo Rigoberto Rogelio Salvador Teodoro Ubaldo Wilfredo""",
    "anglo": """Alistair Bradford Chester Clifford Desmond Douglas Everett Franklin Gerald Gordon
    Harold Howard Irving Kenneth Lawrence Leland Malcolm Mitchell Norman Oliver Preston Randall
    Roland Sheldon Stuart Theodore Vernon Wallace""",
    "black": """Alonzo Cedric Cornelius Darnell Demetrius Isaiah Jamal Lamar Luther Marquis Percy
    Reginald Roosevelt Tyrone Winston""",
    "armenian": """Aram Ararat Artashes Edgar Garegin Gevorg Hovhannes Karen Levon Mher Norayr Razmik
    Sahak Suren Vartan Zaven""",
    "filipino": "Arsenio Benigno Bonifacio Crisanto Danilo Efren Florante Honesto Jovito Nestor Renato Rodel Virgilio",
    "chinese": """Bingwen Chi-Wah Dongmei Guang Haoran Jianguo Kai-Ming Liwei Rui Shaofeng Tao
    Weimin Xudong Yiming Zhiyuan""",
    "korean": """Byung-Chul Chang-Ho Dae-Jung Dong-Hyun Hyun-Woo Ji-Hoon Jong-Su Kwang-Min Sang-Woo
    Sung-Jin Tae-Yang Young-Ho""",
    "persian": "Ardeshir Babak Bijan Dariush Farhad Hooshang Kamran Mehrdad Parviz Siamak",
    "viet": "Binh Cuong Duc Hieu Khanh Long Quang Thanh Tuan Vinh",
    "indian": "Arvind Dinesh Gopal Harish Kiran Mahesh Naveen Prakash Rajesh Suresh",
}
PARTICLES = ("De La Cruz", "De Leon", "Del Rosario", "De Guzman", "Van Houten", "Van Der Linden")


def group_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, group: str, *, double: bool = False) -> str:
    """`double`: two words may stand, since the page tells which they are."""
    names = FAMILY[group].split()
    if group in ("latin", "filipino") and rng.random() < 0.04:
        return rng.choice(PARTICLES[:4])
    one = rng.choice(names)
    other = rng.choice(names)
    if group == "latin" and rng.random() < 0.16 and other != one:
        return f"{one} {other}" if double and rng.random() < 0.7 else f"{one}-{other}"
    return one


def given_name(rng: Random, group: str, *, female: bool) -> str:
    if group not in ("latin", "anglo", "black") and rng.random() < 0.3:
        group = "anglo"  # as many call themselves
    return rng.choice((WOMEN if female else MEN)[group].split())


def person_name(rng: Random) -> str:
    """Somebody beside the patient."""
    group = group_of(rng)
    return f"{given_name(rng, group, female=rng.random() < 0.6)} {family_name(rng, group)}"
