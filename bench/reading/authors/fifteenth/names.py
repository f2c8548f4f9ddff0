"""Family and given names, by the communities of Los Angeles; the persons are invented."""

from random import Random

FAMILY = {
    "latino": """Arriaga Barrientos Carrasco Covarrubias Echeverria Escamilla Galindo Granados Huerta Jaramillo
        Lizarraga Longoria Magallanes Melendrez Montoya Nevarez Olivares Ontiveros Palomino Plascencia Quintanilla
        Resendiz Saldivar Samaniego Sepulveda Tejeda Urrutia Valdivia Villasenor Zamarripa Zepeda Bojorquez Cazares
        Elizondo Figueroa Gastelum Hinojosa Islas Lozoya Mondragon Navarrete Orozco Pacheco Renteria Sandoval Trujillo
        Velarde Ybarra Alcantar Berumen""",
    "armenian": """Abrahamyan Aghajanian Aslanyan Babayan Bedrosian Davtyan Demirchyan Galstyan Gevorgyan Hakobyan
        Harutyunyan Jamgochian Kalantarian Karapetyan Kevorkian Khachatryan Manoukian Mirzoyan Nalbandian Ohanyan
        Petrossian Poghosyan Sarkissian Shahinian Simonyan Tashjian Terzian Vardanyan Yeghiazaryan Zakarian""",
    "korean": """Ahn Bae Byun Chae Chung Eom Gwon Hahn Hwang Jeon Joo Kang Koo Kwak Lim Moon Myung Noh Paik Ryu Seo Shim
        Shin Suh Sung Yim Yoo Youn""",
    "chinese": """Au Bai Chiang Chiu Choy Deng Fang Feng Gao Hsieh Hsu Jiang Kwok Lau Liang Liao Mak Pang Qiu Shao Tsai
        Tseng Wei Xie Xu Yip Yuen Zheng Zhou""",
    "filipino": """Abad Agbayani Alcaraz Bacani Balagtas Batungbacal Cabrera Capistrano Cayabyab Dimaculangan Dizon
        Estrella Evangelista Gatchalian Ilagan Lacson Lumbao Macaraeg Magsaysay Manalo Ocampo Pangilinan Quiambao
        Salonga Sumulong Tolentino Umali Villanueva Yumul""",
    "vietnamese": "Bui Dinh Doan Duong Huynh Lam Luong Ngo Phan Quach Thai Trinh Truong Vuong",
    "black": """Adair Batiste Beasley Bolden Broussard Chatman Cobbs Dorsey Fontenot Gadson Guillory Hairston Hollins
        Ledbetter Mabry McClendon Merriweather Mosley Pettigrew Rucker Singletary Stallworth Tillman Toussaint Vaughn
        Whitfield Witherspoon Yancey""",
    "anglo": """Abernathy Aldridge Birdsall Brannigan Buckley Carmody Copeland Dunleavy Eastman Fairbanks Garrity
        Halloran Hendricks Hutchins Kirkpatrick Lindqvist MacLeod McAllister McGrath Mulcahy Norwood O'Connell
        O'Rourke Pemberton Prescott Radcliffe Rasmussen Rutherford Schumacher Sorensen Stanhope Thackeray Underhill
        Vandenberg Wainwright Whitcomb Zimmerman Kowalczyk Novak Petrov DiMarco Esposito""",
    "persian": """Ahmadi Amini Bahrami Daneshvar Ebrahimi Farahani Ghorbani Hashemi Jalali Karimi Khosravi Mahdavi
        Mokhtari Nazari Pourmand Rahimi Rostami Sadeghi Shirazi Tabrizi Tehrani Vaziri Yazdani Zandi""",
    "indian": """Agarwal Banerjee Bhatt Chaudhary Desai Iyer Joshi Kapoor Khanna Malhotra Mehta Nair Pillai Rao
        Saxena Sidhu Trivedi Venkatesan""",
    "arab": "Abdallah Boutros Darwish Fakhoury Ghanem Habib Iskandar Kassab Mansour Nasrallah Saad Tadros Youssef",
    "japanese": "Fujimoto Hamada Ishikawa Kuroda Matsuda Miyashiro Nakagawa Okamoto Sakamoto Uyeda Yamane",
}
WOMEN = {
    "latino": """Araceli Beatriz Consuelo Dolores Esperanza Estela Graciela Griselda Hortencia Irma Leticia Lourdes
        Marisol Mirna Noemi Ofelia Perla Rocio Socorro Xochitl Yadira Zulema Alondra Blanca""",
    "armenian": "Anahit Armine Astghik Gayane Hasmik Hripsime Karine Lusine Nazeli Ruzanna Shoushan Siranush Vartuhi",
    "korean": "Eunju Hyejin Hyunjoo Jiyoung Kyunghee Minseo Myungsook Soojin Sunhee Yeonhee Youngja",
    "chinese": "Huifen Jiayi Lihua Meiling Peiyu Shuzhen Xiaoling Yanmei Yulan Zhenzhen",
    "filipino": "Amihan Corazon Divina Erlinda Imelda Jocelyn Ligaya Luzviminda Maricel Milagros Rowena Teresita",
    "vietnamese": "Bich Diep Hanh Hoa Lieu Ngoc Nhung Phuong Thuy Tuyet",
    "black": "Charlene Denise Earline Ebony Imani Keisha LaTonya Mavis Odessa Renita Shanice Tamika Vernita Yolanda",
    "anglo": """Adele Bonnie Claudia Constance Deborah Eileen Frances Gwendolyn Harriet Joanne Lorraine Marjorie
        Maureen Nadine Paige Rosemary Sheila Tabitha Ursula Winifred Bridget""",
    "persian": "Azadeh Farideh Fereshteh Golnaz Laleh Mahnaz Mitra Nasrin Parisa Roya Shirin Soheila Zohreh",
    "indian": "Anjali Deepika Kavita Lakshmi Meena Nandini Radhika Sunita Usha Vidya",
    "arab": "Amal Hanan Lamia Mariam Nadia Rania Samira Zeinab",
    "japanese": "Akiko Chiyoko Emiko Fumiko Haruko Kazuko Michiko Setsuko",
}
MEN = {
    "latino": """Abelardo Amador Benito Ciro Efrain Eleazar Evaristo Fidel Gilberto Heriberto Hilario Isidro Leobardo
        Macario Nestor Octavio Porfirio Reynaldo Rogelio Saul Ubaldo Wenceslao Ysidro Anselmo""",
    "armenian": "Aram Arsen Artur Garegin Garo Hagop Hovhannes Khoren Levon Mher Nareg Razmik Vahan Vrej",
    "korean": "Byungho Changmin Dongwook Hyunwoo Jaesung Kiseok Kwangsoo Minho Sangwoo Seungho Taeyang Youngsik",
    "chinese": "Bocheng Guowei Haoran Jianguo Minghua Qiang Weimin Xiaodong Yongming Zhiwei",
    "filipino": "Alfonso Bayani Crisanto Dionisio Edgardo Fortunato Jejomar Lamberto Nonato Rodelio Teofilo Virgilio",
    "vietnamese": "Binh Cuong Dung Hieu Khanh Long Phuc Quang Tuan Vinh",
    "black": "Alonzo Cedric Clarence Darnell DeAndre Elijah Jermaine Leroy Marquis Otis Percy Roosevelt Tyrone Willard",
    "anglo": """Angus Barrett Clifford Desmond Duncan Edwin Elliott Gareth Gordon Howard Irving Kendall Lloyd Malcolm
        Norbert Preston Quentin Roland Stuart Theodore Wendell""",
    "persian": "Ardeshir Bahram Behrouz Dariush Farhad Hossein Jamshid Kamran Manouchehr Nader Parviz Ramin Siavash",
    "indian": "Anand Dinesh Gaurav Harish Mukesh Prakash Rajesh Sanjay Vikram Yogesh",
    "arab": "Bassam Faris Hani Jamal Khalil Nabil Samir Tarek",
    "japanese": "Hideo Isamu Kenji Masao Noboru Shigeru Tadashi Yoshio",
}
MIDDLE_WOMEN = ("Ann", "Marie", "Lynn", "Grace", "Lee", "Louise", "Jean", "Rose", "Elena", "Guadalupe", "Isabel")
MIDDLE_MEN = ("James", "Allen", "Ray", "Joseph", "Paul", "Dean", "Antonio", "Luis", "Lee", "Manuel", "Andrew")
SHARES = {
    "latino": 36, "anglo": 20, "black": 9, "armenian": 9, "korean": 6, "filipino": 6, "chinese": 5, "persian": 4,
    "vietnamese": 2, "indian": 2, "arab": 1, "japanese": 1,
}  # fmt: skip


def people_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, people: str) -> str:
    """A family name; two with a hyphen now and then."""
    name = rng.choice(FAMILY[people].split())
    if people == "latino" and rng.random() < 0.07:
        return f"{name}-{rng.choice(FAMILY[people].split())}"
    return name


def given_name(rng: Random, people: str, *, female: bool) -> str:
    """A given name, at times that of another community, as they are."""
    if people not in ("latino", "black") and rng.random() < 0.45:
        people = "anglo"
    return rng.choice((WOMEN if female else MEN)[people].split())


def person_name(rng: Random) -> str:
    """Somebody of an office, in full."""
    people = people_of(rng)
    return f"{given_name(rng, people, female=rng.random() < 0.6)} {family_name(rng, people)}"
