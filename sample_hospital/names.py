# ruff: noqa: E501  (the pools are read as lists)
"""Name pools of Los Angeles: what people are called, and how often.

The weights follow the shape of the 2010 census surname list and of Social Security first-name ranks (rounded by hand:
a pool must give the right share of Garcias, not the right count of anybody). Every person made from them is invented.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePool:
    """Names of one community."""

    share: float  # of the patients of the sample hospital
    family: tuple[str, ...]  # commonest first
    female_old: tuple[str, ...]  # born before about 1970
    female_young: tuple[str, ...]
    male_old: tuple[str, ...]
    male_young: tuple[str, ...]
    family_slope: float = 0.75  # Zipf exponent of the family names: high where few names cover many people
    compound_family_rate: float = 0.0  # two family names, father's and mother's
    hyphen_rate: float = 0.0
    middle_rate: float = 0.45
    middle: tuple[str, ...] = ()  # own pool where middle names differ from given names


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


POOLS: dict[str, NamePool] = {
    "hispanic": NamePool(
        share=0.45,
        family=_words(
            "Garcia Hernandez Lopez Martinez Gonzalez Rodriguez Perez Sanchez Ramirez Flores Gomez Torres Rivera Diaz "
            "Morales Reyes Cruz Gutierrez Ramos Ruiz Alvarez Mendoza Castillo Vasquez Jimenez Moreno Romero Chavez Medina "
            "Aguilar Vargas Castro Guzman Salazar Ortiz Contreras Mendez Rojas Estrada Herrera Ortega Nunez Soto Dominguez "
            "Guerrero Santos Silva Espinoza Mejia Maldonado Delgado Avila Rios Carrillo Sandoval Valdez Juarez Ayala "
            "Cervantes Pena Vega Fuentes Solis Campos Leon Navarro Molina Padilla Lara Ibarra Orozco Cortez Zamora "
            "Velasquez Camacho Acosta Robles Villanueva Barajas Duran Trujillo Escobar Rosales Zavala Serrano Galvan "
            "Macias Cisneros Marquez Villa Bautista Ochoa Arellano Ponce Calderon Meza Montes Quintero Suarez Tapia "
            "Muñoz Peña Núñez De_La_Cruz De_La_Torre De_Leon Del_Rio Montes_De_Oca Zepeda Melgar Alfaro Portillo "
            "Argueta Canales Orellana Ixcoy Tzoc Velazco Lemus Funes Menjivar"
        ),
        female_old=_words(
            "Maria Guadalupe Rosa Teresa Martha Carmen Margarita Josefina Leticia Patricia Alicia Esperanza Juana Ana "
            "Irma Gloria Elena Silvia Yolanda Socorro Dolores Consuelo Graciela Angelina Lucia Blanca Elvira Rebeca Sara "
            "Maria_Elena Ana_Maria Maria_Guadalupe Rosa_Maria Ofelia Amparo Concepcion Refugio Herlinda Aurora"
        ),
        female_young=_words(
            "Jennifer Stephanie Maria Jessica Vanessa Karina Daniela Andrea Brenda Diana Gabriela Alejandra Valeria Ashley "
            "Natalie Cynthia Veronica Adriana Melissa Jocelyn Camila Sofia Ximena Isabella Emily Genesis Leslie Wendy "
            "Mariana Araceli Yesenia Lizbeth Itzel Paola Citlali Monserrat Kimberly"
        ),
        male_old=_words(
            "Jose Juan Jesus Manuel Francisco Antonio Luis Miguel Pedro Carlos Roberto Jorge Rafael Ramon Salvador Raul "
            "Javier Alfredo Ricardo Arturo Fernando Enrique Guillermo Ruben Rodolfo Ernesto Hector Martin Armando Ignacio "
            "Jose_Luis Juan_Carlos Jose_Antonio Miguel_Angel Gilberto Rigoberto Heriberto Leopoldo Evaristo"
        ),
        male_young=_words(
            "Jose Daniel Luis Anthony David Angel Christian Kevin Jonathan Alexander Carlos Christopher Diego Adrian Jorge "
            "Eduardo Brian Bryan Oscar Edgar Erick Ivan Cesar Mario Victor Marco Julian Sebastian Mateo Santiago Isaac "
            "Jesus Juan Alejandro Emmanuel Gerardo Omar Josue Axel"
        ),
        compound_family_rate=0.16,
        hyphen_rate=0.18,
    ),
    "white": NamePool(
        share=0.19,
        family=_words(
            "Smith Johnson Miller Brown Jones Williams Davis Anderson Wilson Martin Taylor Moore Thompson White Clark "
            "Lewis Robinson Walker Hall Young Allen Wright King Scott Green Baker Adams Nelson Hill Campbell Mitchell "
            "Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Peterson "
            "Cooper Reed Bailey Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Myers Long "
            "Foster Sanders Ross Sullivan Russell Fisher Henderson Cole Snyder Wallace Schwartz Cohen Goldberg Levine "
            "Friedman Katz Rosen Shapiro Kaplan Hoffman Schmidt Weber Larson Olsen Hansen Jensen Petersen Swanson Erickson "
            "O'Brien O'Connor O'Neill McCarthy McDonald McLaughlin MacKenzie Fitzgerald Gallagher Brennan Doyle Rossi "
            "Russo Esposito DeLuca D'Angelo Marino Lombardi Van_Dyke Vandenberg De_Vries Novak Kowalski Nowak Petrov "
            "Ivanov Volkov Sokolov Kuznetsova Dubois Lefebvre Whitaker Pemberton Holloway Thackeray Winslow Ashby"
        ),
        female_old=_words(
            "Mary Patricia Linda Barbara Susan Carol Nancy Margaret Judith Betty Dorothy Ruth Shirley Helen Virginia "
            "Joan Kathleen Sharon Donna Sandra Karen Deborah Janet Diane Marilyn Joyce Elizabeth Frances Evelyn Jean "
            "Lois Beverly Phyllis Eleanor Marjorie Constance Rosemary Harriet Anita Sylvia"
        ),
        female_young=_words(
            "Jennifer Jessica Sarah Emily Amanda Ashley Elizabeth Megan Rachel Lauren Nicole Katherine Hannah Samantha "
            "Rebecca Olivia Emma Chloe Abigail Grace Madison Allison Erin Heather Melissa Stephanie Kelly Lindsay Zoe "
            "Natalie Claire Audrey Molly Paige Kristen Danielle Tessa Brooke Sierra"
        ),
        male_old=_words(
            "Robert James John William Richard David Charles Thomas Michael Donald Ronald George Kenneth Edward Gary "
            "Paul Frank Raymond Jack Harold Walter Henry Arthur Albert Stephen Larry Dennis Jerry Roger Gerald Eugene "
            "Lawrence Stanley Norman Leonard Bernard Irving Seymour Philip Douglas"
        ),
        male_young=_words(
            "Michael Christopher Matthew David Andrew Daniel Ryan Joshua Nicholas Tyler Brandon Justin Kyle Eric Jacob "
            "Ethan Noah Benjamin Samuel Zachary Adam Sean Patrick Connor Dylan Evan Alexander Jonathan Kevin Timothy "
            "Lucas Mason Logan Henry Oliver Max Caleb Nathan Jack Cole"
        ),
        hyphen_rate=0.02,
        middle_rate=0.8,
        family_slope=0.55,
    ),
    "black": NamePool(
        share=0.085,
        family=_words(
            "Williams Johnson Jones Brown Jackson Davis Smith Harris Robinson Thomas Lewis Washington Walker Scott Wilson "
            "Taylor Moore Anderson White Green Carter Mitchell Young Allen Wright King Coleman Jenkins Turner Henderson "
            "Bell Howard Banks Simmons Franklin Gaines Booker Randolph Hightower Jefferson Freeman Gibson Dixon Watkins "
            "Dorsey Broussard Boudreaux Batiste Guillory Okafor Adeyemi Mensah Tesfaye Bekele Whitfield Pettway Blackmon"
        ),
        female_old=_words(
            "Dorothy Barbara Brenda Gloria Shirley Carolyn Gwendolyn Ernestine Bernice Annie Mattie Willie_Mae Ruby Pearl "
            "Beverly Jacqueline Patricia Mary Linda Rosetta Geneva Lula Vernell Odessa Delores Yvonne Cheryl Denise"
        ),
        female_young=_words(
            "Ashley Brianna Jasmine Kiara Imani Aaliyah Latoya Keisha Tamika Monique Tiffany Danielle Ebony Nia Destiny "
            "Kennedy Raven Alexis Shanice Tiana Zuri Amara Nyla Simone Candace Erica Kayla Taylor Janelle"
        ),
        male_old=_words(
            "James Willie Charles Robert John Clarence Nathaniel Leroy Curtis Ernest Otis Cleveland Roosevelt Melvin Alvin "
            "Harold Reginald Calvin Lamont Cornelius Earl Floyd Rufus Wendell Percy Darnell"
        ),
        male_young=_words(
            "Marcus Darius Malik Jordan Isaiah Elijah Jamal Terrell Andre Tyrone DeShawn Xavier Khalil Jalen Brandon "
            "Christopher Justin Cameron Miles Devin Trevon Antoine Maurice Dominique Kendrick Tyrell"
        ),
        middle_rate=0.7,
        family_slope=0.6,
    ),
    "chinese": NamePool(
        share=0.055,
        family=_words(
            "Chen Wang Li Liu Lin Huang Wu Zhang Wong Yang Chan Lee Zhao Xu Cheng Ng Lam Leung Chang Ho Tan Zhu Sun Hsu "
            "Guo Ma Liang Hu Luo Feng Yu Tang Deng Cao Peng Zeng Tsai Lau Kwan Yee Fong Chow Cheung Mei Ouyang"
        ),
        female_old=_words(
            "Mei Li_Hua Xiu_Ying Shu_Fen Yu_Lan Mei_Ling Hui Fang Lan Grace Helen Lily Nancy Amy Susan Su_Zhen Yuk_Lin "
            "Shuk Kam_Fong Guifang Suzhen Lihua"
        ),
        female_young=_words(
            "Jennifer Emily Grace Vivian Michelle Jessica Angela Tiffany Cindy Amy Lin Jing Yan Xin Ying Wei Jia Xiaoyan "
            "Yuting Kelly Joyce Winnie Cynthia Iris Fiona Mengyao"
        ),
        male_old=_words(
            "Wei Jian Guo Ming Henry David Peter John Kwok Chi_Ming Wing Kam Yiu Shu Zhong Guoqiang Jianhua Zhiming George "
            "Raymond Wai_Keung Kin_Man"
        ),
        male_young=_words(
            "Kevin Jason Eric Andrew Brian Alex Daniel Wei Hao Jun Yifan Tao Bo Lei Kai Ethan Ryan Derek Vincent Jeffrey "
            "Zhihao Haoran Benson Wilson"
        ),
        middle_rate=0.2,
    ),
    "filipino": NamePool(
        share=0.05,
        family=_words(
            "Santos Reyes Cruz Bautista Garcia Ocampo Mendoza Torres Castro Villanueva Ramos Aquino Dela_Cruz De_Guzman "
            "Del_Rosario Pascual Mercado Aguilar Domingo Manalo Salazar Navarro Soriano Tolentino Pangilinan Dizon "
            "Macaraeg Magsaysay Bernardo Evangelista Valencia Agustin Ignacio Lacson Dimaculangan Catacutan Panganiban "
            "Gatdula Sumulong Buenaventura San_Juan Santa_Maria"
        ),
        female_old=_words(
            "Teresita Erlinda Milagros Corazon Rosario Remedios Lourdes Luzviminda Cristina Josefina Aurora Leonora Norma "
            "Zenaida Estrella Perla Imelda Gloria Nenita Carmelita Rosalinda Editha"
        ),
        female_young=_words(
            "Kristine Angelica Michelle Maria_Cristina Jasmine Christine Camille Bianca Nicole Patricia Andrea Kathleen "
            "Rachelle Janine Precious Trisha Aileen Sheryl Marian"
        ),
        male_old=_words(
            "Rolando Romeo Ernesto Danilo Virgilio Renato Eduardo Reynaldo Benjamin Rogelio Antonio Jose Manuel Wilfredo "
            "Florencio Honorio Conrado Leonardo Domingo Edgardo"
        ),
        male_young=_words(
            "Mark Christian John_Paul Jerome Michael Joshua Paolo Carlo Ryan Jayson Marvin Jeffrey Angelo Miguel Gabriel "
            "Kenneth Nathaniel Aldrin Rommel"
        ),
        middle_rate=0.75,
        middle=_words(
            "Santos Reyes Cruz Bautista Garcia Ocampo Mendoza Torres Castro Ramos Aquino Manalo Soriano Dizon"
        ),
    ),
    "armenian": NamePool(
        share=0.05,
        family=_words(
            "Petrosyan Hovhannisyan Grigoryan Sargsyan Harutyunyan Khachatryan Hakobyan Karapetyan Vardanyan Gevorgyan "
            "Mkrtchyan Avetisyan Martirosyan Galstyan Abrahamyan Stepanyan Manukyan Ghazaryan Keshishian Sarkisian "
            "Hagopian Garabedian Boyajian Kazarian Terzian Bedrossian Ohanian Kevorkian Aslanyan Danielyan Arakelyan "
            "Tumanyan Zakaryan Melikyan Nazaryan Babayan Der_Hagopian Ter-Petrosyan Ter-Grigoryan Asatryan Poghosyan"
        ),
        female_old=_words(
            "Anahit Hasmik Karine Gayane Susanna Nune Marine Hripsime Seda Silva Azniv Knarik Rima Alvard Shushanik Arpine "
            "Sirvard Varduhi Emma Jemma"
        ),
        female_young=_words(
            "Ani Lilit Mariam Nare Tatev Armine Lusine Anna Narine Arpi Talin Sona Taline Milena Meline Elen Gohar Astghik "
            "Karolina Mane"
        ),
        male_old=_words(
            "Hovhannes Karapet Gagik Vahan Hrant Samvel Ashot Levon Hakob Vardan Gevorg Harutyun Ruben Artashes Sarkis "
            "Garabed Bedros Zaven Razmik Vazgen"
        ),
        male_young=_words(
            "Armen Tigran Davit Narek Hayk Arman Aram Gor Arsen Vahe Raffi Sevak Artur Edgar Karen Gegham Mher Hovik Ara "
            "Harout"
        ),
        middle_rate=0.15,
    ),
    "korean": NamePool(
        share=0.04,
        family=_words(
            "Kim Lee Park Choi Jung Kang Cho Yoon Chang Lim Han Oh Shin Seo Kwon Hwang Ahn Song Yoo Hong Chung "
            "Jeong Pak Rhee Bae Moon Yim Ko Nam Noh"
        ),
        female_old=_words(
            "Young_Ja Soon_Ja Jung_Sook Myung_Hee Kyung_Sook Mi_Sook Sun_Hee Hye_Sook Ok_Soon Chun_Ja Eun_Hee "
            "Bok_Soon Hae_Ja Young_Hee"
        ),
        female_young=_words(
            "Ji_Young Eun_Ji Min_Ji Grace Christine Jane Esther Eunice Hannah Sarah Soo_Jin Hye_Jin Jiwoo "
            "Seoyeon Yuna Michelle Joyce Yoojin"
        ),
        male_old=_words(
            "Young_Ho Sung_Ho Jung_Ho Byung_Chul Sang_Hoon Kyung_Soo Dong_Hyun Jae_Sung Chang_Ho Yong_Soo "
            "Hyung_Joon In_Soo Jong_Min"
        ),
        male_young=_words(
            "Daniel David Joseph Paul Andrew Brian Min_Jun Ji_Hoon Sung_Min Joon Hyun_Woo Jae_Hyun Eugene "
            "Samuel Seojun Tae_Yang Kevin"
        ),
        family_slope=0.95,
        middle_rate=0.1,
    ),
    "persian": NamePool(
        share=0.03,
        family=_words(
            "Ahmadi Hosseini Mohammadi Rahimi Karimi Moradi Jafari Tehrani Shirazi Esfahani Kazemi Rezaei "
            "Farahani Mousavi Nazarian Javaheri Kashani Yazdani Zamani Sadeghi Azizi Amini Daneshvar Golshani "
            "Pourmand Hakimian Soleimani Banafsheha Khorsandi Mirzaei Yadegar Ebrahimi"
        ),
        female_old=_words(
            "Fatemeh Zahra Mahin Parvin Shahla Mehri Farideh Nahid Simin Soraya Homa Jaleh Manijeh Shohreh Fereshteh"
        ),
        female_young=_words(
            "Sara Maryam Shirin Neda Nazanin Leila Roya Parisa Yasmin Negin Mina Tara Bahar Sepideh Ariana Kimia"
        ),
        male_old=_words(
            "Mohammad Ali Hossein Reza Bahram Manouchehr Iraj Hooshang Farhad Behrouz Kamran Parviz Jamshid "
            "Nasser Massoud"
        ),
        male_young=_words(
            "Amir Arash Babak Cyrus Dariush Kian Navid Omid Ramin Shayan Siavash Kaveh Arya Pouya Sina Bijan"
        ),
        family_slope=0.5,
        middle_rate=0.12,
    ),
    "vietnamese": NamePool(
        share=0.025,
        family=_words(
            "Nguyen Tran Le Pham Huynh Vo Hoang Phan Vu Dang Bui Do Ngo Ho Duong Ly Truong Dinh Luu Mai Trinh"
        ),
        female_old=_words("Lan Hoa Huong Mai Hanh Nga Thuy Loan Phuong Bich Cuc Tuyet Dung Kim_Anh Ngoc"),
        female_young=_words("Linh Thao Trang Tien Vy Anh Kim Jenny Tiffany Kathy Thuy_Linh Bao_Tran My Nhi Quynh Diem"),
        male_old=_words("Hung Dung Minh Tuan Hai Thanh Cuong Duc Long Quang Son Phuc Vinh Loc Tam Hien"),
        male_young=_words("Andy Kevin Tommy Khoa Huy Nam Khanh Bao Brandon Tony Peter Quoc Vincent Johnny Hieu Phong"),
        family_slope=1.05,
        middle_rate=0.6,
        middle=_words("Thi Van Ngoc Thanh Minh Kim Hong Xuan Thu Hoang Duc Quoc"),
    ),
    "south_asian_and_other": NamePool(
        share=0.025,
        family=_words(
            "Patel Singh Kaur Sharma Shah Gupta Khan Ahmed Reddy Desai Mehta Iyer Tanaka Nakamura Yamamoto Sato "
            "Watanabe Kobayashi Haddad Khoury Mansour Nasser Tupou Faleolo Leota Yazzie Begay"
        ),
        female_old=_words("Lakshmi Usha Kamala Sunita Fumiko Yoshiko Michiko Haruko Samira Nadia Amina Salote Meera"),
        female_young=_words("Priya Anjali Neha Pooja Aisha Fatima Yuki Emi Naomi Layla Rania Sefina Kavya Riya"),
        male_old=_words("Ramesh Suresh Rajesh Harjit Ashok Mohammed Kenji Hiroshi Takeshi George Elias Sione Vijay"),
        male_young=_words("Arjun Rohan Rahul Amit Omar Yusuf Kenji Ryo Daniel Samir Nikhil Karan Tavita Ishaan"),
        family_slope=0.5,
        middle_rate=0.3,
    ),
}

NICKNAMES: dict[str, tuple[str, ...]] = {
    "Robert": ("Bob", "Bobby"), "William": ("Bill", "Will"), "Richard": ("Rick", "Dick"), "James": ("Jim", "Jimmy"),
    "Elizabeth": ("Liz", "Betty", "Beth"), "Margaret": ("Peggy", "Maggie"), "Patricia": ("Pat", "Patty"),
    "Katherine": ("Kate", "Kathy"), "Michael": ("Mike",), "Christopher": ("Chris",), "Jose": ("Pepe",),
    "Francisco": ("Paco", "Frank"), "Jesus": ("Chuy",), "Guadalupe": ("Lupe",), "Guillermo": ("Memo", "William"),
    "Ignacio": ("Nacho",), "Rosario": ("Charo",), "Concepcion": ("Concha",), "Hovhannes": ("Hovik", "John"),
    "Charles": ("Chuck", "Charlie"), "Edward": ("Ed", "Ted"), "Deborah": ("Debbie",), "Susan": ("Sue",),
    "Daniel": ("Danny",), "Young Ja": ("Grace",), "Mei": ("May",), "Teresita": ("Tess", "Tessie"),
    "Mohammad": ("Mo",), "Kevin": ("Kev",), "Alejandra": ("Alex",), "Leticia": ("Letty",), "Manuel": ("Manny",),
}  # fmt: skip


def _zipf_weights(count: int, slope: float) -> list[float]:
    return [1.0 / (rank + 4) ** slope for rank in range(count)]


_FAMILY_WEIGHTS = {key: _zipf_weights(len(pool.family), pool.family_slope) for key, pool in POOLS.items()}


def choose_pool(rng: Random) -> str:
    """A community, by its share of the hospital's patients."""
    return rng.choices(list(POOLS), [pool.share for pool in POOLS.values()])[0]


def choose_family(rng: Random, community: str) -> str:
    """A family name, sometimes compound ("Garcia Lopez") or hyphenated."""
    pool = POOLS[community]
    name = rng.choices(pool.family, _FAMILY_WEIGHTS[community])[0]
    if rng.random() < pool.compound_family_rate:
        second = rng.choices(pool.family, _FAMILY_WEIGHTS[community])[0]
        if second != name:
            return f"{name}-{second}" if rng.random() < pool.hyphen_rate else f"{name} {second}"
    return name


def choose_given(rng: Random, community: str, sex: str, birth_year: int) -> str:
    """A given name that fits sex ("female" or "male") and birth year."""
    pool = POOLS[community]
    # The change of fashion is gradual: at 1970 half of the names are of the older set.
    is_old = rng.random() < min(0.97, max(0.03, 0.5 + (1970 - birth_year) / 40))
    names = getattr(pool, f"{sex}_{'old' if is_old else 'young'}")
    return str(rng.choices(names, _zipf_weights(len(names), 0.6))[0])


def choose_middle(rng: Random, community: str, sex: str, birth_year: int, given: str) -> str:
    """A middle name, an initial, or nothing."""
    pool = POOLS[community]
    if rng.random() >= pool.middle_rate:
        return ""
    name = rng.choice(pool.middle) if pool.middle else choose_given(rng, community, sex, birth_year)
    if name == given:
        return ""
    return name[0] if rng.random() < 0.45 else name
