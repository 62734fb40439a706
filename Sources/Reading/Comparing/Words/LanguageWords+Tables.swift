extension LanguageWords {
    static let english = LanguageWords(
        cardinals: values(
            """
            one 1,two both 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,thirteen 13,\
            fourteen 14,fifteen 15,sixteen 16,seventeen 17,eighteen 18,nineteen 19,twenty 20,thirty 30,forty 40,\
            fifty 50,sixty 60,seventy 70,eighty 80,ninety 90
            """
        ),
        multipliers: values("hundred 100,thousand 1000,million millions 1000000,billion billions 1000000000"),
        ordinals: stems(
            """
            first 1,second 2,third 3,fourth 4,fifth 5,sixth 6,seventh 7,eighth 8,ninth 9,tenth 10,eleventh 11,twelfth 12
            """
        ),
        months: months(
            """
            january,february,march,april,may,june,july,august,september,october,november,december
            """
        ),
        doubtfulMonths: ["may", "march"],
        links: ["and", "of", "the", "st", "nd", "rd", "th"],
        negations: words("not no never neither nor cannot none nobody nothing unable"),
        implicitNegations: ["fail", "refus", "declin", "reject", "impossib", "without", "lack", "abstain", "non"],
        comparisons: words("later less more fewer longer only")
    )

    static let french = LanguageWords(
        cardinals: values(
            """
            un une 1,deux 2,trois 3,quatre 4,cinq 5,six 6,sept 7,huit 8,dix 10,onze 11,douze 12,treize 13,quatorze 14,\
            quinze 15,seize 16,vingt vingts 20,trente 30,quarante 40,cinquante 50,soixante 60,septante 70,huitante 80,\
            nonante 90
            """
        ),
        multipliers: values("cent cents 100,mille 1000,million millions 1000000,milliard milliards 1000000000"),
        ordinals: stems(
            """
            premier premiere 1,deuxieme second seconde 2,troisieme 3,quatrieme 4,cinquieme 5,sixieme 6,septieme 7,\
            huitieme 8,neuvieme 9,dixieme 10,onzieme 11,douzieme 12
            """
        ),
        months: months(
            """
            janvier,fevrier,mars,avril,mai,juin,juillet,aout,septembre,octobre,novembre,decembre
            """
        ),
        links: ["et", "de", "d", "er", "e", "eme", "le"],
        negations: words("ne n non jamais aucun aucune"),
        implicitNegations: ["refus", "rejet", "impossib", "sans", "echou", "absten", "incapab", "manqu"],
        comparisons: words("seulement refoulement seul discrimin")
    )

    static let russian = LanguageWords(
        cardinals: values(
            """
            один одна одно одного одной одну одним 1,два две двух двум двумя обе оба обеих обоих обеими обоими 2,\
            три трех трем тремя 3,четыре четырех четырем 4,пять пяти пятью 5,шесть шести шестью 6,семь семи семью 7,\
            восемь восьми 8,девять девяти 9,десять десяти десятью 10,одиннадцать одиннадцати 11,двенадцать двенадцати 12,\
            тринадцать тринадцати 13,четырнадцать четырнадцати 14,пятнадцать пятнадцати 15,шестнадцать шестнадцати 16,\
            семнадцать семнадцати 17,восемнадцать восемнадцати 18,девятнадцать девятнадцати 19,двадцать двадцати 20,\
            тридцать тридцати 30,сорок сорока 40,пятьдесят пятидесяти 50,шестьдесят шестидесяти 60,\
            семьдесят семидесяти 70,восемьдесят восьмидесяти 80,девяносто девяноста 90,сто ста 100,двести двухсот 200,\
            триста трехсот 300,четыреста четырехсот 400,пятьсот пятисот 500,шестьсот шестисот 600,семьсот семисот 700,\
            восемьсот восьмисот 800,девятьсот девятисот 900
            """
        ),
        multipliers: values(
            """
            тысяча тысячи тысяч тысячу тысячам тыс 1000,миллион миллиона миллионов миллиону млн 1000000,\
            миллиард миллиарда миллиардов миллиарду млрд 1000000000
            """
        ),
        ordinals: stems(
            """
            первый первая первое первой первую первого первом первым 1,второй вторая второе вторую второго втором 2,\
            третий третья третье третьей третью третьего третьем 3,четверт 4,пятая пятой пятую пятый пятого пятом 5,\
            шестая шестой шестую шестого 6,седьм 7,восьмая восьмой восьмую восьмого 8,девятая девятой девятую девятого 9,\
            десятая десятой десятую десятого 10
            """
        ),
        months: months(
            """
            январ*,феврал*,март*,апрел*,мая май мае маю,июн*,июл*,август*,сентябр*,октябр*,ноябр*,декабр*
            """
        ),
        links: ["и", "й", "го", "я"],
        negations: words("не ни нет никогда нельзя"),
        implicitNegations: ["отказ", "отклон", "невозмож", "без", "отверг", "недопущ", "воздерж", "неспособ"],
        comparisons: words("позднее позже менее более только ранее раньше меньше больше")
    )

    static let spanish = LanguageWords(
        cardinals: values(
            """
            un uno una 1,dos ambas ambos 2,tres 3,cuatro 4,cinco 5,seis 6,siete 7,ocho 8,nueve 9,diez 10,once 11,doce 12,\
            trece 13,catorce 14,quince 15,dieciseis 16,diecisiete 17,dieciocho 18,diecinueve 19,veinte 20,treinta 30,\
            cuarenta 40,cincuenta 50,sesenta 60,setenta 70,ochenta 80,noventa 90,cien ciento 100,doscientos doscientas 200,\
            trescientos trescientas 300,cuatrocientos 400,quinientos quinientas 500
            """
        ),
        multipliers: values("mil 1000,millon millones 1000000"),
        ordinals: stems("primer 1,segund 2,tercer 3,cuart 4,quint 5,sext 6,septim 7,octav 8,noven 9,decim 10"),
        months: months(
            """
            enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre setiembre,octubre,noviembre,diciembre
            """
        ),
        links: ["y", "de", "del", "o", "a"],
        negations: words("no nunca ni jamas ningun ninguna ninguno tampoco"),
        implicitNegations: ["rechaz", "rehus", "impos", "sin", "incapac"],
        comparisons: words("mas menos solo solamente devoluc discrimin vincul")
    )

    static let portuguese = LanguageWords(
        cardinals: values(
            """
            um uma 1,dois duas ambas ambos 2,tres 3,quatro 4,cinco 5,seis 6,sete 7,oito 8,nove 9,dez 10,onze 11,doze 12,\
            treze 13,catorze quatorze 14,quinze 15,dezesseis 16,dezessete 17,dezoito 18,dezenove 19,vinte 20,trinta 30,\
            quarenta 40,cinquenta 50,sessenta 60,setenta 70,oitenta 80,noventa 90,cem cento 100,duzentos duzentas 200,\
            trezentos trezentas 300,quatrocentos 400,quinhentos quinhentas 500
            """
        ),
        multipliers: values("mil 1000,milhao milhoes 1000000,bilhao bilhoes 1000000000"),
        ordinals: stems("primeir 1,segund 2,terceir 3,quart 4,quint 5,sext 6,setim 7,oitav 8,non 9,decim 10"),
        months: months(
            """
            janeiro,fevereiro,marco,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro
            """
        ),
        doubtfulMonths: ["marco"],
        links: ["e", "de", "do", "o", "a"],
        negations: words("nao nunca nem jamais nenhum nenhuma"),
        implicitNegations: ["rejeit", "recus", "impos", "sem", "incapa"],
        comparisons: words("mais menos somente apenas devoluc discrimin vincul refoul repuls")
    )

    static let arabic = LanguageWords(
        cardinals: values(
            "ثلاثه ثلاث 3,اربعه اربع 4,خمسه خمس 5,سته ست 6,سبعه سبع 7,ثمانيه ثماني 8,تسعه تسع 9,عشره عشر 10,"
                + "عشرون عشرين 20,ثلاثون ثلاثين 30,اربعون اربعين 40,خمسون خمسين 50,مئه مائه 100"
        ),
        multipliers: values("الف الاف 1000,مليون ملايين 1000000,مليار مليارات 1000000000"),
        months: months(
            "يناير,فبراير,مارس,ابريل,مايو,يونيو,يوليو,اغسطس,سبتمبر,اكتوبر,نوفمبر,ديسمبر"
        ),
        links: ["و", "من"],
        negations: words("لا لم لن ليس غير"),
        implicitNegations: ["رفض", "بدون"],
        comparisons: words("يتجاوز يقل")
    )
}
