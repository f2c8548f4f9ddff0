"""Names of people who do not exist, as the population of Los Angeles has them."""

from random import Random

FAMILY = {
    "latino": """Abarca Acevedo Alcantar Amezcua Anguiano Arechiga Arellano Ayala Banuelos Barragan Becerra Beltran
        Bermudez Bojorquez Cabrales Camarena Carrasco Casillas Cazares Cisneros Covarrubias Cuevas Elizondo Escamilla
        Figueroa Galindo Gamboa Godinez Huerta Iniguez Jauregui Lizarraga Madrigal Magana Melgoza Mondragon Nava Ocampo
        Orozco Pacheco Plascencia Quezada Rentería Rosales Saldana Samayoa Tejeda Urrutia Valadez Velarde Villasenor
        Yanez Zaragoza Zepeda Argueta Menjivar Portillo Umana""",
    "armenian": """Abrahamyan Aghajanyan Arakelian Asatryan Avedikian Babayan Bagdasarian Davtyan Djanikian Galstyan
        Gasparyan Ghazarian Hakobyan Harutyunyan Hovhannisian Kalantarian Karapetian Keshishian Khachatryan
        Manoukian Margaryan Melkonian Mirzakhanyan Nazarian Ohanyan Poghosyan Sahakian Simonyan Tatevosian
        Vardanyan Yeghiazarian Zohrabyan""",
    "korean": """Ahn Bae Baek Bang Byun Cha Chae Eom Gil Gong Heo Hwang Jeon Jin Jung Kang Kwak Moon Noh Pyo Rhee
        Ryu Seo Shim Shin Suh Sung Yeo Yim Yoo""",
    "filipino": """Abad Agbayani Alcaraz Aquino Bagatsing Balagtas Bautista Buenaventura Cabrera Calimlim Catacutan
        Dimaculangan Dumlao Evangelista Gatchalian Ilagan Lacson Lagman Macaraeg Magsaysay Malonzo Manalo Mangubat
        Pangilinan Panganiban Quiambao Salonga Sumulong Tolentino Villanueva""",
    "chinese": """Bao Cai Cheung Chiang Chiu Chow Deng Fong Fung Guan Hsieh Hsu Jiang Kwok Lau Leung Liao Luo Mak
        Ng Ouyang Pan Peng Qiu Shen Szeto Tsai Tseng Wei Xiao Xue Yip Yuen Zeng Zhu""",
    "black": """Ambrose Baptiste Batiste Blackmon Broadnax Calloway Cheatham Crenshaw Dandridge Dupree Fontenot
        Gaines Gatlin Hairston Hightower Jeffries Kirksey Lattimore Ledbetter Mayfield Muhammad Okafor Pettway
        Pinkney Rainey Ruffin Sills Stallworth Tolliver Upshaw Wardlow Witherspoon""",
    "anglo": """Abernathy Ainsworth Birdwell Bjornson Brubaker Cavanaugh Colquhoun Darnell Eastman Faulkner Gallagher
        Goldfarb Haverstock Hollister Ingersoll Jankowski Kilpatrick Lindqvist Lowenstein McAllister McBride
        Nordstrom O'Bannon O'Rourke Pemberton Pruitt Rasmussen Rosenthal Schaeffer Sedgwick Tillman Underhill
        Vandermeer Weatherby Whitlock Wozniak Yarborough Zimmer Kravitz Bellamy""",
    "persian": """Afshar Akbari Amini Ardalan Bahrami Daneshvar Ebrahimi Farahani Farrokhzad Golshan Hakimi Javadi
        Kamali Kashani Khalili Mahdavi Mokhtari Naderi Nikzad Parvizi Pourmand Rafii Rezvani Sadeghi Safavi
        Shahidi Shirazi Tabrizi Vaziri Yazdani""",
    "vietnamese": """Bui Dang Dao Dinh Duong Huynh Lam Ly Mai Ngo Pham Phan Quach Ta Thai Tran Trinh Truong Vo Vu""",
    "southasian": """Agarwal Banerjee Bhatt Chaudhry Deshpande Grewal Iyer Kapoor Malhotra Mehta Nair Pillai Qureshi
        Rahman Sandhu Siddiqui Subramanian Thakkar Venkatesan Wadhwa""",
}
WOMEN = {
    "latino": """Adriana Araceli Beatriz Blanca Carmela Dolores Esperanza Estela Graciela Guadalupe Imelda Irma
        Leticia Lourdes Marisol Maricela Minerva Norma Ofelia Paloma Refugio Rocío Socorro Xochitl Yesenia Yolanda""",
    "armenian": "Anahit Ani Araxie Arpine Gayane Hasmik Hripsime Karine Lusine Nairi Narine Satenik Shushan Zabel",
    "korean": "Bora Eunju Haejin Hyejin Hyunsook Jiwon Kyungmi Minseo Misook Soojin Soyeon Yeonhee Youngja Yuna",
    "filipino": "Corazon Divina Erlinda Flordeliza Jocelyn Ligaya Luningning Marivic Perlita Rowena Teresita Violeta",
    "chinese": "Aihua Fenglan Huimin Jiayi Lihua Meiling Peiyu Qiaoling Shufen Winnie Xiaomei Yanfei Yuzhen Zhenzhen",
    "black": "Ayanna Charlesetta Deja Earlene Ernestine Imani Keisha Lakeisha Latrice Odessa Shanice Tamika Velma",
    "anglo": """Abigail Audrey Bernadette Bridget Constance Daphne Eleanor Francine Geraldine Harriet Jocasta Lorraine
        Marjorie Meredith Nadine Phyllis Rosalind Sylvia Theodora Winifred Claire Hope""",
    "persian": "Azadeh Behnaz Farideh Golnaz Laleh Mahnaz Mitra Nasrin Parisa Roya Shahla Shirin Soraya Taraneh",
    "vietnamese": "Bich Diem Hang Hanh Kieu Lien Loan Ngoc Nhung Phuong Quyen Thao Thuy Tuyet",
    "southasian": "Anjali Deepika Fatima Kavita Lakshmi Meera Nandini Priya Rukmini Sangeeta Sunita Zainab",
}
MEN = {
    "latino": """Abelardo Anselmo Baltazar Cuauhtemoc Delfino Efrain Epifanio Fidel Gerardo Gilberto Heriberto Ignacio
        Isidro Leobardo Lisandro Moises Osvaldo Porfirio Ramiro Rigoberto Rogelio Saul Teodoro Ulises Wilfredo""",
    "armenian": "Ara Aram Armen Artur Gagik Garo Gevorg Hagop Hovsep Krikor Norayr Sarkis Tigran Vahan Vartan Zaven",
    "korean": "Byungho Changmin Daehyun Dongwook Hyunwoo Jaesung Junho Kibum Minsoo Sangjin Seungmin Taewoo Youngsoo",
    "filipino": "Arsenio Benigno Crisanto Danilo Edgardo Ferdinand Honorio Jejomar Melchor Nestor Reynaldo Rodelio",
    "chinese": "Bingwen Chunhua Dawei Guoqiang Haoran Jianguo Kaiming Linsheng Mingzhe Weiguo Wingkit Yaozu Zhigang",
    "black": "Cedric Cleophus Darnell Demetrius Deshawn Elijah Isaiah Jermaine Lamont Marquis Otis Roosevelt Tyrone",
    "anglo": """Alistair Barnaby Bradford Clifton Desmond Duncan Ellis Emmett Garrett Gordon Harvey Howard Irving
        Kenneth Leland Lloyd Malcolm Norbert Preston Russell Stuart Wallace Warren Wendell""",
    "persian": "Ardeshir Babak Behrouz Dariush Farhad Houshang Iraj Kambiz Kourosh Manouchehr Nader Parviz Siavash",
    "vietnamese": "Bao Cuong Dat Dung Hieu Khoa Long Minh Phuc Quang Tai Thanh Trung Vinh",
    "southasian": "Amitabh Arjun Faisal Gurpreet Harish Imran Jagdish Karthik Mohan Nikhil Rajesh Suresh Vikram",
}
SHARES = {
    "latino": 40, "armenian": 9, "korean": 6, "filipino": 8, "chinese": 8, "black": 9, "anglo": 14, "persian": 5,
    "vietnamese": 4, "southasian": 3,
}  # fmt: skip
NICKNAMES = 0.12  # of people with a given name of another group


def group_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_of(rng: Random, group: str) -> str:
    """A family name; some people of Latin America have two, joined by a hyphen where an office writes them."""
    family = rng.choice(FAMILY[group].split())
    if group == "latino" and rng.random() < 0.06:
        other = rng.choice(FAMILY[group].split())
        return f"{family}-{other}" if other != family else family
    if group in ("latino", "filipino") and rng.random() < 0.04:
        return rng.choice(("De La Cerda", "De La Mora", "De Los Reyes", "Del Mundo", "De Leon"))
    return family


def given_of(rng: Random, group: str, *, female: bool) -> str:
    if rng.random() < NICKNAMES:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def somebody(rng: Random) -> str:
    """Given and family name of anybody."""
    group = group_of(rng)
    return f"{given_of(rng, group, female=rng.random() < 0.6)} {family_of(rng, group)}"
