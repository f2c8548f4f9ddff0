"""Invented people: family and given names as they are mixed in American waiting rooms, a third of them rare."""

from random import Random

FAMILY: dict[str, str] = {
    "anglo": """Abernathy Aldous Babcock Bannister Birdsong Blackwood Braithwaite Brubaker Calloway Carmichael
        Chesterton Clapp Coolidge Cutshaw Dalrymple Dinwiddie Dunleavy Eberhart Fairweather Farnsworth Fitzhugh
        Garrison Gooding Hadley Halvorson Hargrove Hathaway Hensley Holloway Ingersoll Jessup Kettering Kimbrough
        Lockhart Loveless Maddox McAllister McCready Merriweather Nettleton Oglethorpe Ostrander Peabody Pettigrew
        Pruitt Quackenbush Rutherford Satterfield Shackleford Stallworth Thackeray Thistlewood Underhill Van-Horn
        Whitcomb Wigglesworth Winterbourne Yarborough""",
    "hispanic": """Abrego Alcantar Arreola Barragan Benavides Bojorquez Camarena Carrasco Cienfuegos Covarrubias
        Echeverria Escamilla Figueroa Fregoso Galindo Guardado Hinojosa Huizar Iturralde Jauregui Lizarraga Madrigal
        Montenegro Naranjo Ocampo Olmedo Palomares Quiroz Rentería Sandoval Tafoya Urrutia Valenzuela Villaseñor
        Yturbe Zaragoza Zepeda""",
    "armenian": """Abkarian Avedissian Balayan Bedrosian Chobanyan Demirjian Gharibian Hagopian Kalfayan Karapetyan
        Mnatsakanyan Nazaretian Ohanian Papazian Sarkisov Ter-Petrosyan Topalian Yeghiazaryan""",
    "persian": "Afshar Bakhtiari Farrokhzad Golestani Kermanshahi Moghaddam Namazi Rahbar Sohrabi Tavakoli Zandi",
    "korean": "Bae Cheong Hwang Jeong Kang Kwon Namgoong Ryu Seong Shim Yoo",
    "chinese": "Cai Chiang Deng Feng Hsieh Kuang Lau Ng Ouyang Shen Szeto Tsai Xue Zhou",
    "vietnamese": "Bui Dinh Doan Huynh Lieu Luong Ngo Phung Quach Trinh Vuong",
    "filipino": "Abad Bautista Cabangon Dimaculangan Evangelista Lumanlan Macapagal Pangilinan Salonga Tolentino",
    "indian": """Agarwal Balasubramanian Chaudhuri Deshpande Gopalakrishnan Iyer Kulkarni Mukherjee Nair Pillai
        Raghunathan Sandhu Thakkar Venkatesan Wadhwa""",
    "arab": "Abdelnour Al-Khatib Barakat El-Masri Fakhoury Haddad Jubran Khoury Mansour Qasim Sabbagh Tarazi",
    "african": """Abebe Adeyemi Boateng Chukwuma Diallo Ejiofor Gebreselassie Kamau Mensah Nwachukwu Okonkwo
        Onyeka Tesfaye Uwimana""",
    "black": "Bellamy Broadnax Claybrooks Gaines Hightower Muhammad Pettway Ravenell Shabazz Tolliver Witherspoon",
    "slavic": """Baranov Chernyshevsky Dabrowski Grabowska Jablonski Krzyzewski Lewandowski Mirzoyev Novotny Ostrowski
        Przybylski Sikorski Szymanski Tkachenko Vasquovich Wojtowicz Zaitsev""",
    "european": """Ambrosino Bertolucci Castellano D'Angelo DeLuca Eriksen Fionnlagh Gallagher Hjelmstad Iannucci
        Kerrigan Lindqvist MacGillivray Mastrangelo Norgaard O'Dowd O'Shaughnessy Pappas Quattrocchi Rasmussen
        Schwartzkopf Tagliaferri Vandenberghe Weissenborn Zimmerli""",
}
DOUBLE = (
    "Arreola Montes|Barragan Ruiz|Camarena Solis|De La Torre|Del Rio|Galindo Peña|Van der Hoek|Ocampo Luna|San Juan"
)
WOMEN: dict[str, str] = {
    "anglo": """Adelaide Agnes Beatrix Bernadine Charlene Clementine Cordelia Deirdre Dorothea Eloise Ernestine Faye
        Georgianna Gwendolyn Henrietta Imogene Jolene Juniper Kathleen Lavinia Lorraine Mabel Marguerite Maureen Myrtle
        Nadine Odette Opal Philippa Rosalind Rowena Sybil Tabitha Verna Wilhelmina Winifred""",
    "hispanic": "Araceli Consuelo Esperanza Graciela Itzel Jacinta Lourdes Maricela Ofelia Refugio Socorro Yesenia",
    "armenian": "Anahit Arpine Gayane Hasmik Lusine Nazeli Siranush Takuhi Zabel",
    "persian": "Azadeh Fereshteh Golnaz Mahnaz Parvaneh Shirin",
    "korean": "Eun-Hee Hye-Jin Ji-Won Kyung-Ae Soon-Ja Young-Mi",
    "chinese": "Hui-Min Lijuan Meiling Qiuyue Xiaohong Yanfei",
    "vietnamese": "Bich Diem Hanh Ngoc Thuy Tuyet",
    "filipino": "Corazon Imelda Ligaya Marites Rowena-Mae Teresita",
    "indian": "Aparna Bhavani Jayashree Kamala Lakshmi Padmini Sunita Vasudha",
    "arab": "Amal Fatima Ghada Hanan Nawal Samira Zainab",
    "african": "Abeba Adaeze Chiamaka Efua Ngozi Wanjiru",
    "black": "Ernestina Keisha LaTonya Shaniqua Tamika Zipporah",
    "slavic": "Agnieszka Bronislawa Ekaterina Galina Ludmila Oksana Zofia",
    "european": "Aoife Concetta Fiorella Ingeborg Niamh Rosaria Siobhan",
}
MEN: dict[str, str] = {
    "anglo": """Alistair Ambrose Barnaby Bertram Chester Clifford Cornelius Dexter Elwood Emmett Ferdinand Floyd Grover
        Harland Horace Irving Jasper Kermit Lemuel Leopold Milton Mortimer Nathaniel Orville Percival Quentin Roderick
        Roscoe Silas Thaddeus Ulysses Virgil Wendell Wilbur""",
    "hispanic": "Anselmo Baltazar Cuauhtemoc Eleuterio Fidencio Heriberto Isidro Nemesio Porfirio Rigoberto Wenceslao",
    "armenian": "Aram Garegin Hovhannes Khachik Nshan Razmik Sevag Vartan Zaven",
    "persian": "Behrouz Farhad Houshang Kourosh Manouchehr Siavash",
    "korean": "Chang-Ho Dong-Wook Hyun-Su Ki-Tae Sang-Min Young-Chul",
    "chinese": "Boqin Guowei Jianguo Kwok-Wing Wenbin Zhiqiang",
    "vietnamese": "Cuong Duc Hieu Khanh Phuc Quoc",
    "filipino": "Bonifacio Crisanto Dionisio Efren Macario Rizalino",
    "indian": "Ashwin Chandrasekhar Dilip Harbhajan Narayan Rajendra Suresh Venkat",
    "arab": "Bassam Faisal Ghassan Nabil Rafiq Tarek Ziad",
    "african": "Abiodun Chinedu Kwabena Mulugeta Obinna Tendai",
    "black": "Demetrius Jermaine Lamar Otis Tyrell Zebulon",
    "slavic": "Bogdan Casimir Dmitri Grzegorz Oleksandr Vyacheslav Zbigniew",
    "european": "Cormac Eamon Giacomo Kjell Lorcan Ruaridh Salvatore",
}
SHARES = {
    "anglo": 26, "hispanic": 20, "armenian": 8, "persian": 4, "korean": 4, "chinese": 6, "vietnamese": 4, "filipino": 5,
    "indian": 5, "arab": 4, "african": 4, "black": 5, "slavic": 6, "european": 8,
}  # fmt: skip


def group_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, group: str = "", *, double: bool = False) -> str:
    """`double`: it may be of two words."""
    if double and rng.random() < 0.07:
        return rng.choice(DOUBLE.split("|"))
    return rng.choice(FAMILY[group or group_of(rng)].split()).replace("Van-Horn", "Vanhorn")


def given_name(rng: Random, female: bool, group: str = "") -> str:
    """Of a group; one in six has a given name of another group."""
    group = group or group_of(rng)
    if rng.random() < 0.16:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def person_name(rng: Random) -> str:
    """Somebody who is not the patient."""
    group, female = group_of(rng), rng.random() < 0.55
    return f"{given_name(rng, female, group)} {family_name(rng, group)}"
