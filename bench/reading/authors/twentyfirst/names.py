"""Names that people in and around Los Angeles bear; nobody in particular bears them together."""

from random import Random

FAMILY = {
    "latino": """Abarca Acevedo Alcaraz Amezcua Anguiano Arceo Arellano Argueta Arriola Ascencio Bahena Banuelos
        Barraza Becerra Bermejo Bravo Bustamante Caceres Canizales Carranza Casillas Ceja Cendejas Chavarria Cisneros
        Covarrubias Cuellar Elizondo Escamilla Escobedo Espino Farias Figueroa Galindo Gallardo Godinez Granados
        Guardado Guillen Henriquez Hinojosa Iglesias Jasso Juarez Landeros Lemus Leyva Lizarraga Lucero Macias
        Magallanes Marroquin Melendez Menchaca Mireles Montoya Murillo Nevarez Olmedo Orozco Padilla Palacios Pantoja
        Peralta Quezada Quintanilla Rentería Revueltas Robledo Rosales Saldana Sandoval Santoyo Sepúlveda Serrato
        Solorzano Tejeda Tinoco Urrutia Valdivia Velasco Verduzco Villagomez Villalobos Yanez Zaragoza Zepeda""",
    "armenian": """Abrahamian Akopyan Arzumanyan Asatryan Babayan Balasanian Chobanyan Davtyan Demirjian Ekmekjian
        Galstyan Gharibian Ghazaryan Hambardzumyan Hovsepian Kalajian Karapetyan Keshishian Kevorkian Manoukian
        Melkonian Mirzoyan Nalbandian Ohanian Papazian Sahakyan Shahinian Tatevosyan Terzian Yeghiazaryan""",
    "persian": """Afshar Bakhtiari Davoodi Esfahani Farahani Ghorbani Hakimian Javadi Kashani Mehrabian Moradi
        Nazarian Parvizi Rahimi Sadeghi Tabrizi Yazdani Zamani""",
    "korean": """Ahn Baek Chae Chung Gwak Hong Hwang Jeong Jang Joo Kang Koo Kwak Kwon Lim Moon Nam Noh Paik Roh Seo
        Shim Shin Sohn Song Suh Yim Yoo Yoon""",
    "chinese": """Chiang Chiu Chou Feng Fung Guo Hsieh Hsu Huang Jiang Kuo Kwok Lau Liang Liao Lo Lu Luo Peng Shen
        Sun Tang Tsai Tseng Tsui Wei Xie Xu Yeh Zhao Zheng Zhou""",
    "filipino": """Abueva Agbayani Aguinaldo Bautista Baluyot Cabrera Camacho Catacutan Dimaculangan Dizon Evangelista
        Gatdula Ilagan Lacson Lagman Macapagal Magsaysay Malabanan Manalo Mangubat Pangilinan Panganiban Quiambao
        Salonga Sumulong Tolentino Tumbaga Villanueva""",
    "viet_thai": """Banh Chau Diep Dinh Doan Duong Huynh Khuu Luong Nghiem Phung Quach Trinh Truong Vuong Sirikit
        Srisai Wongsa Chantara""",
    "japanese": """Akiyama Endo Fujimoto Hamada Hirata Imamura Kuroda Matsuura Morioka Nishida Oshiro Shimizu Uyeda
        Yamashiro""",
    "black": """Batiste Bellamy Boykin Broussard Cheatham Claiborne Dandridge Fontenot Gadsden Gaines Hairston Jernigan
        Kincade Ledbetter Mayfield McGhee Merriweather Mouton Pettway Prudhomme Ravenell Sampson Singletary Spruill
        Stallworth Tillman Toussaint Wardlaw Whitaker Witherspoon""",
    "anglo": """Abernathy Aldridge Beckwith Bingham Blackwood Brandt Callahan Carmody Crandall Danforth Dombrowski
        Eastman Fairchild Fitzgerald Gallagher Goldfarb Haldane Hathaway Hendricks Hofstetter Ingram Jankowski Kessler
        Langford Lindqvist MacDougall McAllister Middleton Nordstrom O'Rourke Pemberton Prescott Rasmussen Rosenblatt
        Rutledge Schaeffer Sheffield Stoddard Thornbury Underhill Vandermeer Wainwright Weatherby Wexler Yarborough
        Zimmer""",
    "south_asian": """Banerjee Bhatt Chaudhary Deshmukh Gill Iyer Joshi Kapadia Malhotra Menon Nair Pillai Rao Reddy
        Sandhu Trivedi Venkatesan""",
}
WOMEN = {
    "latino": """Alondra Araceli Berenice Blanca Carolina Citlali Concepción Consuelo Dolores Elvira Esmeralda
        Esperanza Estela Eugenia Fabiola Graciela Griselda Herlinda Imelda Irma Josefina Leticia Lourdes Magdalena
        Maribel Marisela Mercedes Nereida Ofelia Patricia Ramona Refugio Rocío Rosalba Silvia Socorro Xiomara Yadira
        Yesenia Zoila""",
    "armenian": "Anahit Armine Astghik Gayane Hasmik Karine Knarik Lusine Marine Nune Ruzanna Siranush Sona Varduhi",
    "persian": "Azadeh Farideh Forough Golnaz Mahin Mahnaz Nasrin Parisa Roya Shahla Shirin Soraya",
    "korean": "Bokhee Eunji Haejin Hyesook Jihye Kyunghee Mikyung Sookja Soyeon Sunhee Yoonah Youngsook",
    "chinese": "Huifang Jiayi Jing Lihua Meiling Peishan Shuyi Wanting Xiaoyan Xiuying Yanyan Yuting",
    "filipino": "Corazon Erlinda Evangeline Felicidad Imelda Jocelyn Ligaya Lourdes Luningning Marivic Milagros Perla",
    "viet_thai": "Bich Hanh Huong Kieu Lan Ngoc Nhung Phuong Thuy Tuyet Malee Suda",
    "japanese": "Akemi Chiyoko Emiko Fumiko Haruka Kazuko Michiko Sachiko Yoshiko",
    "black": """Alethea Bernadine Charlene Claudette Earlene Ebony Ernestine Geraldine Keisha Lakeisha Latrice Lavonne
        Monique Odessa Rhonda Shanice Tameka Velma Yolanda""",
    "anglo": """Adele Beatrice Bethany Candace Cynthia Daphne Eleanor Francine Gwendolyn Harriet Ingrid Jeanette Kendra
        Lorraine Marjorie Meredith Nanette Paulette Priscilla Roberta Rosemary Shelby Sylvia Trudy Vivian Wendy""",
    "south_asian": "Anjali Deepa Kavita Lakshmi Meena Nandini Priya Radhika Sunita Usha",
}
MEN = {
    "latino": """Abelardo Adalberto Agustín Alfonso Anselmo Arnulfo Baltazar Cesar Cipriano Crescencio Dagoberto
        Eliseo Emiliano Ernesto Evaristo Fermin Fidel Florencio Gerardo Gilberto Heriberto Hilario Ignacio Isidro Jaime
        Leobardo Lorenzo Marcelino Mauricio Nicanor Octavio Porfirio Ramiro Raúl Reynaldo Rigoberto Rogelio Salvador
        Saúl Tomás Ubaldo Wenceslao""",
    "armenian": "Aram Arsen Artak Ashot Gagik Garegin Hagop Hrant Karen Levon Norair Razmik Sarkis Tigran Vahan Vazgen",
    "persian": "Bahram Behrouz Dariush Farhad Hooshang Iraj Kamran Kourosh Manouchehr Mehrdad Parviz Siamak",
    "korean": "Byungho Chulsoo Daehyun Dongwook Hyunwoo Jaesung Jinho Kwangsoo Minjae Sanghoon Sungmin Youngho",
    "chinese": "Bowen Chengwei Guoqiang Haoran Jianming Junjie Kaiwen Minghao Weidong Xiaoming Yifan Zhiqiang",
    "filipino": "Arsenio Benigno Conrado Danilo Edgardo Ferdinand Isagani Melchor Nestor Policarpio Renato Rodrigo",
    "viet_thai": "Binh Duc Hieu Khanh Lam Quang Tai Thanh Tuan Vinh Somchai Anan",
    "japanese": "Hideo Hiroshi Kenji Makoto Minoru Noboru Satoru Takashi Yutaka",
    "black": """Alonzo Broderick Cedric Clifton Darnell Demetrius Ellis Emmitt Isaiah Jermaine Lamont Leroy Marquis
        Otis Percy Roosevelt Terrell Tyrone Vernon Willie""",
    "anglo": """Ambrose Barrett Clayton Clifford Desmond Elliott Ernest Forrest Garrett Gordon Graham Harvey Howard
        Irving Keith Leland Malcolm Mitchell Norman Preston Quentin Roland Russell Stanley Theodore Truman Wallace
        Warren Wesley Winston""",
    "south_asian": "Anand Arvind Dinesh Harish Jagdish Mahesh Prakash Rajiv Suresh Vikram",
}
GROUPS = {
    "latino": 40, "anglo": 17, "black": 8, "armenian": 8, "filipino": 6, "chinese": 5, "korean": 5, "persian": 4,
    "viet_thai": 3, "south_asian": 2, "japanese": 2,
}  # fmt: skip
PARTICLES = "de la Torre|de Leon|del Rio|dela Cruz|de los Reyes|Van Houten|St. Clair|de la Vega|La Rue"


def group_of(rng: Random) -> str:
    return rng.choices(list(GROUPS), list(GROUPS.values()))[0]


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split())


def given_name(rng: Random, group: str, *, female: bool) -> str:
    """A name of the same people, or (often for later generations) an English one."""
    side = WOMEN if female else MEN
    if group not in ("latino", "black", "anglo") and rng.random() < 0.3:
        group = "anglo"
    return rng.choice(side[group].split())


def person_name(rng: Random, *, female: bool | None = None) -> str:
    """Anybody's given and family name."""
    group = group_of(rng)
    is_woman = rng.random() < 0.5 if female is None else female
    return f"{given_name(rng, group, female=is_woman)} {family_name(rng, group)}"
