"""Given names of two syllables of Chinese or Korean, as America writes them: "Xiaoming", "Ji-hoon".

No list of American names holds more than a few of them, for parents join two of some hundreds of syllables freely. But
the syllables are few: a letter misread ("Tacyang" for "Taeyang") seldom leaves two of them.

Chinese: the initials and finals of pinyin (ISO 7098). Korean: the Revised Romanization of 2000 and the older spellings
that people keep in their names.
"""

import re

_PINYIN = (
    r"(?:(?:zh|ch|sh|[rzcs])(?:i|e|a|ai|ei|ao|ou|an|en|ang|eng|u|ua|uo|ui|uai|uan|un|uang|ong)"
    r"|[bpmf](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|u)"
    r"|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ie|iao|iu|ian|in|ing|iang|u|uo|ui|uan|un|ue)"
    r"|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|ui|uai|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|ing|iang|iong|u|ue|uan|un)"
    r"|y(?:a|e|i|o|u|ao|ou|an|in|ing|ang|ong|uan|ue|un)|w(?:a|o|u|ai|ei|an|en|ang|eng)"
    r"|a|ai|an|ang|ao|e|en|er|ou)"
)
_KOREAN = (
    "(?:a|ae|ah|an|bae|beom|bin|bo|bok|bong|byeong|byung|chae|chan|chang|cheol|chul|chong|chun|dae|dan|do|dong|doo|eun|"
    "ga|gang|geon|geun|gi|gil|gon|goo|gu|guk|gun|gwang|gyeong|gyu|ha|hae|han|hee|heon|ho|hong|hoon|hun|hwa|hwan|hwi|hye|"
    "hyeok|hyeon|hyo|hyuk|hyun|hyung|il|im|in|ja|jae|jeong|ji|jin|jo|jong|joo|joon|ju|jun|jung|kang|ki|kook|ku|kuk|kun|"
    "kwan|kwang|kyeong|kyo|kyoung|kyu|kyung|mi|min|moon|mun|myeong|myung|na|nam|ok|pil|ra|ran|ri|rim|ryeong|san|sang|se|"
    "seo|seok|seon|seong|seung|shin|si|sik|sim|so|sol|song|soo|sook|soon|su|suk|sun|sung|tae|taek|tak|uk|un|wan|won|woo|"
    "wook|woon|yang|ye|yeon|yeong|yo|yong|yoo|yoon|you|young|yu|yul|yun|yung)"
)
_TWO = re.compile(rf"{_PINYIN}[-\s]?{_PINYIN}|{_KOREAN}[-\s]?{_KOREAN}", re.IGNORECASE)
SHORTEST = 5  # letters: shorter runs are two syllables by chance too often


def is_of_syllables(word: str) -> bool:
    """Is a word two syllables of Chinese, or two of Korean?"""
    return len(word) >= SHORTEST and _TWO.fullmatch(word) is not None
