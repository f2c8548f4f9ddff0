"""Names of people of Los Angeles, by where their families came from."""

from collections.abc import Mapping
from random import Random

SHARES: Mapping[str, int] = {
    "latino": 38, "anglo": 17, "black": 10, "armenian": 9, "filipino": 7, "korean": 6, "chinese": 5, "persian": 4,
    "vietnamese": 2, "japanese": 2,
}  # fmt: skip
FAMILY: Mapping[str, str] = {
    "latino": """Villagrana Zepeda Barragán Covarrubias Magaña Olmedo Saldívar Quezada Ledezma Arechiga Tiscareño
        Berumen Cisneros Escobedo Figueroa Gallardo Huerta Iñiguez Jaramillo Landeros Macías Nájera Ocampo Palomino
        Rentería Sandoval Tinoco Urrutia Valdovinos Yáñez Zamudio Alcaraz Bermúdez Carranza Durazo Esparza Frausto
        Galindo Hinojosa Leyva Monroy Orozco Plascencia Quintanilla Razo Sepúlveda Trujillo Uribe Vizcarra Zúñiga
        Amezcua Bustos Candelaria Dueñas Melgar Portillo Argueta Menjívar Guardado Chicas Batres Ixcoy Tzul
        Santizo Lemus Arroyo-Pineda Solís-Baeza Ruvalcaba Cárdenas Montelongo Perales Arciniega Bañuelos
        Castellón Delgadillo Elizondo Fregoso Grijalva Haro Ibarra Luévano Mireles Nevárez Olague Pulido""",
    "anglo": """Hollister Pemberton Langford Ashworth Brockway Carmody Dunleavy Eastman Farnham Gillespie Halloran
        Ingersoll Jessup Kittredge Lockhart McAllister Northrup O'Shea Prescott Quimby Radcliffe Stoddard Thackeray
        Upshaw VanHorn Whitlock Yardley Abernathy Bancroft Colquitt Dreyfus Ellsworth Finnegan Goodrich Haverford
        Kowalczyk Lindqvist Marchetti Novak Oberlin Petrakis Rosenfeld Schaeffer Tannenbaum Weintraub Zimmerle""",
    "black": """Broussard Gaines Tolliver Mayfield Sykes Whitfield Baptiste Crenshaw Dorsey Easley Fontenot Goodwin
        Hairston Ivory Jeffries Kimbrough Lattimore Mosley Nesbitt Oglesby Pettway Randle Singletary Thibodeaux
        Vance Witherspoon Yarbrough Adeyemi Okonkwo Bekele Tesfaye Mensah Ledbetter Cobbins Swanigan Merriweather""",
    "armenian": """Agopian Bedrosian Chakmakian Demirjian Eskandarian Fermanian Gharibian Hakobyan Isagholian
        Janoyan Karamanoukian Lalazarian Mkhitaryan Nalbandian Oganesyan Papazian Sarafian Tashjian Vartanyan
        Yaghjian Zakaryan Arzoumanian Boyadjian Kouyoumjian Manoogian Torosyan Shirinyan Barsegyan""",
    "filipino": """Abaya Bautista-Lim Catacutan Dimaculangan Encarnación Florendo Gatchalian Hilario Ilagan Javellana
        Katigbak Lacson Macaraeg Natividad Ocampo-Sy Pangilinan Quiambao Rosales Salonga Tolentino Umali Villaluz
        Yumul Manalo Dalisay Buenaventura""",
    "korean": """Noh Seo Ahn Bae Chung Eom Gwak Heo Jeon Kang Lim Moon Nam Oh Paik Ryu Shim Sohn Yoon Yim Hwang
        Kwon""",
    "chinese": """Zhao Xu Deng Fang Guo Hsieh Jiang Kuo Liang Mao Ng Ouyang Pan Qiu Shen Tsai Wei Xiao Yeh Zhou
        Cheung Leung Szeto""",
    "persian": """Ahmadi Bahrami Daneshvar Ebrahimi Farahani Golshani Hosseini Javadi Kashani Lavasani Moradi Nazarian
        Omidvar Pourmand Rahimi Sadeghi Tehrani Yazdani Zand""",
    "vietnamese": "Bui Dang Dinh Huynh Lam Luong Ngo Phan Quach Trinh Truong Vo Vuong",
    "japanese": "Akiyama Fukuda Hamasaki Ishikawa Kuramoto Matsuda Nishimura Okubo Shimizu Takeda Uyeda Yamane",
}
WOMEN: Mapping[str, str] = {
    "latino": """Guadalupe Xochitl Marisela Yesenia Rosario Blanca Consuelo Dolores Esperanza Graciela Herlinda Irma
        Josefina Leticia Maribel Noemí Ofelia Paulina Reyna Socorro Trinidad Verónica Yolanda Zulema Araceli Brenda
        Celia Elvia Fabiola Hortencia Eloísa Griselda Ileana Jacqueline Lourdes Mireya Norma Perla
        Rebeca Silvia Evangelina""",
    "anglo": """Margaret Patricia Heather Lorraine Beverly Constance Deborah Eleanor Frances Geraldine Harriet Jocelyn
        Kathleen Lindsay Marjorie Nadine Phyllis Rosemary Suzanne Theresa Wendy Annette Claudine Doreen Holly""",
    "black": """Latoya Shaniqua Keisha Ebony Imani Jasmine Tamika Yvonne Ernestine Clarice Denise Felicia Gwendolyn
        Lashonda Monique Rochelle Odessa Renita Charlene""",
    "armenian": "Anahit Siranush Hasmik Karine Lusine Nune Ovsanna Ripsime Satenik Varduhi Zaruhi Arpine Gohar",
    "filipino": "Imelda Corazon Luzviminda Maricel Rowena Jocelyn Aurora Divina Erlinda Ligaya Milagros Teresita",
    "korean": "Eun-Hye Ji-Won Soo-Jin Hyun-Ja Kyung-Sook Mi-Ran Young-Ae Grace Esther Sun-Hee",
    "chinese": "Mei-Ling Xiuying Yuehua Shu-Fen Lihua Winnie Vivian Huiqing Pei-Shan Jinghua",
    "persian": "Farideh Parvaneh Shahrzad Mahin Nasrin Ladan Roya Soraya Azadeh Homa",
    "vietnamese": "Thuy Huong Lan-Anh Bich Ngoc Tuyet Phuong Kim-Chi",
    "japanese": "Setsuko Haruko Michiko Noriko Yoshiko Emiko Fumiko",
}
MEN: Mapping[str, str] = {
    "latino": """Ignacio Refugio Salvador Eusebio Fidel Gilberto Heriberto Ismael Jacinto Lázaro Mauricio Nicanor
        Octavio Porfirio Ramiro Silvestre Tomás Ulises Vicente Wilfredo Adalberto Bonifacio Crescencio Darío Efraín
        Fermín Genaro Humberto Isidro Leobardo Abelardo Cuauhtémoc Domingo Elías Feliciano Gustavo
        Hilario Josué Nahum Rigoberto Saúl""",
    "anglo": """Theodore Bradley Clifford Desmond Everett Franklin Gordon Howard Irving Kenneth Leonard Mitchell Norman
        Oliver Preston Russell Stanley Terrence Vernon Wallace Zachary Alvin Curtis Dwight Eugene""",
    "black": """Darnell Jamal Tyrone Marquis Cedric Demetrius Elroy Isaiah Lamont Otis Percy Reginald Roosevelt Terrell
        Willie Kofi Alonzo Cornell Rufus""",
    "armenian": "Hovhannes Artashes Garabed Gevorg Hrant Karapet Levon Mihran Norayr Sarkis Tigran Vahe Zaven",
    "filipino": "Rodrigo Benigno Danilo Edgardo Florante Honorio Jejomar Narciso Reynaldo Virgilio Arsenio",
    "korean": "Byung-Ho Chang-Min Dong-Hyun Jae-Sung Kwang-Soo Sang-Woo Tae-Young Daniel Won-Seok",
    "chinese": "Guoqiang Jianhua Wei-Chung Zhiming Kin-Man Haoran Chi-Wai Yongjun Raymond",
    "persian": "Behrouz Cyrus Dariush Farhad Houshang Jamshid Kourosh Manouchehr Siavash",
    "vietnamese": "Quang Duc Hieu Khanh Long-Van Thanh Tuan Vinh",
    "japanese": "Hideo Isamu Kazuo Masaru Noboru Shigeru Takeshi",
}


def group_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def family_name(rng: Random, group: str) -> str:
    return rng.choice(FAMILY[group].split())


def given_name(rng: Random, group: str, *, female: bool) -> str:
    if group not in ("latino", "anglo", "black") and rng.random() < 0.25:  # born here
        group = "anglo"
    return rng.choice((WOMEN if female else MEN)[group].split())


def person_name(rng: Random) -> str:
    """Given and family name of somebody."""
    group = group_of(rng)
    return f"{given_name(rng, group, female=rng.random() < 0.55)} {family_name(rng, group)}"
