"""Family and given names of invented persons, by the peoples of Los Angeles."""

from collections.abc import Mapping
from random import Random

SHARES: Mapping[str, int] = {
    "latino": 36, "anglo": 17, "black": 10, "armenian": 8, "filipino": 8, "korean": 6, "chinese": 6, "persian": 4,
    "viet": 3, "indian": 2, "japanese": 2, "slavic": 2,
}  # fmt: skip
FAMILY: Mapping[str, str] = {
    "latino": "Abarca Alcantar Almaraz Amezcua Anguiano Arambula Arellanes Argueta Arteaga Avelar Bañuelos Barajas "
    "Becerra Belmontes Bobadilla Bojorquez Burciaga Cabral Camarena Canchola Cárdenas Carranza Casillas Ceja Cerda "
    "Chavarria Cisneros Covarrubias Cuevas Dueñas Echeverria Elizalde Escamilla Escobedo Farias Galaviz Galindo Gamboa "
    "Garibay Godinez Granados Guardado Hinojosa Huizar Ibañez Jaramillo Jauregui Landeros Lemus Lizarraga Lozano "
    "Madrigal Magaña Manriquez Mejorado Melgoza Menjivar Montejano Murguia Nájera Negrete Nungaray Ocegueda Olivares "
    "Ornelas Orozco Palafox Partida Pedroza Peraza Portillo Preciado Quezada Quintanilla Rentería Retana Rubalcava "
    "Saavedra Saldivar Sandoval Santillan Sepulveda Siqueiros Solorzano Tejeda Tinajero Toscano Urrutia Valdovinos "
    "Velarde Villalobos Villaseñor Yepez Zaragoza Zavala Zepeda",
    "anglo": "Abernathy Ashdown Bancroft Barlow Beckwith Bellamy Blanchard Boswell Bradshaw Calloway Chadwick "
    "Claybourne Colburn Cranston Dalrymple Delaney Dunleavy Eastman Ellsworth Fairbanks Farnham Fitzgibbon Gallagher "
    "Garrity Goodspeed Hadley Halvorsen Hargrove Holcomb Huxley Kilpatrick Lattimore Lindqvist Lockhart MacLeish "
    "McAllister McElroy Merriweather Norcross O'Dwyer O'Keefe Pemberton Pickering Prescott Radcliffe Rutledge "
    "Schroeder Sorensen Stanhope Thackeray Underhill Vandeveer Wainwright Whitaker Winslow Yarborough",
    "black": "Batiste Beauchamp Bolden Broadnax Broussard Chatman Crenshaw Dupree Easley Fontenot Gaines Gilliam "
    "Goins Hairston Hightower Jeffries Lacey Ledbetter Mayfield Metoyer Mouton Pettigrew Peoples Poindexter Sykes "
    "Thibodeaux Tolliver Tubbs Wardlow Witherspoon",
    "armenian": "Abelian Agopian Aintablian Arakelyan Asatryan Avakian Balian Bezirdjian Chakmakjian Danielyan "
    "Davtyan Demirjian Galstyan Gharibian Ghazarian Harutyunyan Hovsepian Kalaydjian Karapetian Kazarian Keshishian "
    "Manoukian Melkonian Mkrtchyan Nalbandian Oganesyan Panossian Sahakyan Sarafian Tashjian Tufenkian Yeghiazaryan "
    "Zakaryan Zeitounian",
    "filipino": "Abaya Agbayani Alcaraz Bautista Bayani Bondoc Caguioa Calderon Capistrano Dacanay Dimaculangan "
    "Evangelista Gatchalian Ilagan Lacson Lapitan Macaraeg Magsaysay Manalastas Manansala Mangubat Ocampo Pangilinan "
    "Punzalan Quiambao Sumulong Tolentino Umali Villaluz Ylagan",
    "korean": "Ahn Bae Chae Eom Gil Hwang Jeong Joo Koo Kwak Moon Noh Oh Paik Pyun Rhee Ryu Seo Shim Sohn Sung Woo "
    "Yeo Yoo",
    "chinese": "Au Bian Chiang Deng Fong Gao Guo Hsieh Hui Jia Kwong Lam Liang Luo Ma Pei Qian Quan Shao Szeto Tam "
    "Tseng Wei Xie Xiong Yip Zeng Zhuang",
    "persian": "Ahmadi Amirkhani Azizi Bahrami Daneshvar Ebrahimi Farahani Ghorbani Hashemi Javaheri Kashani Khorsandi "
    "Mahdavi Moradi Nourian Parsa Rahimi Rostami Sadeghi Shirazi Tavakoli Yazdani",
    "viet": "Bui Dao Doan Duong Huynh Lam Luong Mai Ngo Phung Ta Thai Trinh Truong Vuong",
    "indian": "Agarwal Bhatt Chopra Deshpande Gill Iyer Kapadia Krishnan Mehrotra Nair Pillai Raman Sethi Varma",
    "japanese": "Fujioka Hamasaki Inouye Kawashima Kubota Matsumura Nishimoto Okubo Shigeta Takemoto Uyeda Yonemura",
    "slavic": "Belinsky Drabkin Fridman Gurevich Kaplunov Kravets Lipkin Morozov Pasternak Reznik Slutsky Zhukov",
}
WOMEN: Mapping[str, str] = {
    "latino": "Alondra Amparo Aracely Azucena Beatriz Belén Briseida Consuelo Dalila Delfina Elvia Ernestina "
    "Esperanza Estela Eulalia Evangelina Fátima Graciela Griselda Herminia Hortencia Imelda Itzel Jacinta Josefina "
    "Leticia Lidia Lourdes Lucía Magdalena Maricela Maritza Mireya Natividad Noemí Nubia Ofelia Paloma Perla Ramona "
    "Rocío Rosalba Rosario Socorro Susana Xiomara Yadira Yesenia Zenaida",
    "anglo": "Abigail Bernadette Candace Claudette Constance Darlene Deirdre Eleanor Felicity Gwendolyn Harriet Ingrid "
    "Joanne Kirsten Lorraine Marjorie Maureen Meredith Nadine Paulette Penelope Rosemary Roxanne Sheila Tabitha "
    "Winifred",
    "black": "Aisha Camille Denisha Ebony Gladys Imani Keisha Latoya Lavonne Monique Odessa Shanice Tamika Vernell",
    "armenian": "Anahit Araksi Gayane Hasmik Hripsime Karine Lusine Mariam Naira Nvard Shushan Siranush Tatevik Zaruhi",
    "filipino": "Corazon Cristeta Divina Erlinda Florencia Imelda Ligaya Luzviminda Maribel Milagros Remedios Rowena "
    "Teresita Victorina",
    "korean": "Boyoung Eunji Hyesook Jiwon Kyungsook Miyoung Sooyeon Sunhee Yoonah",
    "chinese": "Huifang Jiayi Lihua Meiling Peiyu Shufen Wenjing Xiaomei Yulan",
    "persian": "Azadeh Fereshteh Golnaz Laleh Mahnaz Nasrin Parvaneh Shahla Soraya",
    "viet": "Bich Diem Hanh Loan Nhung Thuy Tuyet",
    "indian": "Anjali Deepika Kavita Lakshmi Meena Sunita",
    "japanese": "Aiko Chiyoko Fumiko Haruko Michiko",
    "slavic": "Galina Ludmila Raisa Svetlana Zinaida",
}
MEN: Mapping[str, str] = {
    "latino": "Abelardo Adalberto Agustín Álvaro Anselmo Arnulfo Baltazar Benito Camilo Cipriano Cuauhtémoc Demetrio "
    "Efraín Eleazar Eligio Eliseo Emiliano Erasmo Esteban Evaristo Fidel Florentino Genaro Gilberto Gonzalo Heriberto "
    "Hilario Horacio Isidro Jacobo Lázaro Leobardo Leonel Macario Marcelino Misael Nicanor Octavio Osvaldo Plutarco "
    "Porfirio Refugio Reynaldo Rigoberto Rogelio Saturnino Silvestre Trinidad Ubaldo Wenceslao",
    "anglo": "Alistair Barnaby Broderick Clayton Conrad Desmond Emmett Everett Forrest Garrett Graham Harlan Ignatius "
    "Jasper Kendall Lionel Malcolm Nathaniel Orville Preston Quentin Reginald Roland Spencer Thaddeus Wendell",
    "black": "Cedric Cornelius Darnell Demetrius Isaiah Jamaal Lamont Marquis Otis Percival Roosevelt Terrence Tyrell",
    "armenian": "Ashot Bedros Gagik Garo Hagop Hrant Krikor Levon Mher Norayr Ruben Sarkis Tigran Vahan Zaven",
    "filipino": "Arsenio Bienvenido Crisanto Dionisio Edgardo Honorato Lamberto Rodrigo Romulo Virgilio",
    "korean": "Byungho Dongwook Hyunwoo Jaehyun Kwangsoo Minjun Sangchul Taeyang Youngjin",
    "chinese": "Bowen Guoqiang Haoran Jianguo Kaiming Minghua Weidong Yiming Zhiwei",
    "persian": "Arash Behrouz Dariush Farhad Houshang Iraj Kourosh Mehrdad Siamak",
    "viet": "Bao Dung Hieu Khanh Phuoc Quang Thanh",
    "indian": "Arvind Harish Manoj Prakash Rajiv Suresh",
    "japanese": "Hideo Kenji Masaru Noboru Tadashi",
    "slavic": "Arkady Boris Grigory Leonid Semyon",
}
MIDDLE = tuple("ABCDEFGHJKLMNPRSTVW")


def family_name(rng: Random, people: str) -> str:
    """One family name; now and then two, joined."""
    names = FAMILY[people].split()
    first = rng.choice(names)
    if people == "latino" and rng.random() < 0.06:
        return f"{first}-{rng.choice([name for name in names if name != first])}"
    if people == "latino" and rng.random() < 0.03:
        return rng.choice(("De Anda", "De la Cerda", "Del Toro", "De Haro"))
    return first


def given_name(rng: Random, people: str, *, female: bool) -> str:
    """A given name, sometimes of another people, as Americans have them."""
    if people not in ("latino", "anglo", "armenian") and rng.random() < 0.35:
        people = "anglo"
    return rng.choice((WOMEN if female else MEN)[people].split())


def people_of(rng: Random) -> str:
    return rng.choices(list(SHARES), list(SHARES.values()))[0]


def person_name(rng: Random) -> str:
    """Anybody's given and family name."""
    people = people_of(rng)
    return f"{given_name(rng, people, female=rng.random() < 0.5)} {family_name(rng, people)}"
