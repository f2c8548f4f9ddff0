"""Names of invented people: a mix as in American waiting rooms, a third of them rare."""

from collections.abc import Sequence
from random import Random

_FAMILY = """
Abernathy Ackerson Adeyemi Aghajanian Aguinaldo Ahlstrom Akhavan Alcantara Alderete Almquist Amirian Anand Andrade
Ansbach Aquino Arakelyan Araneta Arbuckle Arredondo Asante Ashworth Avakian Ayala Babayan Baez Bagdasarian Bahrami
Ballesteros Banerjee Barragan Bautista Beauchamp Bednarz Belmonte Berezovsky Bettencourt Bhatt Birdsong Blankenship
Bobadilla Boghosian Bonaventura Borkowski Bracamonte Brannigan Breckenridge Briscoe Buenrostro Burchfield Bustamante
Cabrera Caldwell Camarillo Cantrell Cardoza Carmody Castaneda Cavanaugh Celaya Chakraborty Chavarria Chaudhry Cheung
Choi Chowdhury Ciccone Clemons Coburn Colangelo Conaway Constantino Corcoran Covington Crenshaw Cuevas Culpepper
Dabrowski Daneshvar Dang Davtyan Dawkins Delacroix DeLeon Delgadillo DeMarco Derderian Deshmukh DiBenedetto Dinwiddie
Dominguez Donoghue Dragomir Dubinsky Duong Dvorak Eastman Ebrahimi Echeverria Egan Elizondo Engstrom Escamilla
Escobedo Esposito Estrada Fairbanks Fakhoury Farrokhzad Fennimore Ferrante Fitzgibbon Flanagan Fontenot Frazier
Fuentes Furukawa Gabrielyan Galindo Gallagher Galstyan Garabedian Gatewood Gebremariam Ghazarian Gilchrist Giordano
Godinez Goldfarb Gonsalves Gopalan Grajeda Greathouse Grigoryan Guillory Gupta Guzman Gwynn Habibi Haddad Hagopian
Hallorann Hammonds Han Harwood Hashimoto Hathaway Henriquez Herndon Hightower Hinojosa Hoang Holcomb Hovsepian
Huckaby Huerta Huynh Ibarra Ignacio Iskander Iyengar Jankowski Jaramillo Jimerson Johal Jurado Kaczmarek Kahn
Kalantari Kang Kapoor Karapetyan Kasabian Kavanagh Kazarian Keohane Khachaturian Khoury Kilpatrick Kirkbride
Kovalenko Krikorian Kuznetsov Kwon Lachance Lagunas Lakshmanan Landeros Larrabee Lassiter Lattimore Le Lefkowitz
Leung Lim Lindqvist Littlejohn Loayza Lockridge Lombardi Lucero Luong Lyman Macapagal Machado Madrigal Magallanes
Mahoney Maldonado Malekzadeh Manukyan Mardirossian Marroquin Matevosyan Mbeki McAllister McClendon McGillicuddy
McQueary Melkonian Menchaca Mercado Merriweather Mikaelian Minasyan Montalvo Moradi Mossadegh Mukherjee Mulcahy
Nakamura Nalbandian Navarrete Nazarian Nevarez Ngo Nguyen Nikolaev Nunley Nwosu Oberholtzer Obregon Ocampo Odom
O'Connell O'Shaughnessy Okafor Okonkwo Olmstead Olszewski Ontiveros Orozco Osei Oyelaran Pahlavan Palacios Pangilinan
Papazian Park Parvizi Patel Pelletier Petrosyan Pettigrew Pham Pinckney Pirnazar Podolsky Portillo Prendergast
Quackenbush Quarles Quezada Quiroga Radcliffe Raghavan Rainwater Ramaswamy Rashidi Ravenel Renteria Reyes Rezaei
Rhee Rocha Rosales Rozhkov Ruelas Rutkowski Saenz Safarian Sahakyan Salcedo Samaniego Sandoval Santangelo Sarkisian
Sawicki Scarborough Schoonover Sedaghat Sepulveda Serrano Shahbazi Shaughnessy Shin Shirinyan Siddiqui Simonyan
Singleton Solorzano Soltani Song Spearman Stallworth Stepanyan Stoddard Strickland Subramanian Swearingen Sykora
Tabrizi Talamantes Tang Tapia Tashjian Tavakoli Teasdale Terzian Thibodeaux Thornburg
Tiongson Tolliver Topalian Torossian
Trujillo Tsai Tumanyan Underhill Urrutia Valladares Vanderhoof Vardanyan Venkatesan Verduzco Villaruel Vo Voskanian
Wadsworth Washburn Weatherspoon Whitcomb Wierzbicki Winfrey Wojcik Wooldridge Xiong Yaghoubi Yamashita Yeung Yoon
Youssef Zakarian Zamora Zarate Zelenko Zepeda Zhou Zielinski Zohrabyan Zuniga Smith Johnson Garcia Lopez Brown Davis
Miller Hernandez Martinez Gonzalez Wilson Anderson Taylor Thomas Moore Jackson Martin Lee Thompson White
"""
TWO_WORDS: Sequence[str] = (
    *("de la Cruz", "De Leon Marin", "Garcia Villa", "Lopez Arce", "Santos Rivera", "Vargas Nieto", "Romero Luna"),
    *("van der Berg", "Dela Rosa", "El Masri", "Ortiz Pena", "Perez Solis", "Del Toro", "San Agustin", "Ruiz Cano"),
    *("Abu Hassan", "Ter Petrosyan", "St. Germain", "Mora Quintana", "Flores Baca"),
)
HYPHENATED: Sequence[str] = (
    *("Baker-Osborne", "Lopez-Tran", "Hernandez-Vail", "Nolan-Reyes", "Kim-Wallace", "Castro-Bell", "Avila-Stone"),
    *("Simmons-Duarte", "Rios-McKay", "Fong-Ellis", "Chavez-Prado", "Grant-Adeyemi"),
)
_WOMEN = """
Adelaida Agnieszka Aida Alejandra Alma Althea Amalia Anahit Anaya Andrea Angelita Anjali Anoush Araceli Arpine Arlene
Armine Ashanti Asmik Astrid Aurora Azadeh Beatriz Belinda Bernadette Bernice Bich Blanca Brenda Bronwyn Camille Candace
Carmelita Carolyn Cecilia Celestina Charlene Chiyoko Clarissa Claudette Concepcion Consuelo Corazon Cynthia Dalia
Darlene Deborah Deepika Delphine Denise Dolores Dorothea Ebony Eileen Elfriede Elmira Eloisa Elvira Esperanza Esther
Eun-ji Evangeline Fariba Fatima Felicitas Florence Francine Gayane Genevieve Geraldine Ghazal Giovanna Gloria Graciela
Griselda Guadalupe Gwendolyn Hasmik Hatsue Heather Henrietta Hermelinda Hilda Hripsime Hye-jin Imelda Ines Ingrid
Irina Isabel Iveta Jacqueline Jamila Janelle Jeannette Jeong Jessamyn Jocelyn Joyce Juanita Kavita Keisha Kiyomi
Kristin Ladan Lakeisha Latoya Laura Lavinia Leila Leticia Ligaya Lilit Linh Lorraine Lourdes Lucinda Lusine Mabel
Magdalena Mahnaz Manijeh Marcella Margarita Mariam Marisela Marjorie Maureen Mei Mercedes Milagros Mildred Minh
Mireya Miriam Nadezhda Nairi Narine Natasha Neha Nicolette Nkechi Noemi Norma Octavia Odalys Olga Ondine Ophelia
Paloma Parisa Patience Patricia Pilar Preeti Priscilla Queenie Rafaela Ramona Raquel Rashida Rebecca Refugio Rhoda
Rosalinda Roxana Rubina Ruth Sabrina Salome Satenik Saundra Seda Shabnam Shanice Shirley Siobhan Siranush Socorro
Soo-yeon Stella Sushila Svetlana Tabitha Tamika Tatevik Teresita Thelma Thuy Tomoko Trinidad Ursula Valentina Varduhi
Vera Veronica Victoria Violeta Wanda Wilhelmina Winifred Xiomara Yadira Yesenia Yevgenia Yolanda Yvette Zabel Zenaida
Zora Mary Linda Barbara Susan Maria Karen Nancy Lisa Betty Sandra Donna Carol Michelle Sharon Elizabeth Jennifer
"""
_MEN = """
Abelardo Adebayo Agapito Ahmad Aleksandr Alfonso Alistair Alonzo Amado Anastasio Anil Antoine Antranig Aram Archibald
Arjun Armando Arnulfo Artavazd Arturo Ashok Aurelio Avedis Bahman Barrett Bartholomew Basil Benedict Benigno Bernard
Bogdan Boris Bradford Brendan Byron Calvin Carlton Cesar Chester Chidi Clarence Clifton Conrad Cornelius Crisanto
Curtis Cyrus Damian Dang Darnell Dashiell Demetrius Desmond Dexter Diego Dominic Duane Dwight Edgar Edmund Eduardo
Efrain Eldridge Elias Emeka Emmett Enrique Erasmo Ernesto Esteban Eugene Ezekiel Farhad Faustino Felipe Fidel Fitzroy
Floyd Franklin Fyodor Gagik Garegin Gaylord Genaro Gerald Gevorg Gilbert Giuseppe Gonzalo Gordon Grigor Guillermo
Gustavo Hamid Haroutioun Harold Hayk Hector Heriberto Hiram Hiroshi Homer Horacio Hovhannes Howard Humberto Hyun-woo
Ignacio Imran Irving Isidro Ivan Jamal Javier Jerome Joaquin Kamran Karapet Keith Kendrick Kenji Khalil Khoa Kiran
Krzysztof Kwame Lamar Lawrence Leandro Leopold Levon Lloyd Lorenzo Lucius Luis Lyle Malcolm Manuel Marcelino Marvin
Mehrdad Melvin Mesrop Mihran Modesto Mohammad Mordechai Nathaniel Nazaret Nestor Nikolai Norberto Octavio Oleg Onnik
Orlando Osvaldo Otis Parviz Percival Phillip Quang Quincy Quinton Rajesh Ramiro Randall Raymundo Reginald Reynaldo
Rigoberto Rodolfo Roland Roosevelt Roscoe Ruben Rufus Russell Salvador Samvel Sanjay Santiago Sarkis Seamus Sergei
Shahram Sherman Silvio Sylvester Sung-min Suren Tadeusz Terrence Thaddeus Tigran Timoteo Tomas Tremaine Trung Tyrone
Ulysses Vahan Valentin Vartan Vaughn Vernon Vicente Vikram Virgil Vladimir Wallace Wayne Wendell Wilbur Wilfredo
Winston Xavier Yervand Yusuf Zachary Zaven James Robert John Michael David William Richard Joseph Charles Daniel
"""
FAMILY, WOMEN, MEN = (tuple(names.split()) for names in (_FAMILY, _WOMEN, _MEN))


def family_name(rng: Random, *, plain: bool) -> str:
    """`plain`: one word, whose place among other names needs no caption."""
    chance = rng.random()
    if chance < 0.05 and not plain:
        return rng.choice(TWO_WORDS)
    return rng.choice(HYPHENATED) if chance < 0.1 else rng.choice(FAMILY)


def given_name(rng: Random, *, female: bool) -> str:
    return rng.choice(WOMEN if female else MEN)


def full_name(rng: Random) -> str:
    """Somebody who is not the patient."""
    return f"{given_name(rng, female=rng.random() < 0.5)} {family_name(rng, plain=True)}"
