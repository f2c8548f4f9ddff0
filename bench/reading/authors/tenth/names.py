"""Invented persons of a large county: family and given names by the communities that live there."""

from random import Random

FAMILY = {
    "latino": (
        "Arellano Barragan Becerra Bojorquez Bustamante Cabrales Cadena Camarena Cardona Carranza Casillas Cazares "
        "Cisneros Covarrubias Cuevas De_Anda De_Luna Del_Valle Elizondo Escamilla Escobedo Esparza Fierro Galaviz "
        "Gallardo Godinez Granados Grijalva Guardado Iniguez Jaimes Jauregui Lazcano Ledesma Lerma Lizarraga Llamas "
        "Lozoya Macareno Madrigal Magdaleno Manriquez Mascorro Medrano Menjivar Monterroso Montoya Mosqueda Murrieta "
        "Najera Nungaray Ocampo Olmedo Oropeza Palomares Pantoja Partida Perales Plascencia Portillo Quezada Quintero "
        "Rangel Renteria Resendiz Rosales Saldana Sandoval Santillan Sepulveda Solorzano Tejeda Tovar Urrutia "
        "Valdovinos Valladares Venegas Verduzco Villasenor Yepez Zaldivar Zamudio Zaragoza Rivas-Cota Luna-Paz"
    ),
    "armenian": (
        "Abajyan Aghajanian Alaverdyan Ambartsumyan Arzumanyan Avakian Babayan Bagramyan Chobanyan Danelian Davtyan "
        "Galstyan Gevorkian Gharibyan Hambardzumyan Hovsepian Isagholian Kazarian Kocharyan Madatyan Martirosyan "
        "Melkonian Minasyan Nalbandyan Oganesyan Papikyan Safaryan Shahinian Simonyan Tadevosyan Tonoyan Vardapetyan "
        "Yeghiazaryan Zakaryan Zargaryan"
    ),
    "korean": "Ahn Bae Chae Cheon Eom Gwak Heo Hwang Jeon Kwak Min Myung Noh Pyo Seong Shim Sohn Woo Yeom Yim",
    "filipino": (
        "Abad Agbayani Alcantara Baluyot Bautista Cabigas Calimlim Dacanay Dimaculangan Evangelista Gatchalian "
        "Lacsamana Ligaya Macaraeg Magsino Manalang Natividad Pangilinan Paraiso Quiambao Rosario Salonga Sumulong "
        "Tolentino Villanueva Del_Rosario"
    ),
    "chinese": "Cheung Deng Fong Gao Hsieh Jiang Kwan Lai Liao Luo Mak Ouyang Pan Qiu Shen Szeto Tsao Xie Yip Zhong",
    "vietnamese": "Bui Cao Dang Dinh Duong Huynh Luong Ngo Phan Quach Thai Truong Vuong",
    "japanese": "Endo Fujimoto Hirata Ikeda Kawakami Matsuda Nishimura Okada Shimizu Uyeda",
    "black": (
        "Abernathy Battle Bolden Broussard Cheatham Dorsey Fontenot Gaines Goodwin Hairston Ivory Jeffries Ledoux "
        "Mosley Pettway Pickens Prudhomme Ruffin Sims Spivey Tolliver Vaughn Whitaker Winfrey Yarbrough Guillory"
    ),
    "anglo": (
        "Ashcroft Baird Beckwith Bledsoe Brandt Cavanaugh Colby Crandall Dahl Dunleavy Eldridge Fairbanks Farrow "
        "Gilchrist Goddard Haldane Hathaway Ingersoll Jessup Kilbourne Langley Lindquist MacKay McAllister McGrath "
        "Merriweather Nordstrom O'Dell O'Hara Pemberton Quigley Radcliffe Sorensen Stroud Thackeray Underhill "
        "Van_Horn Wainwright Westerfield Wolcott Yount St._Clair"
    ),
    "persian": (
        "Abbasi Amiri Bahrami Dehghani Ebrahimi Farahani Ghorbani Hashemi Jafari Kashani Khosravi Mahdavi Moradi "
        "Nouri Pahlevan Rahimi Rostami Sadeghi Shirazi Tehrani Yazdani Zandi"
    ),
    "indian": "Bhatt Chaudhary Dhillon Iyengar Joshi Kapadia Malhotra Nair Pillai Rangan Saxena Trivedi Venkatesh",
}
WOMEN = {
    "latino": (
        "Adelina Alondra Araceli Belen Berenice Brisa Celia Consuelo Dalia Dolores Elvira Esperanza Estela Graciela "
        "Herlinda Imelda Irma Jacinta Josefina Leticia Lourdes Maricela Marisol Nayeli Noemi Ofelia Perla Refugio "
        "Rosalba Socorro Xochitl Yesenia Yolanda"
    ),
    "armenian": "Anahit Araksi Arpine Gayane Hasmik Hripsime Karine Lusine Narine Nune Satenik Siranush Varduhi Zaruhi",
    "korean": "Eunji Haewon Hyejin Jiyoung Kyungsook Minji Myunghee Seoyeon Soojin Yoonah Youngja",
    "filipino": "Corazon Divina Estrella Jocelyn Luzviminda Marites Milagros Remedios Rowena Teresita Violeta Zenaida",
    "chinese": "Fang Hui Jing Lan Lihua Mei Peiling Qing Shufen Wenjing Xiuying Yan",
    "vietnamese": "Bich Diep Hanh Huong Kieu Lan Loan Ngoc Nhung Thuy Tuyet",
    "japanese": "Akiko Chiyo Emiko Fumiko Haruko Kazuko Michiko Setsuko",
    "black": (
        "Bernadette Charlene Danita Deja Ernestine Keisha Lakeisha Latrice Monique Nichelle Ophelia Rochelle Shanice "
        "Tamika Vernell Yvonne"
    ),
    "anglo": (
        "Adelaide Blythe Claudine Colleen Deirdre Edith Fern Gretchen Harriet Imogen Joanne Kathleen Lorraine Maureen "
        "Nadine Opal Phyllis Roberta Sheila Thelma Ursula Winifred"
    ),
    "persian": "Azadeh Farzaneh Forough Golnaz Jaleh Ladan Mahnaz Mitra Nasrin Parvaneh Roya Shahla Soraya Zohreh",
    "indian": "Anjali Deepa Geeta Kamala Lakshmi Meenal Padma Rekha Sunita Vasanti",
}
MEN = {
    "latino": (
        "Abelardo Agustin Anselmo Armando Baltazar Cipriano Dagoberto Efrain Eliseo Ezequiel Faustino Fidel Genaro "
        "Gilberto Heriberto Hilario Isidro Joaquin Leobardo Macario Moises Nicanor Octavio Porfirio Ramiro Rigoberto "
        "Rogelio Salvador Silvestre Teodoro Ulises Vicente Wenceslao"
    ),
    "armenian": "Ararat Armen Artak Garegin Gevorg Hayk Hrant Karapet Levon Mher Norair Ruben Sarkis Suren Tigran Vahe",
    "korean": "Byungho Changmin Dongwook Hyunwoo Jaesung Junho Kyuhyun Sangwoo Seungmin Taeyang Wonjae Youngsoo",
    "filipino": "Arnel Benigno Crisanto Danilo Edgardo Florante Jovencio Melchor Nestor Renato Rodel Virgilio Wilfredo",
    "chinese": "Bo Guowei Haoran Jianguo Junjie Kang Liang Minghao Weidong Xiaoming Yifan Zhiqiang",
    "vietnamese": "Bao Cuong Dung Hieu Khanh Long Phuc Quang Thanh Tuan Vinh",
    "japanese": "Akira Hideo Isamu Kenji Noboru Shigeru Tadashi Yoshio",
    "black": (
        "Alphonse Cedric Clarence Darnell Demetrius Earnest Jamal Kendrick Lamont Marquis Nathaniel Odell Percy "
        "Reginald Roosevelt Terrence Tyrell Wendell"
    ),
    "anglo": (
        "Alistair Barton Chester Clifford Desmond Dwight Elliot Forrest Gordon Howard Irving Jerome Kenneth Leland "
        "Milton Norman Otis Preston Rupert Sheldon Theodore Vernon Wallace Wyatt"
    ),
    "persian": "Ardeshir Bahman Behrouz Dariush Farhad Fereydoun Hooman Iraj Kamran Kourosh Manouchehr Parviz Siamak",
    "indian": "Arvind Bharat Dinesh Girish Harish Jayesh Mukesh Prakash Raghav Suresh Vikram",
}
SHARES = {
    "latino": 36, "armenian": 9, "korean": 6, "filipino": 8, "chinese": 7, "vietnamese": 3, "japanese": 2,
    "black": 9, "anglo": 13, "persian": 5, "indian": 2,
}  # fmt: skip


def community(rng: Random) -> str:
    """One of the communities, by their share."""
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, group: str) -> str:
    """One of the group's family names; those with a particle are of two words."""
    return rng.choice(FAMILY[group].split()).replace("_", " ")


def given_name(rng: Random, group: str, *, female: bool) -> str:
    """One of the group's given names; some have one of the others."""
    if group != "anglo" and rng.random() < 0.12:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def person_name(rng: Random) -> str:
    """Somebody else, in one line."""
    group = community(rng)
    return f"{given_name(rng, group, female=rng.random() < 0.55)} {family_name(rng, group)}"
