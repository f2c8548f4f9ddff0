"""Names of invented people: a mix as American waiting rooms have it, many of them rare."""

from random import Random
from typing import NamedTuple


class Group(NamedTuple):
    """Names that go together, separated by blanks; a family name of several words is written with underscores."""

    weight: int
    families: str
    women: str
    men: str


GROUPS = (
    Group(
        20,
        "Ashworth Bellweather Cartwright Dunaway Eastman Fairbanks Goodall Haverty Ingersoll Jernigan Kimbrough"
        " Lockhart Mayfield Northcutt Overstreet Pettigrew Quarles Ridgeway Satterfield Thornburg Underhill"
        " Vandiver Winslow Yarbrough Sizemore Blankenship Crabtree Hollis",
        "Alice Bethany Charlene Dorothy Eunice Frances Gwendolyn Harriet Imogene Joyce Lorraine Mildred Paulette"
        " Rosalind Tabitha Winifred",
        "Alvin Byron Clifford Dwight Everett Floyd Gerald Harlan Ivan Jerome Lyle Milton Norman Randall Stuart Wendell",
    ),
    Group(
        16,
        "Arredondo Barrientos Cisneros Delgadillo Escamilla Fuentes Gallegos Hinojosa Iturbide Jaramillo Lizarraga"
        " Montoya Navarrete Olivares Palomino Quintanilla Rentería Saldivar Tovar Urquiza Villaseñor Ybarra Zamudio"
        " De_La_Torre Ríos_Cabrera Del_Valle Mejía_Solano",
        "Alondra Beatriz Consuelo Dolores Esperanza Fabiola Graciela Herlinda Itzel Jacinta Leticia Maricela Norma"
        " Ofelia Rocío Yolanda",
        "Abelardo Benito Camilo Demetrio Efraín Fausto Gilberto Heriberto Ignacio Joaquín Leobardo Mauricio Osvaldo"
        " Rigoberto Teodoro Wilfredo",
    ),
    Group(
        7,
        "Abkarian Boyajian Chilingaryan Derderian Galstyan Hovsepyan Ishkhanian Kazanjian Melkonyan Najarian Ohanyan"
        " Papazian Sahakyan Tatevosian Vardanyan Yeghiazaryan Zakaryan Der_Hovanessian",
        "Anahit Arpine Gayane Hasmik Lusine Nvard Satenik Shushan Takouhi Zabel",
        "Ara Garegin Hrant Karapet Levon Mher Norayr Razmik Vahagn Zaven",
    ),
    Group(
        5,
        "Afshar Bahmani Daneshvar Emami Farahani Ghorbani Haghighi Jahangiri Kamali Mirzaei Nazarian Pourmand Rostami"
        " Sadeghi Tehrani Vaziri Yazdani Zand",
        "Azadeh Farzaneh Golnaz Mahin Nasrin Parvaneh Roya Shirin Tahereh Zohreh",
        "Bahram Dariush Farhad Houman Jamshid Kourosh Manouchehr Siavash Touraj Behzad",
    ),
    Group(
        6,
        "Bae Choi Eom Gwak Hwang Jeong Kang Moon Namgung Ryu Seo Shim Yoon Pak",
        "Eun-Ji Hye-Jin Kyung-Sook Mi-Ran Soo-Ah Young-Mi Jung-Hee Bo-Ra",
        "Dong-Hyun Jae-Won Ki-Tae Min-Ho Sang-Chul Tae-Sik Yong-Su Hyun-Woo",
    ),
    Group(
        7,
        "Bao Cheung Deng Feng Guan Hsieh Jiang Kuo Leung Mok Ouyang Peng Qian Shao Tseng Wen Xue Yip Zhuang",
        "Ailing Baozhu Hua Jiaying Lihua Meifen Peiyu Shufen Xiulan Yuching",
        "Bowen Chengwei Guoqiang Haoran Jianming Kaiwen Minghui Shiping Weidong Zhiyuan",
    ),
    Group(
        5,
        "Bui Chau Diep Duong Huynh Khuu Luong Mach Ngo Pham Quach Thach Trinh Vuong",
        "Bich Diem Hanh Kieu Ngoc Phuong Thuy Tuyet Xuan Yen",
        "Binh Cuong Dat Hieu Khanh Long Phuc Quang Thinh Vinh",
    ),
    Group(
        6,
        "Abad Bautista Catacutan Dimaculangan Evangelista Gatchalian Ilagan Lumanlan Magsaysay Nepomuceno Pangilinan"
        " Quiambao Sumulong Tolentino Villanueva Dela_Rosa San_Agustin",
        "Analyn Divina Erlinda Imelda Jocelyn Liezl Maricar Perlita Rowena Teresita",
        "Arnel Bonifacio Crisanto Danilo Ernesto Jovencio Nestor Rodrigo Virgilio Wilson",
    ),
    Group(
        6,
        "Agarwal Banerjee Chaturvedi Deshpande Gopalakrishnan Iyengar Jadhav Kulkarni Mahapatra Nambiar Pillai"
        " Raghunathan Sandhu Thakkar Upadhyay Venkataraman Wadhwa",
        "Aditi Bhavna Deepika Hemalatha Kavita Lakshmi Meenakshi Padma Sunita Vasudha",
        "Anand Chandresh Gurpreet Harish Jagdish Mahendra Naveen Prakash Sudhir Vikram",
    ),
    Group(
        5,
        "Abdelnour Bishara Daoud Elmasry Fakhoury Ghattas Habboush Issa Jabbour Kassab Mansour Nasrallah Qureshi"
        " Shaheen Zeidan Al_Khatib El_Sayed",
        "Amina Basma Dunya Fadwa Hanan Lamia Mona Rania Samira Widad",
        "Adel Bassam Fadi Ghassan Hisham Khalil Munir Nabil Tarek Yousef",
    ),
    Group(
        9,
        "Akinwale Battle Boykin Cheeks Dandridge Eubanks Fontenot Gaines Hairston Ivory Jubilee Ledoux Mouton Okonkwo"
        " Prewitt Rideau Sampson Toussaint Vereen Whitlow Tekle Gebremariam",
        "Aaliyah Bernadine Charisse Deborah Ernestine Keisha Latrice Nakia Odessa Tamika Verna Zenobia",
        "Alonzo Cedric Demarcus Earl Jamal Kelvin Lamont Otis Percy Reginald Tyrell Cleophus",
    ),
    Group(
        8,
        "Brzezinski Czajkowski Dombrowski Gorczyca Jablonski Kowalewski Majchrzak Ostrowski Pietrzak Szymanski"
        " Wisniewski Brannigan Cavanaugh Dougherty Finnerty Gallagher Kilbride McElhinney O'Rourke Mulvaney",
        "Bronwyn Deirdre Grazyna Jadwiga Kathleen Maeve Nuala Siobhan Wanda Zofia",
        "Brendan Casimir Declan Eugeniusz Fergus Kazimierz Malachy Stanislaw Thaddeus Witold",
    ),
    Group(
        6,
        "Abruzzo Buonaguro Castellano Di_Benedetto Esposito Ferragamo Giambalvo Iannucci LoPresti Mastroianni"
        " Pagliarulo Santangelo Tagliaferro Vaccarello Belyaev Dyachenko Fedoseyev Kuznetsova Litvinenko"
        " Shapovalov Van_der_Meer",
        "Antonella Carmela Domenica Filomena Galina Larisa Ludmila Oksana Rosaria Svetlana",
        "Angelo Boris Carmine Dmitri Gennady Leonid Pasquale Rocco Salvatore Yevgeny",
    ),
)
WEIGHTS = [group.weight for group in GROUPS]


def person(rng: Random, *, female: bool, may_compound: bool = False) -> tuple[str, str]:
    """A family and a given name of one group, sometimes of two. `may_compound`: the family name may be of two words."""
    group = rng.choices(GROUPS, WEIGHTS)[0]
    other = rng.choices(GROUPS, WEIGHTS)[0] if rng.random() < 0.12 else group
    families = [name for name in group.families.split() if may_compound or "_" not in name]
    family = rng.choice(families).replace("_", " ")
    return family, rng.choice((other.women if female else other.men).split())
