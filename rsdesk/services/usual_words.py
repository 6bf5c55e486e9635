"""German words that many people build passwords on; zxcvbn knows only English ones.

The commonest come first: their place is how soon somebody who guesses would try them.
"""

USUAL_WORDS = tuple(
    """
    passwort hallo schatz sommer winter geheim willkommen berlin frühling herbst fruehling
    start anfang ostern weihnachten januar februar märz maerz april mai juni juli august september
    oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
    schalke bayern münchen muenchen hamburg köln koeln frankfurt dortmund bremen dresden leipzig
    hannover stuttgart potsdam mainz heidelberg jena rostock kiel bonn deutschland europa
    sonne sonnenschein mond stern blume rose schnee wasser feuer erde himmel wolke wald baum
    liebe engel prinzessin mama papa mutter vater familie freund freundin kinder baby
    hund katze pferd maus tiger löwe loewe drache adler bär baer fisch vogel hase igel
    fussball fußball urlaub ferien garten haus auto motorrad computer rechner laptop internet
    büro buero arbeit firma chef kollege institut labor forschung wissenschaft universität
    universitaet uni hochschule professor doktor student projekt leibniz planck fraunhofer
    helmholtz kaffee bier schokolade kuchen zucker kartoffel apfel erdbeere banane
    schlüssel schluessel sicher sicherheit tresor zugang benutzer kennwort anmeldung test
    """.split()
)
