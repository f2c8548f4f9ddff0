"""Names of the people in and around the faxes, by where their families came from."""

from random import Random

SHARES = {
    "latino": 38, "anglo": 17, "black": 8, "armenian": 8, "korean": 6, "filipino": 7, "chinese": 6, "persian": 5,
    "vietnamese": 3, "indian": 2,
}  # fmt: skip
FAMILY = {
    "latino": "Abrego Alcantar Amezcua Arreola Barragan Becerra Bojorquez Camarena Carbajal Casillas Ceballos Cisneros"
    " Covarrubias Cuellar Delgadillo Escamilla Esqueda Fonseca Galindo Godinez Grijalva Hinojosa Iniguez Jauregui"
    " Landeros Lemus Limon Lozano Macias Magana Manriquez Melendrez Menjivar Monterrosa Montoya Najera Olmos Orellana"
    " Orozco Palomares Pantoja Partida Plascencia Ponce Quezada Quintanilla Recinos Renteria Rivas Robledo Rosales"
    " Rubalcava Saldivar Sandoval Saucedo Segura Tejeda Tovar Trejo Uribe Valadez Vallejo Velasquez Venegas Villasenor"
    " Zaragoza Zepeda Zuniga Alvarado Cervantes Munoz Salgado Gallegos Meza",
    "anglo": "Abernathy Alden Ashworth Bancroft Barlow Birch Blakely Bramwell Calloway Carmichael Chadwick Colby"
    " Crandall Dalton Dempsey Eastman Ellsworth Fairbanks Farrell Garrison Goddard Halloran Hargrove Hathaway Holbrook"
    " Ingram Kendrick Kirkland Lockhart Langley Maddox Marlowe McAllister McBride Merrill Mulligan Northrup O'Rourke"
    " Pemberton Prescott Radcliffe Rutledge Sheffield Stoddard Thackeray Tillman Underhill Vaughn Wakefield Whitaker"
    " Winslow Yates Becker Schroeder Kowalczyk Rossi",
    "black": "Battle Beauchamp Booker Boykin Broussard Chatman Coleman Dorsey Eubanks Fontenot Gaines Guidry Hairston"
    " Hightower Jefferson Ledbetter Mayfield Merriweather Mosley Oyelaran Peoples Pettway Sampson Singletary Thibodeaux"
    " Toliver Tubbs Washington Weathers Witherspoon Okafor Tesfaye",
    "armenian": "Abrahamian Aghajanian Arakelyan Asatryan Avagyan Babayan Chobanyan Danielyan Galstyan Gevorgyan"
    " Ghazarian Hakobyan Harutyunyan Hovsepian Kalantaryan Karapetyan Keshishian Khachatryan Kocharian Manukyan"
    " Margaryan Mkrtchyan Nazaryan Ohanian Petrosyan Sahakyan Sarkisian Stepanyan Ter-Grigoryan Vardanyan Yeghiazarian"
    " Zakaryan",
    "korean": "Ahn Bae Byun Chae Choi Chung Eom Gil Hwang Jeong Jin Kang Koo Kwak Kwon Lim Moon Nam Noh Paik Rhee Ryu"
    " Seo Shim Shin Sohn Woo Yim Yoo",
    "filipino": "Abad Agbayani Aquino Bautista Cabrera Catacutan Dimaculangan Dizon Evangelista Gatchalian Ilagan"
    " Lacson Macaraeg Macapagal Magsaysay Manalastas Marasigan Ocampo Pangilinan Panganiban Quiambao Sarmiento Sumulong"
    " Tolentino Villanueva Yumul",
    "chinese": "Bai Cai Cheung Chiu Deng Fang Guo Hsieh Hsu Kuo Lai Leung Liang Liao Ma Ng Pan Qiu Shao Shen Su Tsai"
    " Tseng Wei Xie Xu Yuen Zeng Zhou Zhu",
    "persian": "Afshar Ahmadi Akhavan Bahrami Ebrahimi Farahani Ghorbani Hashemi Jahangiri Kashani Khosravi Mirzaei"
    " Moradi Nikfar Pahlevan Rostami Sadeghi Shahbazi Tehrani Zamani",
    "vietnamese": "Bui Cao Dang Dinh Duong Huynh Lam Luong Ngo Phan Quach Ta Thai Truong Vo Vu",
    "indian": "Agarwal Banerjee Chaudhry Deshpande Gill Iyer Kulkarni Mehta Nair Rao Sandhu Thakur",
}
WOMEN = {
    "latino": "Alondra Amparo Araceli Beatriz Blanca Carmela Celia Consuelo Delia Dolores Elvira Esperanza Estela"
    " Graciela Griselda Hortencia Imelda Irma Josefina Lourdes Lucila Maribel Marisol Mercedes Norma Ofelia Paloma"
    " Rocio Socorro Xochitl Yesenia Zoila",
    "anglo": "Abigail Beverly Bridget Carolyn Cheryl Colleen Darlene Eleanor Faith Gretchen Harriet Holly Joanne"
    " Kathleen Lorraine Marjorie Meredith Nadine Paula Rosemary Sheila Tabitha Vivian Wendy",
    "black": "Aaliyah Bernadine Charlene Danielle Ebony Florine Iesha Jocelyn Keisha Latoya Monique Odessa Renita"
    " Shanice Tamika Vernell Yolanda Zipporah",
    "armenian": "Anahit Ani Armine Arpi Astghik Gayane Hasmik Hripsime Karine Lusine Mariam Nune Satenik Shushan"
    " Siranush Takuhi",
    "korean": "Bo-ra Eun-hye Eunice Hae-won Hye-jin Ji-woo Jung-ah Mi-sook Soo-jin Sun-hee Yeon Yuna",
    "filipino": "Analyn Cristeta Divina Erlinda Florencia Jovita Ligaya Luzviminda Maricel Milagros Perla Rowena"
    " Teresita",
    "chinese": "Bao-yi Fei Hui-min Jia Lan Lihua Mei-ling Ning Shu-fen Weiwei Xiaoyan Yifan",
    "persian": "Azadeh Farideh Golnaz Laleh Mahnaz Nasrin Pari Roya Shirin Soheila Taraneh Zohreh",
    "vietnamese": "Bich Diem Hanh Huong Kim-anh Lan-chi Ngoc Thuy Tuyet Xuan",
    "indian": "Anjali Deepika Kavitha Lakshmi Meenakshi Priyanka Sunita",
}
MEN = {
    "latino": "Adalberto Agustin Alonso Arnulfo Baltazar Cesar Cuauhtemoc Edgardo Efrain Eleazar Everardo Fermin"
    " Gilberto Heriberto Humberto Isidro Jacinto Leobardo Lisandro Marcelino Nicanor Octavio Porfirio Ramiro Refugio"
    " Rigoberto Rogelio Salvador Teodoro Ulises Wenceslao",
    "anglo": "Alistair Barry Clifford Conrad Dale Desmond Earl Emmett Floyd Gavin Gordon Harvey Irving Kermit Leland"
    " Mitchell Norman Preston Roland Spencer Theodore Vernon Wallace Wesley",
    "black": "Alonzo Cedric Clarence DeAndre Demetrius Elroy Hakeem Isaiah Jermaine Kelvin LaMarcus Otis Percy Rodell"
    " Terrence Tyrell Willie",
    "armenian": "Ara Artur Ashot Garegin Gevorg Hagop Hovhannes Karen Mher Nshan Razmik Samvel Sarkis Tigran Vahan"
    " Zaven",
    "korean": "Byung-ho Dae-hyun Dong-wook Hyun-soo Ji-hoon Jong-su Kyung-min Sang-woo Seung Tae-yang Young-ho",
    "filipino": "Arnel Bayani Crisanto Danilo Eduardo Florante Honorio Isagani Renato Rodrigo Virgilio Wilfredo",
    "chinese": "Bo Chao Dawei Guang Haoran Jian Kai-ming Longwei Tao Wen-hao Zhiyuan",
    "persian": "Arash Behrouz Dariush Farhad Hooman Iraj Kamran Mehrdad Parviz Ramin Shahram Siavash",
    "vietnamese": "Bao Cuong Dung Hieu Khoa Minh Phuoc Quang Tuan Vinh",
    "indian": "Arjun Harpreet Manoj Nikhil Rajesh Sanjay Vikram",
}
PARTICLES = ("De la Vega", "De Leon", "Del Castillo", "De los Reyes")
BOTH_SEXES = 0.5


def origin(rng: Random) -> str:
    """Where a family came from, by the shares of the county."""
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def given_of(rng: Random, group: str, *, female: bool) -> str:
    """A given name; some families have given their children English ones."""
    if group not in ("latino", "anglo", "black") and rng.random() < 0.25:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def family_of(rng: Random, group: str) -> str:
    """A family name, sometimes with a particle or of both parents."""
    name = rng.choice(FAMILY[group].split())
    if group == "latino" and rng.random() < 0.07:
        return "-".join(rng.sample(FAMILY[group].split(), 2))
    if group in ("latino", "filipino") and rng.random() < 0.025:
        return rng.choice(PARTICLES)
    return name


def person(rng: Random) -> str:
    """Somebody else's given and family name."""
    group = origin(rng)
    return f"{given_of(rng, group, female=rng.random() < BOTH_SEXES)} {family_of(rng, group)}"
