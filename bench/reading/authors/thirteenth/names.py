"""Invented persons: family and given names by the peoples of Los Angeles County."""

from random import Random

SHARES = {"latino": 36, "anglo": 20, "black": 10, "armenian": 9, "filipino": 7, "korean": 6, "chinese": 6, "persian": 6}
FAMILY = {
    "latino": """Zavala Quintanilla Bermudez Tinoco Arreola Cisneros Villagrana Barragan Olmedo Pantoja Zamudio
    Castañeda Urrutia Alcaraz Covarrubias Menjivar Portillo Escamilla Resendiz Cuevas Magallanes Jauregui Plascencia
    Orellana Argueta Lemus Bonilla Tovar Melgoza Saucedo Rentería Carranza Espitia Ballesteros Nava Ocampo Arzate
    Granados Huerta Ledesma Mojica Nuñez Olivares Palomino Quezada Robledo Saldivar Tejeda Ulloa Valdivia Yañez Zepeda
    Amezcua Becerra Camarena Dueñas Elizondo Figueroa Gallardo Hinojosa Iñiguez Jaramillo Larios Montaño Noriega
    Oropeza Preciado Rosales Santoyo Trejo Vallejo""",
    "anglo": """Whitlock Ashworth Brannigan Colburn Dunleavy Easterling Farnsworth Gillespie Hathaway Ingersoll
    Jernigan Kettering Lockridge Merriman Northcutt Ogilvie Pemberton Quigley Rutledge Stallworth Thackeray Underhill
    Vanderpool Wexler Yarborough Zimmer Applegate Birdsong Crowder Dempsey Ellsworth Fairbanks Gruber Holcomb Isbell
    Jessup Kirkland Lindqvist Mayhew Novotny Oakes Pruitt Rasmussen Schaeffer Tillman Vogel Westbrook Abernathy
    Beckwith Cavanaugh Delaney Eckhart Fitzgerald Goodrich Halvorsen""",
    "black": """Battiste Broussard Calloway Dorsey Eubanks Fontenot Gaines Hightower Jolivette Kinard Ledet Mayfield
    Norwood Oglesby Pettigrew Randle Sampson Thibodeaux Upshaw Vaughn Whitfield Bolden Crenshaw Durham Ellington
    Frazier Guidry Hollis Ivory Jeffries Lattimore McElroy Pinkney Ruffin Spruill Tolliver""",
    "armenian": """Abrahamyan Baghdasaryan Chakhoyan Davtyan Eloyan Galstyan Hakobyan Injeyan Kazaryan Lazaryan
    Manukyan Nalbandian Ohanyan Papazian Rostomyan Sahakyan Tovmasyan Vardanyan Yeghiazaryan Zakaryan Arzumanyan
    Boyajian Der-Sarkissian Gevorkyan Hovsepian Kalashyan Mkhitaryan Nersesyan Petrosian Shahbazyan""",
    "filipino": """Abellera Bacani Cabrera Dimaculangan Evangelista Fajardo Gatdula Hipolito Ilagan Javellana Lacson
    Macaraeg Natividad Ongpin Pangilinan Quiambao Salonga Tolentino Villanueva Yumul Alcantara Buenaventura Catacutan
    Dumlao Estrella Galang Lagman Manalo""",
    "korean": """Hwang Yoon Seo Kwon Ahn Ryu Jeon Bae Baek Nam Shim Noh Heo Min Goh Eom Pyo Chae Byun Moon Bang
    Ham Jin Gil""",
    "chinese": """Tsai Liao Hsieh Kuo Chiang Fang Deng Zheng Xu Luo Gao Ou Cai Pan Ye Su Yuan Du Jiang Shen Peng
    Lui Mak Ngai Szeto Tam Kwan Poon Tse""",
    "persian": """Ahmadzadeh Bahrami Daneshvar Esfahani Farrokhi Ghorbani Hosseinian Jafari Kashani Lavasani
    Mahdavi Nazarian Omidvar Pourmand Rahimzadeh Sohrabi Tavakoli Vaziri Yazdani Zandi Amirkhani Behnam Delshad
    Eftekhari Golzar Kamrani Moradian Sabeti Rastegar Najafi Khorsandi Parvizi Mokhtari""",
}
WOMEN = {
    "latino": """Xochitl Graciela Maricela Rosalba Leticia Esperanza Yesenia Araceli Ofelia Rocio Noemi Estela
    Guadalupe Lorena Mireya Hortencia Citlali Beatriz Consuelo Dulce Elvira Fabiola Imelda Jimena Lucila Marisol
    Nayeli Perla Zulema Amparo Evangelina Irasema Odilia""",
    "anglo": """Marjorie Colleen Bridget Harriet Lorraine Kirsten Meredith Roberta Suzanne Tabitha Vivian Whitney
    Audrey Bernadette Claudia Deirdre Eleanor Frances Gwendolyn Hollis Joanna Kathleen Lucinda Maureen Nadine
    Priscilla Rosalind Sheila Winifred""",
    "black": """Latrice Ebony Keisha Yolanda Monique Shanelle Tamika Vernetta Aaliyah Charlene Denise Earline
    Felicia Imani Jocelyn Latoya Nichelle Rochelle Tanisha Valencia""",
    "armenian": """Anahit Gayane Hasmik Karine Lusine Mariam Nune Ruzanna Siranush Tamar Varduhi Zaruhi Arpine
    Hripsime Naira Satenik Shushan""",
    "filipino": """Analyn Blessica Corazon Divina Erlinda Flordeliza Gemma Jocelle Liezl Marivic Nenita Perlita
    Rosario Teresita""",
    "korean": "Minji Soyoung Hyejin Jiwon Eunhee Yuna Sunmi Haeun Boram Chaeyoung Grace Esther",
    "chinese": "Meiling Xiuying Yufen Lihua Shuzhen Jingyi Wenyan Huifang Amy Cindy Winnie Vicky",
    "persian": """Shirin Nasrin Mahnaz Parisa Roya Soraya Azadeh Fereshteh Golnaz Homa Laleh Niloufar Setareh
    Zohreh""",
}
MEN = {
    "latino": """Heriberto Refugio Efrain Ignacio Gilberto Octavio Rigoberto Wilfredo Salvador Ezequiel Adalberto
    Baltazar Cuauhtemoc Demetrio Everardo Fidel Gonzalo Humberto Isidro Jacinto Leobardo Mauricio Nicanor Osvaldo
    Porfirio Rogelio Saul Tiburcio Abelardo Cipriano Feliciano Margarito""",
    "anglo": """Barrett Clifford Desmond Emmett Franklin Gerald Harlan Irving Jasper Kenneth Leland Mitchell
    Norbert Orville Preston Quentin Russell Stanley Theodore Vernon Warren Alistair Bradford Curtis Duncan
    Everett Forrest Gordon Howard""",
    "black": """Cedric Darnell Jermaine Lamont Marquis Reginald Terrell Tyrone Alonzo Demetrius Elijah Isaiah
    Kelvin Leroy Otis Percy Roosevelt Sylvester Tremaine Willie""",
    "armenian": """Armen Garen Hrach Karapet Levon Mesrop Norayr Razmik Sevak Tigran Vahe Zaven Aram Gagik
    Hovik Mher Vartan
    Samvel""",
    "filipino": """Arnel Benigno Crisanto Danilo Edgardo Florencio Jejomar Reynaldo Nestor Rodrigo Virgilio Wilfrido
    Ernesto Melchor""",
    "korean": "Jaehyun Minho Sungmin Dongwook Kyungho Taeyang Joon Hyunwoo Byungsoo Inho Andrew Eugene",
    "chinese": "Weiming Guoqiang Zhiyuan Jianhua Haoran Yongsheng Kwok Tszho Raymond Benson Calvin Edmund",
    "persian": """Behrouz Cyrus Dariush Farhad Houshang Kaveh Mehrdad Navid Ramin Siamak Touraj Vahid Bijan
    Kourosh""",
}
GROUPS = tuple(SHARES)


def group_of(rng: Random) -> str:
    return rng.choices(GROUPS, tuple(SHARES.values()))[0]


def family_of(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split())


def given_of(rng: Random, group: str, *, female: bool) -> str:
    return rng.choice((WOMEN if female else MEN)[group].split())


def person(rng: Random) -> str:
    """Somebody beside the patient: given and family name."""
    group = group_of(rng)
    return f"{given_of(rng, group, female=rng.random() < 0.6)} {family_of(rng, group)}"
