"""Invented people's names, as they are found in Los Angeles."""

from random import Random

SHARES = {"latino": 36, "anglo": 20, "armenian": 10, "filipino": 8, "chinese": 6, "korean": 7, "black": 9, "persian": 4}
SHARES |= {"viet": 3, "southasian": 3, "japanese": 2, "slavic": 3}
FAMILY = {
    "latino": """Arreola Barajas Becerril Bojórquez Bustamante Cabral Calderón Camarillo Cantú Carbajal Casillas
        Cedillo Cisneros Covarrubias Cuéllar Duarte Elizondo Escamilla Esparza Espinoza Frausto Galindo Gallardo
        Garibay Godínez Granados Grijalva Guardado Huizar Iñiguez Jáuregui Landeros Lemus Lizárraga Madrigal Magaña
        Melgar Meza Montaño Murguía Nájera Nevárez Oropeza Orellana Pacheco Palomares Pantoja Partida Peñaloza Quezada
        Rentería Rivas Rosales Saldívar Saucedo Sepúlveda Solórzano Tapia Terrazas Tinoco Urrutia Valdovinos Valenzuela
        Velasco Verduzco Villaseñor Yáñez Zaragoza Zepeda Zúñiga""",
    "anglo": """Abernathy Ashworth Beckwith Bergstrom Birdsall Blanchard Bradbury Brubaker Cavanaugh Chadwick Colburn
        Crandall Culpepper Dalton Donnelly Eastman Ellsworth Fairbanks Farnsworth Finnegan Gallagher Goodwin Hallowell
        Hargrove Haverford Hollister Ingersoll Jessup Kimball Kirkland Lattimore Lindquist MacAllister McCready
        McElroy Merriman Nordstrom O'Halloran O'Keefe Pemberton Pettigrew Prescott Radcliffe Rasmussen Ridgeway
        Sandoval-Reed Schaeffer Sinclair Stoddard Sutherland Thackeray Thornhill Trowbridge Vandermeer Wainwright
        Wetherby Whitcomb Woodruff Yarborough""",
    "armenian": """Abrahamian Agopian Arakelyan Asatryan Avakian Babayan Bedrosian Boyajian Chakmakjian Davtyan
        Demirjian Djerejian Galstyan Gasparian Ghazaryan Hagopian Harutyunyan Hovsepian Kalajian Karapetyan Keshishian
        Kirakosyan Kouyoumdjian Manoukian Margaryan Mkrtchyan Nalbandian Nersesian Oganesyan Papazian Sahakyan
        Sarkissian Shahinian Stepanyan Tashjian Tumanyan Vartanian Yeghiazarian Zakarian""",
    "filipino": """Abalos Aguinaldo Baluyot Bautista Bondoc Cabanilla Calimlim Catacutan Dalisay Dimaculangan
        Evangelista
        Gatchalian Guinto Lacsamana Macapagal Magbanua Manalastas Ocampo Pangilinan Punzalan Quiambao Salonga Sumulong
        Tolentino Umali Villanueva""",
    "chinese": """Au Bai Chau Cheung Chiang Fong Hsieh Hsu Huang Kwan Kwok Leung Liang Lui Mak Ng Ong Pang Shen Tam
        Tseng Tsui Xie Xu Yeung Zeng Zhao Zhu""",
    "korean": """Ahn Bae Baek Byun Cha Choe Chung Eom Gil Hwang Jang Jeon Koo Kwon Min Noh Paik Pyo Rhee Ryu Shim
        Shin Yim""",
    "black": """Batiste Boudreaux Broussard Cager Dandridge Dupree Fontenot Gaines Goodlow Hairston Lathan Ledoux
        Mayfield McNair Mouton Pettway Poindexter Rainey Rideaux Stallworth Sykes Tolliver Wilkerson Winbush
        Youngblood""",
    "persian": """Afshar Amirkhani Bahrami Daneshvar Ebrahimi Farahani Ghorbani Hakimi Javadi Kashani Khosravi Moradi
        Namazi Pahlevan Rahimi Sadeghi Tabrizi Yazdani Zandi""",
    "viet": "Bui Dao Dinh Doan Huynh Lam Luong Ngo Phan Quach Thai Trinh Truong Vuong",
    "southasian": """Ahluwalia Banerjee Chaudhry Deshmukh Ganguly Iyer Kapadia Malhotra Nair Qureshi Subramanian
        Venkatesan""",
    "japanese": "Fujimoto Hamasaki Ikeda Kawamoto Matsuda Nishimura Okamoto Shimizu Tsukamoto Yoshinaga",
    "slavic": """Bondarenko Chernyak Gurevich Kowalczyk Lysenko Malinowski Petrovsky Radchenko Sokolov Tkachenko
        Zielinski""",
}
WOMEN = {
    "latino": """Alondra Amparo Araceli Beatriz Blanca Catalina Concepción Consuelo Dolores Elvira Esperanza Estela
        Evangelina Graciela Guadalupe Hortencia Imelda Irma Josefina Leticia Lourdes Lucero Magdalena Maricela Mayra
        Mercedes Minerva Norma Ofelia Paloma Perla Ramona Raquel Refugio Rocío Rosalba Rosario Silvia Socorro Teresa
        Verónica Xóchitl Yesenia Yolanda""",
    "anglo": """Abigail Adelaide Audrey Beverly Bonnie Bridget Caroline Claudia Colleen Constance Deborah Eleanor
        Florence Gwendolyn Harriet Ingrid Jocelyn Kathleen Lorraine Marjorie Meredith Nadine Penelope Rosemary
        Suzanne Thelma Winifred""",
    "armenian": """Anahit Ani Araksi Arpine Astghik Gayane Hasmik Hripsime Karine Lusine Nairi Narine Ruzanna
        Siranush Talin Zabel""",
    "filipino": "Analyn Cherrylyn Corazon Divina Erlinda Imee Jovelyn Ligaya Maribel Milagros Rowena Teresita",
    "chinese": "Huifang Jing Meiling Peiwen Qing Shuyi Suyin Xiaoli Yan Yuting Vivian Winnie",
    "korean": "Boram Eunji Haewon Hyejin Jiwon Kyunghee Minjung Myungsook Seoyeon Soojin Youngja",
    "black": "Aaliyah Charlene Deja Ebony Hattie Imani Keisha LaTonya Nia Odessa Patrice Shanice Tamika Vernell",
    "persian": "Azadeh Farideh Golnaz Laleh Mahnaz Nasrin Parisa Shirin Taraneh Zohreh",
    "viet": "Bich Dung Hanh Huong Lien Ngoc Phuong Thuy Tuyet",
    "southasian": "Anjali Deepa Kavita Lakshmi Meera Nirmala Padma Sunita",
    "japanese": "Chiyoko Fumiko Haruka Keiko Michiko Sachiko",
    "slavic": "Galina Irina Lyudmila Nadezhda Oksana Svetlana Tatiana Zofia",
}
MEN = {
    "latino": """Abelardo Adalberto Alfredo Anselmo Arturo Bernardo Celestino Cipriano Efraín Eleazar Emiliano Ernesto
        Esteban Eusebio Evaristo Fermín Filiberto Gerardo Gilberto Gustavo Heriberto Hilario Ignacio Isidro Jacinto
        Joaquín Lázaro Leopoldo Lorenzo Macario Mauricio Moisés Nicolás Octavio Porfirio Ramiro Rigoberto Rogelio
        Salvador Santiago Saúl Teodoro Tomás Ubaldo Vicente Wenceslao""",
    "anglo": """Alistair Ambrose Barrett Bertram Byron Clifford Conrad Desmond Duncan Edmund Everett Franklin Garrett
        Gordon Harvey Howard Irving Kenneth Leland Malcolm Norman Percy Quentin Roland Russell Spencer Stuart Trevor
        Vernon Wallace""",
    "armenian": """Aram Ararat Armen Artashes Avedis Gagik Garabed Hagop Hovhannes Hrant Khachik Levon Nshan Sarkis
        Vahe Vartan Zaven""",
    "filipino": "Arsenio Bayani Crisanto Danilo Ferdinand Honorato Jomar Renato Rizalino Virgilio",
    "chinese": "Bingwen Chunhua Guowei Haoran Jianming Kinfai Ming Weiguo Yongjian Raymond Winston",
    "korean": "Byungho Dongwook Hyunwoo Jaehyun Joonho Kwangsoo Sangmin Seungho Taeyang Youngho",
    "black": "Antwan Cedric Cornell Darnell Deshawn Jermaine Lamont Marquis Otis Reginald Roosevelt Tyrell Willie",
    "persian": "Arash Behrouz Dariush Farhad Houshang Kamran Manouchehr Nader Shahram Siavash",
    "viet": "Bao Duc Hieu Khanh Minh Quang Thanh Tuan",
    "southasian": "Arvind Dinesh Harish Manoj Naveen Prakash Rajesh Sanjay",
    "japanese": "Hideo Isamu Kenji Masao Shigeru Takeshi",
    "slavic": "Anatoly Bogdan Dmitri Grigory Miroslav Oleg Vadim Yevgeny",
}


def group_of(rng: Random) -> str:
    """Where a family came from."""
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split())


def given_name(rng: Random, group: str, *, female: bool) -> str:
    """A given name; some families that came long ago give American ones."""
    share = {"latino": 0.12, "anglo": 0.0, "black": 0.2}.get(group, 0.35)
    if rng.random() < share:
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def person(rng: Random, *, female: bool | None = None) -> tuple[str, str]:
    """Given and family name of somebody."""
    group = group_of(rng)
    return given_name(rng, group, female=rng.random() < 0.55 if female is None else female), family_name(rng, group)
