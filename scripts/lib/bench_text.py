"""Writes texts to measure on: invented communiqués in French, English and Russian, a third of each.

    bench_text.py FOLDER MEGABYTES     documents of about 20 kB, and one of 100 kB (long.txt)
    bench_text.py - MEGABYTES          one text on standard output

The same seed gives the same bytes. No two sentences are alike: each is built anew from phrases, names and dates, and
names change all the time, so that no program gains by remembering sentences. About two sentences in five conclude
something.
"""

import os
import random
import sys

SYLLABLES = {
    "en": "bra col dun fen gar hal ike jor kes lin mor nev ost pra quin ros sel tor ul ver wen yar zel".split(),
    "fr": "bel cha dro eau fon gui hau isl jau lou mar nor oli pui quer rou sau ter ure val vau yon".split(),
    "ru": "бор вер гор дуб ель жар зар ива кол лес мор нев оль пол рус сол тур ухо фар хол чер шар яр".split(),
}
NOUNS = {
    "en": "bridge road school market harbour library railway customs office hospital archive canal workshop river "
          "border crossing training exchange registry survey laboratory museum station fishery forest pipeline grid".split(),
    "fr": "pont route école marché port bibliothèque canal atelier fleuve passage formation échange registre relevé "
          "laboratoire musée gare pêche forêt réseau hôpital douane archive chantier barrage quai".split(),
    "ru": "моста дороги школы рынка порта библиотеки канала мастерской реки границы перехода обмена реестра музея "
          "станции леса сети больницы таможни архива стройки плотины причала хранилища завода".split(),
}
ADJECTIVES = {
    "en": "joint new regional modern open shared technical public northern rural civil local digital common lasting".split(),
    "fr": "commun nouveau régional moderne ouvert partagé technique public septentrional rural civil local durable".split(),
    "ru": "нового общего местного современного открытого технического северного сельского городского водного".split(),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}
CONCLUSIONS = {
    "en": ["The Republic of {p} undertook to open the {a} {n} of {q} before {d}.",
           "Both sides agreed to establish a {a} working group on the {n} and the {m} by {d}.",
           "The Parties reaffirmed their commitment to the {a} {n} of {p} and to the {m} near {q}.",
           "The Ministers decided that the {n} of {q} will be rebuilt with the {a} {m} no later than {d}.",
           "{p} expressed its readiness to share the {a} {n} with {q}.",
           "The next session will be held in {q} in {y}."],
    "fr": ["La République de {p} s’est engagée à ouvrir le {n} {a} de {q} avant le {d}.",
           "Les deux Parties sont convenues de créer un groupe de travail sur le {n} et le {m} d’ici au {d}.",
           "Les Parties ont réaffirmé leur attachement au {n} {a} de {p} et au {m} voisin de {q}.",
           "Les ministres ont décidé de reconstruire le {n} de {q} avec le {m} {a} au plus tard le {d}.",
           "{p} a exprimé sa disponibilité à partager le {n} {a} avec {q}.",
           "La prochaine session se tiendra à {q} en {y}."],
    "ru": ["Республика {p} обязалась завершить строительство {a} {n} в городе {q} до {d} года.",
           "Стороны договорились создать рабочую группу по вопросам {n} и {m} до {d} года.",
           "Стороны подтвердили свою приверженность развитию {a} {n} и {m} в городе {q}.",
           "Министры приняли решение о восстановлении {a} {n} близ города {q} до {d} года.",
           "{p} выразила готовность к совместному использованию {a} {n} и {m}.",
           "Следующая сессия состоится в городе {q} в {y} году."],
}
OTHERS = {
    "en": ["Mr. {q} recalled that the {n} had been closed for {k} days, and that the {a} {m} was full.",
           "In {p}, the {n} costs about {k} crowns a year; the {m} is {a} and old.",
           "The delegation visited the {a} {n}, the {m} and the gardens of {q} on the second day.",
           "Trade between {p} and {q} has grown by {k} per cent since the {n} was built.",
           "It rained in {q}, so the walk to the {a} {m} was put off.",
           "“The {n} belongs to everybody,” said a teacher of {p}, who had come {k} miles.",
           "There are {k} boats on the river, and few of them know the {a} {m} of {q}."],
    "fr": ["M. {q} a rappelé que le {n} était resté fermé {k} jours et que le {m} {a} était plein.",
           "À {p}, le {n} coûte environ {k} couronnes par an ; le {m} est {a} et ancien.",
           "La délégation a visité le {n} {a}, le {m} et les jardins de {q} le deuxième jour.",
           "Les échanges entre {p} et {q} ont crû de {k} pour cent depuis la construction du {n}.",
           "Il pleuvait à {q}, si bien que la promenade au {m} {a} fut remise.",
           "« Le {n} est à tout le monde », disait une institutrice de {p}, venue de {k} lieues.",
           "On compte {k} bateaux sur le fleuve, et peu d’entre eux connaissent le {m} {a} de {q}."],
    "ru": ["Г-н {q} напомнил, что строительство {n} длилось {k} дней, а хранилище {m} было заполнено.",
           "В городе {p} содержание {a} {n} стоит около {k} крон в год; оно старое.",
           "Делегация осмотрела окрестности {a} {n}, сады близ {m} и набережную города {q}.",
           "Торговля городов {p} и {q} выросла на {k} процентов со времени открытия {a} {n}.",
           "В городе {q} шёл дождь, и прогулка вдоль {a} {m} не состоялась.",
           "«Судьба {n} касается всех», — говорила учительница из города {p}.",
           "На реке {k} лодок, и мало кто из рыбаков видел огни {a} {m}."],
}


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def name(self, language):
        choose = self.random.choice
        return "".join(choose(SYLLABLES[language]) for _ in range(self.random.choice((2, 2, 3)))).capitalize()

    def sentence(self, language, names):
        choose, number = self.random.choice, self.random.randrange
        pattern = choose((CONCLUSIONS if number(5) < 2 else OTHERS)[language])
        day, month, year = number(1, 29), choose(MONTHS[language]), number(2027, 2040)
        return pattern.format(
            p=choose(names), q=self.name(language), n=choose(NOUNS[language]), m=choose(NOUNS[language]),
            a=choose(ADJECTIVES[language]), k=number(2, 900), y=year, d=f"{day} {month} {year}")

    def document(self, language, size):
        """A communiqué of about so many bytes, with headings and paragraphs."""
        names = [self.name(language) for _ in range(4)]
        parts, length = [], 0
        while length < size:
            if self.random.randrange(8) == 0:
                part = "# " + self.name(language) + " " + self.random.choice(NOUNS[language])
            else:
                part = " ".join(self.sentence(language, names) for _ in range(self.random.randrange(2, 7)))
            parts.append(part)
            length += len(part.encode()) + 2
        return "\n\n".join(parts) + "\n"


def main():
    target, size = sys.argv[1], int(sys.argv[2]) * 1_000_000
    writer, done, number = Writer(2026), 0, 0
    if target != "-":
        os.makedirs(target, exist_ok=True)
        with open(os.path.join(os.path.dirname(os.path.abspath(target)), "long.txt"), "w", encoding="utf-8") as file:
            file.write(writer.document("en", 100_000))
    while done < size:
        language = ("fr", "en", "ru")[number % 3]
        text = writer.document(language, 20_000).encode()
        if target == "-":
            sys.stdout.buffer.write(text + b"\n")
        else:
            with open(os.path.join(target, f"{number:05}-{language}.txt"), "wb") as file:
                file.write(text)
        done, number = done + len(text), number + 1


if __name__ == "__main__":
    main()
