"""Names of people: all invented combinations, a third of them rare."""

from random import Random

FAMILIES = tuple(
    part.strip()
    for part in """
Whitfield, Pruitt, Hargrove, Lindqvist, Abernathy, Stoddard, Tillman, Crutchfield, Bainbridge, Overton, Kessler,
Dunleavy, Thackeray, Wexler, Pettibone, Lockhart, Merriweather, Fairbanks, Hollingsworth, Culpepper, Yarborough,
Sizemore, Ravenscroft, Bickford, Tuttle, Gatewood, Puckett, Swann, Beaumont, Prather, Loomis, Trask, Winslow,
Dabney, Haskell, Rudd, Conklin, Bostwick, Ames, Farnsworth, Kimball, Satterfield, Broussard, Thibodeaux,
Fontenot, Guidry, Arceneaux, Boudreaux, Landry, Melancon, Smith, Johnson, Miller, Davis, Clark, Hall, Baker,
Turner, Parker, Collins, Washington, Jefferson, Booker, Gaines, Whitaker, Mosley, Braxton, Hairston, Dorsey,
Pettway, Muhammad, Singletary, O'Rourke, McGillicuddy, Fitzpatrick, Callaghan, Kinsella, O'Malley, Devereux,
Gallagher, MacLeish, McElroy, Shaughnessy, Garcia, Hernandez, Quintanilla, Villasenor, Zaragoza, Montemayor,
Echeverria, Ybarra, Cisneros, Olivas, Carrasco, Arizmendi, Bracamontes, Lizarraga, Uribe, Zepeda, Barrientos,
Cardenas, Escamilla, Figueroa, Gallegos, Huerta, Jaramillo, Ledesma, Maldonado, Nevarez, Orozco, Palomino,
Quezada, Resendiz, Sandoval, Tafoya, Urrutia, Valadez, Xochihua, Rivas, Garcia Lopez, Ramos Ortega, Mejia
Santos, Perez Calderon, Vargas Luna, Delgado Rios, Castro Ibarra, Nunez Solis, Morales-Pineda, Torres-Acuna,
Smith-Okafor, Lee-Harmon, Brandt-Keller, de la Cruz, De Leon, del Rosario, Van Der Berg, Van Houten, von
Reichardt, St. Clair, Dela Pena, La Fontaine, Di Bartolo, Le Blanc, Hovsepian, Karapetian, Manoukian, Petrosyan,
Terzian, Bagdasarian, Chakmakjian, Yeghiazaryan, Mkrtchyan, Tashjian, Gevorgyan, Zakarian, Nalbandian, Ohanian,
Kevorkian, Baghdassarian, Farahani, Tehrani, Mirzaei, Golestani, Rahimi, Javaheri, Shirazi, Ebrahimi, Kashani,
Moghadam, Sadeghi, Pahlavan, Choi, Kwon, Hwang, Yoon, Bae, Ryu, Shin, Noh, Chung, Namgoong, Seo, Paik, Zhang,
Huang, Xu, Ouyang, Qiu, Feng, Zheng, Tsai, Lau, Szeto, Kwok, Chiang, Hsieh, Situ, Deng, Nguyen, Tran, Pham,
Huynh, Vuong, Dinh, Trinh, Doan, Luu, Ngo, Quach, Thach, Bautista, Magsaysay, Pangilinan, Dimaculangan,
Villanueva, Macaraeg, Salonga, Catacutan, Lacson, Buenaventura, Manalastas, Agarwal, Krishnamurthy, Subramaniam,
Chatterjee, Deshpande, Gopalan, Iyer, Kulkarni, Malhotra, Nair, Patel, Raghunathan, Sandhu, Tripathi,
Venkataraman, Bhattacharya, Choudhury, Dhillon, Haddad, Khoury, Al-Masri, Barakat, Nasser, Saliba, Tannous,
Zaki, Farouk, Hamdan, El-Sayed, Shaheen, Mansour, Wojciechowski, Kaczmarek, Szymanski, Zielinski, Pawlak,
Dombrowski, Grabowski, Krzyzewski, Nowakowski, Esposito, Mastroianni, Ferraro, Carluccio, Bevilacqua,
Pellegrino, Santangelo, Vitale, Lombardi, Volkov, Kuznetsova, Abramovich, Reznik, Sokolov, Shapiro, Berezovsky,
Chernenko, Levchuk, Ivashchenko, Kawamoto, Nishimura, Tanigawa, Hayashida, Ogata, Sugiyama, Onwuachi, Okonkwo,
Adeyemi, Mbeki, Tesfaye, Gebremariam, Abdi, Warsame, Faleolo, Tuiasosopo, Kealoha, Begay, Yazzie, Tsosie,
Papadopoulos, Kostopoulos, Stavros, Lindholm, Bjornstad, Haugen, Vanderploeg, Hoekstra, Schreiber, Zimmermann,
Bruckner, Eichelberger, Kowalczyk, Horvath, Nemeth, Szabo, Popescu, Dragomir, Petrovic, Jovanovic, Markovic,
Sadiku, Silveira, Teixeira, Machado, Queiroz
""".replace("\n", " ").split(",")
)
WOMEN = tuple(
    part.strip()
    for part in """
Margaret, Dorothy, Lorraine, Geraldine, Constance, Winifred, Beatrice, Harriet, Eunice, Rosalind, Imogene,
Bernadette, Charlene, Darlene, Yolanda, Tamika, Latoya, Keisha, Shaniqua, Ebony, Monique, Denise, Renee, Cheryl,
Brenda, Pamela, Judith, Kathleen, Maureen, Siobhan, Bridget, Colleen, Deirdre, Noreen, Susan, Linda, Karen,
Nancy, Sandra, Carol, Diane, Janet, Tiffany, Brittany, Kaitlyn, Mackenzie, Madison, Harper, Aubrey, Savannah,
Autumn, Paisley, Everly, Guadalupe, Esperanza, Consuelo, Graciela, Ofelia, Refugio, Socorro, Xiomara, Yesenia,
Maribel, Leticia, Rocio, Araceli, Citlali, Ximena, Itzel, Dulce, Marisol, Amparo, Herminia, Eulalia, Lupe,
Anahit, Lusine, Araxie, Siranush, Hripsime, Nazeli, Talin, Arpine, Seta, Houri, Parvaneh, Shahrzad, Mahnaz,
Nasrin, Soraya, Golnaz, Fereshteh, Azadeh, Roxana, Eun-Ji, Soo-Yeon, Min-Jung, Hye-Kyung, Ji-Woo, Young-Ja,
Mei-Ling, Xiuying, Yan, Jing, Huifen, Li-Na, Shu-Fen, Thuy, Lan, Phuong, Ngoc, Hoa, Tuyet, Bich, Kim-Anh,
Maricel, Jocelyn, Rowena, Luzviminda, Corazon, Imelda, Erlinda, Lakshmi, Priya, Ananya, Savitri, Kavita, Sunita,
Deepa, Meenakshi, Radhika, Harpreet, Fatima, Amira, Layla, Noor, Rania, Samira, Zainab, Huda, Agnieszka,
Malgorzata, Bozena, Jadwiga, Wanda, Krystyna, Concetta, Filomena, Giuseppina, Rosaria, Svetlana, Ludmila,
Galina, Oksana, Yevgenia, Tatiana, Michiko, Haruko, Setsuko, Chiamaka, Ngozi, Adaeze, Hanna, Astrid, Ingrid,
Solveig, Gretchen, Hildegard, Ilse, Despina, Vasiliki, Kalliope, Leilani, Malia, Sina, Zuzana, Ileana, Dragana
""".replace("\n", " ").split(",")
)
MEN = tuple(
    part.strip()
    for part in """
Walter, Eugene, Clarence, Leonard, Howard, Vernon, Milton, Roscoe, Thaddeus, Mortimer, Chester, Wendell, Alvin,
Leroy, Darnell, Tyrone, Jamal, DeShawn, Marquis, Terrell, Cedric, Reginald, Otis, Rufus, Isaiah, Malik, Trevon,
Andre, Curtis, Robert, James, Gary, Dennis, Kenneth, Steven, Douglas, Bruce, Keith, Gregory, Jeffrey, Craig,
Todd, Brent, Kyle, Dustin, Hunter, Colton, Grayson, Easton, Brayden, Declan, Seamus, Padraig, Cormac, Brendan,
Desmond, Fergus, Liam, Guillermo, Fortino, Heriberto, Cuauhtemoc, Jesus, Ignacio, Rigoberto, Octavio, Efrain,
Gilberto, Nicanor, Baltazar, Ezequiel, Fidencio, Leobardo, Porfirio, Saul, Ulises, Vicente, Wenceslao, Joaquin,
Anselmo, Hagop, Garabed, Vartan, Levon, Artashes, Tigran, Hrant, Sarkis, Krikor, Boghos, Armen, Bahram, Dariush,
Farhad, Hooman, Kourosh, Mehrdad, Behzad, Siavash, Touraj, Sung-Ho, Jin-Woo, Kyung-Soo, Dong-Hyun, Chang-Min,
Wei, Jianguo, Guoqiang, Zhiming, Haoran, Chun-Wah, Kai-Lun, Bo, Minh, Tuan, Quang, Dung, Hieu, Phuc, Trung, Bao,
Rodrigo, Reynaldo, Efren, Danilo, Crisanto, Bayani, Arsenio, Rajesh, Sanjay, Venkat, Anil, Suresh, Prakash,
Gurpreet, Ramachandran, Vikram, Harish, Ahmad, Khaled, Youssef, Tariq, Bilal, Marwan, Nabil, Omar, Ziad,
Zbigniew, Wojciech, Kazimierz, Stanislaw, Tadeusz, Bogdan, Salvatore, Vincenzo, Carmine, Gaetano, Rocco, Dmitri,
Yevgeny, Anatoly, Boris, Vladislav, Gennady, Hiroshi, Kenji, Takeshi, Noboru, Chukwuemeka, Obinna, Kwame,
Babatunde, Sven, Anders, Gunnar, Torvald, Dieter, Klaus, Heinrich, Spiros, Athanasios, Kostas, Keoni, Sione,
Kimo, Laszlo, Zoltan, Radu, Miroslav, Zoran, Joao, Thiago, Elijah, Josiah, Ezra, Silas, Amos, Enoch
""".replace("\n", " ").split(",")
)


def given_name(rng: Random, female: bool) -> str:
    return rng.choice(WOMEN if female else MEN)


def family_name(rng: Random, *, one_word: bool = False) -> str:
    """`one_word`: where the name stands in one line, nobody could tell where two surnames begin."""
    while True:
        name = rng.choice(FAMILIES)
        if not (one_word and " " in name):
            return name


def full_name(rng: Random) -> str:
    """Somebody who is not the patient."""
    return f"{given_name(rng, rng.random() < 0.6)} {family_name(rng, one_word=True)}"
