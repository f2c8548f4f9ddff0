"""Invented persons' names, as they occur side by side in Los Angeles."""

from random import Random

FAMILY = {
    "latino": """Abarca Alcantar Alvarenga Amezcua Anguiano Aparicio Arechiga Arreola Avelar Ayala Barajas Barragan
        Bautista Becerra Belmontes Benavides Brizuela Bustamante Cabral Canales Carranza Casillas Cazares Cendejas
        Cisneros Colmenares Cordero Coronado Covarrubias Cuevas Delgadillo Dorado Echeverria Elizondo Escobedo
        Espinosa Farias Figueroa Galindo Gaytan Granados Grijalva Guardado Hinojosa Huizar Iniguez Jauregui Lazcano
        Ledesma Limon Lizarraga Llamas Lozano Madrigal Magallanes Manriquez Mejia Melendez Mireles Montano Murillo
        Najera Olmos Orellana Ornelas Padilla Palomares Partida Pedraza Quezada Quintero Renteria Saldivar
        Sandoval Saucedo Tapia Tinoco Trujillo Urena Valadez Valdivia Velarde Verdugo Villasenor Yanez Zaragoza Zepeda
        De_Leon De_la_Rosa Del_Rio Ramos-Ibarra Solis-Pineda""",
    "armenian": """Abgaryan Aghajanian Alaverdyan Antonyan Arzumanyan Avetisyan Babakhanian Boghossian Chakhoyan
        Davtyan Derderian Gevorkian Ghazaryan Hovsepian Kalantarian Karamanoukian Kazarian Keshishian Khachikian
        Manukyan Melikyan Mkrtchyan Nersisyan Ohanessian Papazian Sahakyan Sarafian Ter-Minasyan Vartanyan Yeghiazarian
        Zakaryan""",
    "korean": """Bang Cheon Eom Gil Gwak Heo Hyun Jang Jeong Ko Kwak Min Namkoong Paik Pyo Ryu Seong Shim Sohn Woo
        Yeom""",
    "filipino": """Abueva Aquino Balagtas Bautista-Reyes Cabanilla Catacutan Dimaculangan Evangelista Gatchalian
        Ilagan Lacson Macaraeg Magsaysay Manalo Natividad Pangilinan Quiambao Sumulong Tolentino Villanueva
        Dela_Cruz""",
    "chinese": """Bai Chiang Chu Deng Fang Fung Guo Hsieh Hsu Jiang Kwong Leung Lui Mok Ouyang Pang Quan Shao Tsai
        Tseng Xie Yip Zhong Zhou""",
    "vietnamese": "Bui Dang Dinh Doan Huynh Luong Mai Ngo Phung Quach Tran Trinh Truong Vuong",
    "black": """Alston Battle Beasley Blackmon Boatwright Broadnax Cheatham Clemons Crenshaw Dorsey Easley Fontenot
        Gaines Gaither Hairston Ivory Ledbetter Mayfield McCants Muldrow Pettigrew Pinkney Rainey Roundtree Scruggs
        Stallworth Thibodeaux Tolliver Upshaw Whitlock Wooten""",
    "anglo": """Aldrich Ambrose Applegate Ashworth Bancroft Barlow Beckwith Blakeslee Bradshaw Brantley Callahan
        Carmody Colburn Connelly Cutler Dunleavy Eastman Ellsworth Fairchild Fitzgerald Goodwin Hargrove Hathaway
        Hollis Kilpatrick Kirkland Lockhart Loomis MacAllister Marchetti McElroy Mulvaney Norwood O'Dell O'Shea
        Ostrander Pendleton Pruitt Quimby Radcliffe Rosenthal Sheffield Stanhope Sorensen Tillman Underwood Van_Houten
        Vaughan Wakefield Weatherby Weinstein Winslow Yarborough""",
    "persian": """Afshari Ardalan Bahrami Darvish Ebrahimi Farahani Ghorbani Hedayat Jahangiri Kamali Khosravi Moradi
        Nazarian Pakravan Rahbar Sadeghi Shirazi Tabrizi Vahdat Yazdani Zand""",
    "indian": "Agarwal Bhatt Chaudhary Deshpande Iyer Kulkarni Mehta Nair Parekh Raghavan Sandhu Trivedi Venkatesan",
}
WOMEN = {
    "latino": """Adriana Alicia Araceli Aurora Azucena Beatriz Belinda Blanca Catalina Consuelo Dolores Elvira Estela
        Eunice Flor Graciela Guadalupe Herlinda Imelda Irma Josefina Leticia Lourdes Lucila Marisol Mayra Mercedes
        Nohemi Ofelia Paulina Perla Ramona Reyna Rocio Socorro Tomasa Veronica Ximena Yesenia Zulema""",
    "armenian": "Anahit Ani Armine Gayane Hasmik Karine Lusine Marine Nazeli Nune Ruzanna Satenik Siranush Varduhi",
    "korean": "Bo-young Eun-ji Eunhee Haejin Hyejin Jiwon Kyung-ja Mi-sook Myung-hee Soo-ah Sookja Yoonah",
    "filipino": "Amihan Corazon Divina Erlinda Fe Jocelyn Liwayway Maricel Marites Milagros Rowena Teresita",
    "chinese": "Bihua Fen Huifang Jinghua Lan Lihua Meiling Qiong Shufen Xiulan Yanyan Zhen",
    "vietnamese": "Diem Hanh Hoa Kim-Lien Loan My-Linh Nga Thuy Tuyet Xuan",
    "black": "Aaliyah Bernadine Charlene Deja Ernestine Imani Kenya Latonya Monique Octavia Roshonda Tamika Wilhelmina",
    "anglo": """Abigail Arlene Audrey Bethany Bonnie Carol Claudia Deborah Eileen Frances Gretchen Harriet Heather
        Jillian Joanne Kathleen Lorraine Marjorie Meredith Nadine Paula Rosalind Sheila Tabitha Vivian Winifred""",
    "persian": "Azadeh Farideh Fereshteh Golnaz Laleh Mahnaz Mitra Nasrin Parvaneh Shahla Soraya Taraneh",
    "indian": "Anjali Geetha Kavita Lakshmi Meena Nirmala Pooja Shanthi Sunita Usha",
}
MEN = {
    "latino": """Abelardo Adolfo Agustin Anselmo Armando Benito Camilo Cesar Cristobal Eleazar Efrain Eliseo Evaristo
        Everardo Fidel Genaro Gilberto Heriberto Hilario Isidro Jacinto Lazaro Leobardo Lisandro Macario Mauricio
        Nicolas Octavio Porfirio Raul Refugio Reynaldo Rodolfo Saul Teodoro Ubaldo Valentin Wenceslao""",
    "armenian": "Aram Ashot Gagik Garen Hagop Hrant Karapet Levon Narek Razmik Sarkis Suren Tigran Vahan Varoujan",
    "korean": "Byung-ho Chang-min Dong-wook Hyunwoo Jaehoon Jong-su Kwang-il Sang-hoon Seungmin Young-ho",
    "filipino": "Arnel Bayani Crisanto Danilo Edgardo Florante Isagani Leandro Nestor Rodrigo Romulo Virgilio",
    "chinese": "Bowen Guoliang Haoran Jianguo Jun Liwei Minghao Peng Shaoqing Weidong Yifan Zhiyuan",
    "vietnamese": "Bao Duc Hung Khanh Long Phuc Quang Tuan Vinh",
    "black": "Clarence Cornelius Darnell Demetrius Ezekiel Jermaine Lamont Marquis Otis Percy Roosevelt Tyrell Willie",
    "anglo": """Alistair Barrett Bradley Clifford Conrad Desmond Douglas Emmett Everett Franklin Gerald Gordon Grant
        Howard Irving Julian Kenneth Lawrence Malcolm Morris Neil Philip Roland Russell Spencer Stuart Theodore Vernon
        Walter Wesley""",
    "persian": "Arash Behrooz Cyrus Dariush Farhad Hooman Jamshid Kaveh Mehrdad Nader Parviz Ramin Siavash",
    "indian": "Arvind Dinesh Ganesh Harish Manoj Pranav Rajesh Sanjay Suresh Vikram",
}
SHARES = {
    "latino": 38, "anglo": 18, "armenian": 9, "black": 9, "filipino": 6, "chinese": 6, "korean": 5, "persian": 4,
    "vietnamese": 3, "indian": 2,
}  # fmt: skip


def group_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split()).replace("_", " ")


def given_name(rng: Random, group: str, *, female: bool) -> str:
    """Of the group; of Americans' common stock for some."""
    if group not in ("latino", "black", "anglo") and rng.random() < 0.3:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def person_name(rng: Random) -> str:
    """Somebody who is not the patient: given and family name."""
    group = group_of(rng)
    return f"{given_name(rng, group, female=rng.random() < 0.6)} {family_name(rng, group)}"
