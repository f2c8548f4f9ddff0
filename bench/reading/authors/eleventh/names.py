"""Names of invented people of Los Angeles, by community."""

from random import Random

SHARES = {
    "latino": 40, "anglo": 17, "armenian": 8, "korean": 5, "filipino": 8, "chinese": 6, "black": 7, "persian": 4,
    "japanese": 2, "vietnamese": 2, "indian": 3, "slavic": 2,
}  # fmt: skip
FAMILY = {
    "latino": "Alcaraz Arreola Arriaga Barajas Bustamante Camarillo Cárdenas Carranza Casillas Ceballos Cervantes"
    " Cisneros"
    " Covarrubias Cuevas de-la-Cruz Del-Real Elizondo Escamilla Esquivel Fonseca Galindo Gallardo Godínez Guardado"
    " Guillén Henríquez Hinojosa Ibarra Jaramillo Lemus Limón Llamas Loera Lozano Madrigal Magaña Manzano Marroquín"
    " Melgar Menjívar Meza Monterroso Muñiz Nájera Nevárez Ocampo Ojeda Orellana Orozco Oseguera Palomares Partida"
    " Pedroza Peralta Plascencia Portillo Quezada Quintanilla Renteria Robledo Rosales Rubalcava Saldívar Sandoval"
    " Sepúlveda Solórzano Tejeda Toscano Ulloa Urrutia Valadez Velasco Villalobos Villaseñor Yáñez Zaragoza Zepeda"
    " Zúñiga Arce-Montes Lara-Fierro",
    "anglo": "Abernathy Albright Ballard Beckwith Blankenship Brewster Calloway Carmody Chadwick Corbin Crandall"
    " Dalrymple"
    " Dunleavy Eastman Eldridge Fairbanks Farnsworth Garrity Gaines Hadley Halvorsen Hargrove Hollister Huxley Kimball"
    " Kirkland Lachance Lindqvist Lockhart MacIntyre McAllister McGillicuddy Merriweather Norquist O'Dowd O'Hanlon"
    " Ostrander"
    " Pemberton Prescott Pruitt Quigley Radcliffe Rasmussen Sedgwick Stallworth Sutcliffe Thackeray Tillman Underhill"
    " Van-Horn Van-Dyke Wainwright Whitcomb Winslow Yarborough",
    "armenian": "Abrahamian Aghajanian Arakelian Avakian Babayan Baghdasarian Chakhoyan Danielyan Demirjian Gharibian"
    " Ghukasyan"
    " Hakopian Hovsepian Ivanyan Kalantaryan Karamyan Kazarian Keshishian Khachikian Manoukian Markarian Mnatsakanyan"
    " Nalbandian Oganesyan Papazian Sahakyan Sarkissian Shahinian Tashjian Ter-Grigoryan Vardapetyan Yeghiazaryan",
    "korean": "Ahn Baek Bang Byun Chae Choi Chung Gwak Hong Hwang Jang Jeong Joo Kang Kwon Moon Noh Paik Ryu Seo Shim"
    " Shin"
    " Yoon",
    "filipino": "Abad Agbayani Alcantara Aquino Bautista Buenaventura Cabrera Calderon Dalisay Dimaculangan Evangelista"
    " Galang Ilagan Lacson Macaraeg Magbanua Manalang Manlapaz Natividad Ocampo Pangilinan Quiambao Sumulong"
    " Tolentino Villanueva De-Guzman Dela-Peña",
    "chinese": "Bai Cao Chiang Chu Deng Fong Gao Hsieh Jiang Kwan Kwok Lau Liang Luo Ma Peng Quan Shao Szeto Tsai Tseng"
    " Wen Yip Yuen Zhao Zhou",
    "black": "Armstead Batiste Bolden Broussard Cheatham Dangerfield Fontenot Gadsden Guidry Hightower Hollins Jeffries"
    " Lattimore Mayfield McClendon Moseley Muhammad Okonkwo Pettigrew Pinkney Rainey Ravenell Singletary Thibodeaux"
    " Treadwell Tubbs Wigfall Witherspoon",
    "persian": "Amirkhani Ardalan Bahrami Daneshvar Ebrahimi Farahani Ghorbani Hashemi Javaheri Kamali Khosravi Mirzaei"
    " Moradi Nikpour Pourmand Rostami Sohrabi Tehrani Yazdani Zarrabi",
    "japanese": "Fujikawa Hamasaki Inouye Kawaguchi Matsunaga Nakashima Okimoto Shimabukuro Takemoto Uyeda Yonemura",
    "vietnamese": "Bui Cao Dang Dinh Doan Huynh Luong Mai Truong Vo",
    "indian": "Bhattacharya Chaudhari Deshpande Grewal Iyer Kulkarni Malhotra Narayan Ramaswamy Sandhu Venkatesan",
    "slavic": "Belinsky Gurevich Kravchenko Lisovsky Petrenko Rabinovich Shapovalov Zaitsev",
}
WOMEN = {
    "latino": "Adela Amparo Araceli Beatriz Blanca Catalina Celia Concepción Consuelo Dolores Elvira Esperanza Estela"
    " Fabiola Graciela Guadalupe Herlinda Imelda Irma Jovita Leticia Lourdes Maricela Marisol Mercedes Minerva Noemí"
    " Ofelia Perla Petra Rocío Rosalba Socorro Soledad Teresa Xiomara Yesenia Yolanda Zoila",
    "anglo": "Agnes Allison Bernice Bridget Carolyn Claudine Constance Daphne Eleanor Frances Gwendolyn Harriet Holly"
    " Janet"
    " Judith Kathleen Lorraine Marjorie Maxine Nadine Paulette Phyllis Rosemary Sheila Tabitha Vivian Wendy",
    "armenian": "Alenoush Anahit Ani Armine Astghik Gayane Hasmik Hripsime Karine Lusine Nazeli Nune Siranush Sona"
    " Tamar"
    " Varduhi Zabel",
    "korean": "Eunji Hyejin Jisoo Kyungsook Mikyung Minji Seoyeon Soonja Sunhee Yeonhee Youngmi",
    "filipino": "Adoracion Analyn Arlene Corazon Divina Erlinda Fe Gloria Jocelyn Ligaya Luzviminda Marites Nenita"
    " Perlita Rowena Teresita",
    "chinese": "Ailing Fang Huifen Jiayi Lihua Meiling Qing Shufen Xiuying Yanhong Yuki Zhen",
    "black": "Aaliyah Bernadette Charlene Denise Earline Ebony Hattie Keisha Lakeisha Latonya Monique Odessa Shanice"
    " Tamika"
    " Wilhelmina Yvonne",
    "persian": "Azadeh Fereshteh Golnaz Laleh Mahnaz Mitra Nasrin Parisa Roya Shirin Soraya Taraneh",
    "japanese": "Aiko Chiyoko Fumiko Haruko Kazuko Michiko Sachiko Yoshiko",
    "vietnamese": "Bich Diem Huong Lan Loan Ngoc Phuong Thuy Tuyet",
    "indian": "Anjali Deepa Gurpreet Kavita Lakshmi Meenakshi Padma Sunita",
    "slavic": "Galina Lyudmila Nadezhda Oksana Raisa Svetlana Zinaida",
}
MEN = {
    "latino": "Abelardo Adalberto Agustín Alfonso Anselmo Baltazar Benito Cipriano Cruz Demetrio Efraín Eleazar Eliseo"
    " Emigdio"
    " Esteban Evaristo Fidel Fermín Gilberto Gonzalo Heriberto Hilario Isidro Jacinto Joaquín Lázaro Leopoldo"
    " Librado Macario Marcelino Norberto Octavio Porfirio Ramiro Refugio Rigoberto Rogelio Rubén Salomón Ubaldo"
    " Wilfredo",
    "anglo": "Alastair Bertram Bradley Byron Clifford Curtis Desmond Dwight Elliott Emmett Franklin Garrett Gordon"
    " Harvey"
    " Irving Kenneth Leland Malcolm Mitchell Neville Norman Percy Quentin Roland Russell Spencer Theodore Vernon"
    " Wallace",
    "armenian": "Aram Arsen Artashes Avedis Garo Gevorg Hagop Hrant Khachatur Levon Mher Nshan Samvel Sarkis Tigran"
    " Vahagn"
    " Vartan Zaven",
    "korean": "Byungchul Daehyun Dongwook Hyunwoo Jaeho Kyungho Minho Sangmin Seungjin Sungho Taeyang",
    "filipino": "Arnulfo Bayani Bonifacio Crisanto Danilo Edgardo Florante Honorio Jovencio Rodrigo Rogelito Romeo"
    " Virgilio",
    "chinese": "Bingwen Chao Guoqiang Haoran Jianguo Jun Kaiming Longwei Minghao Weidong Xiaoming Zhiwei",
    "black": "Alonzo Cedric Cornelius Darnell Demetrius Hosea Isaiah Jamal Lamont Leroy Marquis Percival Rasheed"
    " Reginald"
    " Roosevelt Tyrone Ulysses",
    "persian": "Behrouz Cyrus Dariush Farhad Hooshang Jamshid Kourosh Manouchehr Nader Ramin Siamak Touraj",
    "japanese": "Hideo Isamu Katsumi Masao Noboru Satoru Tadashi Yukio",
    "vietnamese": "Cuong Duc Hieu Khanh Long Quang Thanh Tuan Vinh",
    "indian": "Arvind Baldev Ganesh Harjit Mohan Prakash Rajendra Sanjay",
    "slavic": "Arkady Boris Gennady Leonid Mikhail Semyon Vladislav",
}


def split_names(names: str) -> list[str]:
    """The names of a line; a particle is tied to its name by a hyphen there."""
    return [
        name.replace("-", " ") if name.startswith(("de-", "De-", "Del-", "Dela-", "Van-")) else name
        for name in names.split()
    ]


def community(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def given_name(rng: Random, group: str, *, female: bool) -> str:
    return rng.choice(split_names((WOMEN if female else MEN)[group]))


def family_name(rng: Random, group: str) -> str:
    return rng.choice(split_names(FAMILY[group]))


def whole_name(rng: Random) -> str:
    """Somebody who is not the patient."""
    group = community(rng)
    return f"{given_name(rng, group, female=rng.random() < 0.55)} {family_name(rng, group)}"
