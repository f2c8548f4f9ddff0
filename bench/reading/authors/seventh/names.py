"""Family and given names of people in and around Los Angeles; nobody in particular."""

from random import Random

FAMILY = {
    "latino": """Arreola Bañuelos Barragan Becerra Bobadilla Caballero Cabrera Camarena Carbajal Cardenas Casillas
        Ceballos Cervantes Cisneros Corona Covarrubias Cuellar Duarte Enriquez Escobedo Espinoza Esquivel Figueroa
        Galindo Gallegos Godinez Granados Grijalva Guardado Ibarra Jauregui Lizarraga Lozano Macias Magallanes Mancilla
        Melendez Menjivar Monterroso Montoya Murillo Naranjo Nuñez Ochoa Olmedo Ordoñez Orellana Palomino Pantoja
        Plascencia Portillo Quezada Quintanilla Recinos Renteria Rosales Saldaña Samayoa Sandoval Sepulveda Solorzano
        Talamantes Tejeda Trujillo Urrutia Valladares Velasquez Villaseñor Ybarra Zamudio Zepeda Zuniga De_la_Cruz
        Del_Rio De_Leon Reyes-Molina Soto-Vargas Rivas-Peña""",
    "armenian": """Abgaryan Aghajanian Arakelyan Asatryan Avetisyan Baghdasaryan Boyajian Chilingirian Davtyan
        Der_Boghossian Galstyan Gevorgyan Ghazaryan Hakobyan Hambardzumyan Harutyunyan Hovsepian Kazarian Keshishian
        Khachatryan Manoukian Markosyan Melikyan Mkrtchyan Nalbandian Oganesyan Papazian Sahakyan Sarkisian Simonyan
        Tashjian Tovmasyan Vardanyan Yeghiazaryan Zakaryan""",
    "asian": """Ahn Bae Baek Byun Choe Cheung Chiang Chu Dao Doan Eom Fong Gu Hahm Heo Hsieh Hwang Jang Jeong Kang Koh
        Kuo Kwan Leung Lim Mah Min Moon Nam Ngo Noh Oh Pak Quach Ryu Seo Shim Sohn Tran Truong Tse Uyeda Vuong Woo Yip
        Yoo Zhao Zheng Nakashima Okamoto Shimizu Takeda Morikawa Kitagawa""",
    "filipino": """Abad Agbayani Alcantara Aquino Bautista Buenaventura Cabanilla Calimlim Catacutan Dacanay
        Dimaculangan Dumlao Evangelista Fajardo Gatchalian Ilagan Jacinto Lacsamana Lagman Macaraeg Magbanua Manalastas
        Mangubat Navarrete Pangilinan Panganiban Quiambao Sumulong Tolentino Villanueva Dela_Peña""",
    "anglo": """Abernathy Ashworth Barlow Bledsoe Brennan Buckner Carmichael Chilton Clayborne Cobb Dalrymple Dunleavy
        Eastman Fairbanks Fitzgerald Garrison Gilchrist Hadley Halvorsen Hargrove Hathaway Hollister Jamison Kessler
        Kowalski Lindqvist Lockhart MacAllister McCready McElroy Middleton Northcutt O'Connell O'Hara Pemberton
        Prescott Radcliffe Rosenthal Rutledge Schaefer Shapiro Sinclair Stoddard Thornton Underwood Vanderhoof
        Weatherford Whitcomb Winslow Yarbrough Van_Buren St._James Hart-Lowell""",
    "black": """Beauchamp Boudreaux Braxton Broussard Calloway Cephas Dorsey Gadson Guidry Honeycutt Ivory Jessup Lacy
        Landrieux Mayfield Merriweather Muhammad Okafor Pettway Poindexter Rainey Singletary Stallworth Tillman Vaughn
        Witherspoon Adeyemi Gebremariam""",
    "persian": """Ahmadi Azizi Daneshvar Ebrahimi Farahani Ghorbani Hashemi Javadi Kamali Khorrami Mirzaei Moradi
        Nazarian Pourmand Rostami Sadeghi Shirazi Tehrani Yazdani Zamani Aboud Haddad Kassab Mansour Singh Dhillon
        Grewal Chaudhry Venkataraman""",
}
WOMEN = {
    "latino": """Adelina Alejandra Amparo Araceli Beatriz Blanca Carmen Catalina Consuelo Dolores Elvira Esperanza
        Estela Eugenia Graciela Guadalupe Herlinda Imelda Irma Josefina Leticia Lourdes Luz Magdalena Maricela Mercedes
        Micaela Noemi Ofelia Paola Rocio Rosario Socorro Soledad Xiomara Yesenia Zoila""",
    "armenian": """Anahit Ani Araksya Arpine Astghik Gayane Hasmik Hripsime Karine Knarik Lusine Marine Nairi Narine
        Ruzanna Siranush Sona Tamar Varduhi Zaruhi""",
    "asian": """Eun-ji Haruko Hye-jin Jia Jung-ah Keiko Lan Mei-ling Michiko Min-seo Myung Ngoc Phuong Qiong Setsuko
        Soo-yeon Sumi Thuy Xiuying Yoshiko Young-ok""",
    "filipino": """Corazon Divina Erlinda Florencia Jocelyn Ligaya Luzviminda Maribel Marivic Nenita Perla Remedios
        Rowena Teresita Violeta""",
    "anglo": """Abigail Bernadette Bonnie Charlotte Claudia Colleen Deborah Eleanor Frances Geraldine Gwendolyn Harriet
        Ingrid Jacqueline Kathleen Lorraine Marjorie Maureen Nadine Paulette Rosalind Roxanne Sylvia Theodora Vivian
        Winifred""",
    "black": """Aaliyah Chantel Ebony Earlene Imani Keisha Latonya Lashonda Nakia Odessa Precious Shanice Tamika
        Tanisha Zora Adaeze""",
    "persian": """Azadeh Bahar Farzaneh Golnaz Laleh Mahnaz Mitra Nasrin Parisa Shahla Soraya Yasaman Harpreet Lakshmi
        Rana""",
}
MEN = {
    "latino": """Abelardo Adalberto Agustin Alfonso Anselmo Arnulfo Benito Bernardo Cipriano Domingo Eduardo Efrain
        Eleazar Esteban Fidel Fermin Gerardo Gilberto Heriberto Humberto Isidro Jacobo Jaime Leobardo Leonel Macario
        Mauricio Norberto Octavio Porfirio Ramiro Reynaldo Rodolfo Rogelio Salvador Tomas Ubaldo Wilfredo""",
    "armenian": """Aram Armen Artur Ashot Garen Gevorg Hagop Hayk Hovik Hrant Karapet Levon Mher Norayr Raffi Samvel
        Sevak Tigran Vahe Vardan Zaven""",
    "asian": """Akira Byung-ho Cheng Dae-jung Duc Hiroshi Jae-hyun Kenji Khanh Kwang-su Long Minh Quan Sang-woo Sung-ho
        Takashi Tuan Wei-jun Xiaoming Yong""",
    "filipino": """Bayani Crisanto Danilo Dionisio Edgardo Ferdinand Honorio Isagani Jovito Nestor Renato Rizalino
        Romulo Virgilio""",
    "anglo": """Alistair Barrett Bradford Calvin Clarence Clifford Douglas Dwight Edmund Emmett Francis Gerald Gilbert
        Grant Harold Howard Irving Leland Malcolm Milton Norman Preston Quentin Roland Russell Seymour Stanley Sterling
        Vernon Warren""",
    "black": """Alonzo Cedric Cornelius Curtis Darnell Demetrius Elijah Isaiah Jamal Lamont Marquis Otis Reginald
        Rodney Roosevelt Terrell Tyrone Willie Chukwuemeka""",
    "persian": """Ardeshir Babak Behrouz Dariush Farhad Houshang Iraj Kamran Mehrdad Nader Parviz Ramin Siamak Gurdeep
        Rajan Youssef""",
}
GROUPS = ("latino", "latino", "latino", "asian", "anglo", "anglo", "armenian", "black", "filipino", "persian")
MIXED = 0.15  # whose given name is of another group


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split()).replace("_", " ")


def given_name(rng: Random, group: str, *, female: bool) -> str:
    if rng.random() < MIXED:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def person(rng: Random, *, female: bool | None = None) -> str:
    """Somebody of the office, or a relative."""
    group = rng.choice(GROUPS)
    is_woman = rng.random() < 0.6 if female is None else female
    return f"{given_name(rng, group, female=is_woman)} {family_name(rng, group)}"
