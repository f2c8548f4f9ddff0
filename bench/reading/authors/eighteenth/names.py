"""Names of people who do not exist."""

from random import Random

FAMILY = {
    "latino": """Arizmendi Barajas Becerril Cadena Camarillo Carranza Casillas Ceballos Chavarria Cisneros Covarrubias
        Enciso Escamilla Esqueda Fierro Galindo Gamboa Godinez Govea Hinojosa Huizar Ibarra Jaramillo Lizarraga Llamas
        Madrigal Manriquez Melgoza Monarrez Montelongo Najera Nevarez Ocampo Olivares Ornelas Palomares Partida Pinedo
        Quezada Rentería Resendiz Robledo Saldaña Sepulveda Sotelo Tamayo Tejada Urias Valdovinos Verduzco Villaseñor
        Yepez Zaragoza Zepeda Alfaro Argueta Canales Chicas Guardado Menjivar Portillo Batres Lemus Tobar Cifuentes
        Arevalo Magaña Bermudez Ledesma Nuñez Ruvalcaba Tinoco""",
    "armenian": """Abkarian Agajanian Arakelyan Arzumanyan Avetisyan Babakhanian Baghdasaryan Chilingarian Danielyan
        Davtyan Ekmekjian Gevorgyan Ghukasyan Hakobyan Harutyunyan Hovsepian Isagholian Karapetian Keshishian Kirakosyan
        Manukyan Markarian Melikyan Mkhitaryan Nazaretian Ohanian Papazian Petrossian Sahakyan Simonyan Tashjian
        Tovmasyan Vardanyan Yeghiazaryan Zakaryan""",
    "korean": "Ahn Baek Chung Gwon Hahn Hwang Jeong Joo Kwak Lim Namgung Noh Oh Pyo Ryu Seo Shim Woo Yim Yoo",
    "filipino": """Abaya Agbayani Balagtas Baluyot Bautista Cabrera Calimlim Dagohoy Dimaculangan Evangelista Gatdula
        Lacson Macaraeg Magsaysay Manalo Pangilinan Panganiban Quiambao Sarmiento Tolentino Umali Villanueva""",
    "chinese": "Au Cheung Chiu Deng Fong Guan Hsieh Hsu Kuo Lau Liang Luo Mak Qiu Shen Tsai Tseng Xie Yuen Zheng Zhu",
    "vietnamese": "Banh Dinh Duong Huynh Lam Luong Mai Phan Quach Thai Trinh Truong Vuong",
    "persian": """Afshar Ashtiani Bahrami Dadgar Eshaghian Farahani Ghorbani Hakimi Javaheri Kashani Mahboubi Mirzaei
        Nourian Pourfarzad Rahimi Sadeghi Soleimani Tavakoli Yazdani Zandieh""",
    "black": """Battle Beckham Blackmon Broadnax Bynum Cephus Crenshaw Dandridge Fontenot Gadson Guidry Hairston
        Ledbetter Lovelace Mayfield McElroy Muldrow Pettway Prudhomme Ragsdale Sturdivant Tolliver Whitfield
        Witherspoon Yarborough""",
    "anglo": """Abernathy Ackerly Alderson Averill Bancroft Beaumont Birdwell Blakeslee Bramhall Brewster Calloway
        Carmichael Chisholm Clendenin Colquitt Cunningham Delaney Dunleavy Eastwick Ellsworth Fairbairn Fitzgerald
        Garrity Gilchrist Goodspeed Halvorsen Hargrove Heatherton Holloway Kavanagh Kettering Kirkendall Langford
        Lindqvist Lockridge MacAllister McTavish Merriweather Mulcahy Nordstrom Ostrander Pemberton Pfeiffer Quigley
        Rasmussen Redfern Rutledge Sandoz Schumacher Shaughnessy Standish Stoddard Thackeray Thorndyke Underhill
        Vandermeer Wadsworth Weatherby Whitcombe Winslow Wolverton Zimmerman O'Connell O'Meara Szymanski Kowalczyk""",
    "south_asian": "Banerjee Bhatt Chaudhry Deshpande Gill Iyer Kapoor Mehta Nair Pillai Rao Sandhu Sodhi Venkatesan",
}
WOMEN = {
    "latino": """Adelina Alondra Araceli Aurelia Belen Blanca Carmela Consuelo Dulce Elvira Esmeralda Estela Fabiola
        Graciela Griselda Herlinda Imelda Irma Josefina Leticia Lourdes Magdalena Maricela Mireya Noemi Ofelia Perla
        Refugio Reyna Rosalba Socorro Ximena Yolanda""",
    "armenian": "Anahit Arpine Astghik Gayane Hasmik Hripsime Karine Lusine Mariam Naira Nune Ruzanna Satenik Siranush",
    "korean": "Eunji Haeun Hyejin Jiwon Minji Misook Sookja Soyeon Sunhee Youngmi Yuna",
    "filipino": "Analyn Corazon Divina Erlinda Jocelyn Ligaya Luzviminda Maribel Milagros Norma Rosalinda Teresita",
    "chinese": "Ailing Huifen Jialing Lihua Meiling Peiyu Shufen Xiaoyan Yanling Yiping",
    "vietnamese": "Bich Hoa Huong Lan Ngoc Phuong Thanh Thuy Tuyet",
    "persian": "Azadeh Fereshteh Homa Laleh Mahnaz Nasrin Parisa Roya Shirin Simin Soraya Taraneh",
    "black": "Althea Bernadine Charlesetta Denisha Earnestine Keisha Lakeisha Latrice Odessa Rochelle Tameka Tyra",
    "anglo": """Agnes Beatrice Bridget Cordelia Delia Edith Eleanor Faye Fiona Geraldine Harriet Hazel Imogene Jeanette
        Kathleen Lorraine Mabel Marjorie Maureen Nadine Opal Paige Phyllis Rosemary Sylvia Tabitha Ursula Verna
        Winifred Wilma Yvette Madeline Audrey""",
    "south_asian": "Anjali Deepa Jaswinder Kavita Lakshmi Meena Nirmala Rukmini Sunita",
}
MEN = {
    "latino": """Adan Agustin Anselmo Arnulfo Baltazar Cipriano Cruz Demetrio Efrain Eliseo Epifanio Everardo Fidel
        Genaro Gilberto Heriberto Hilario Ismael Jacinto Leonel Leopoldo Macario Moises Nicanor Octavio Porfirio
        Ramiro Rigoberto Rogelio Rosendo Saul Silvestre Ubaldo Wenceslao Zenon""",
    "armenian": "Aram Artashes Ashot Garegin Garnik Hayk Hrant Khachik Levon Mher Norayr Onnik Sarkis Vahan Varuzhan",
    "korean": "Byungho Changmin Dongwook Hyunwoo Jaesung Kwangsoo Minho Sangwon Seungjin Taeyang Youngchul",
    "filipino": "Apolinario Bonifacio Crisanto Danilo Edgardo Fernan Honesto Isagani Jovencio Melchor Renato Virgilio",
    "chinese": "Bingwen Guoqiang Haoran Jianming Kaiwen Weidong Xiaoming Yongkang Zhigang",
    "vietnamese": "Binh Cuong Duc Hieu Khanh Minh Quang Tuan Vinh",
    "persian": "Arash Bahram Dariush Farhad Houshang Jamshid Kourosh Mehrdad Nader Parviz Siamak",
    "black": "Alonzo Cedric Cleophus Darnell Demarcus Ezekiel Jermaine Lamont Leroy Marquis Roosevelt Tyrone",
    "anglo": """Alistair Ambrose Barnaby Bertram Byron Chester Clifford Conrad Desmond Duncan Edmund Elmer Ferris
        Gordon Graham Grover Horace Irving Jarvis Kermit Lionel Malcolm Milton Murray Norbert Orville Percival Quentin
        Reginald Rupert Sherman Thaddeus Vernon Wendell Winston""",
    "south_asian": "Arvind Balwinder Girish Harpreet Mahesh Pradeep Rajesh Suresh Vikram",
}
GROUPS = tuple(FAMILY)
SHARES = (34, 8, 6, 7, 6, 4, 5, 9, 18, 3)


def group_of(rng: Random) -> str:
    return rng.choices(GROUPS, SHARES)[0]


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split())


def given_name(rng: Random, group: str, *, female: bool) -> str:
    return rng.choice((WOMEN if female else MEN)[group].split())


def person_name(rng: Random) -> str:
    """Somebody beside the patient: given name first."""
    group = group_of(rng)
    return f"{given_name(rng, group, female=rng.random() < 0.6)} {family_name(rng, group)}"
