"""The verbs by which French news attributes what it reports.

Guarantees the patterns of `lexicon.speech_verbs`. Reflexive verbs stand with and without "se": the
model gives either lemma.
"""

from collections.abc import Mapping

from etl.annotate.lexicon.speech_verbs import Pattern

FRENCH: Mapping[Pattern, str] = {
    "clause": """
        dire déclarer affirmer assurer expliquer ajouter annoncer indiquer préciser souligner
        estimer juger rappeler noter confirmer reconnaître regretter déplorer dénoncer avertir
        prévenir promettre soutenir prétendre insister répéter réitérer répondre répliquer rétorquer
        lancer conclure poursuivre commenter observer constater relever résumer raconter témoigner
        confier avouer admettre concéder plaider marteler clamer proclamer écrire tweeter twitter
        signaler informer révéler arguer argumenter alerter détailler glisser tonner ironiser
        fustiger s'indigner s'alarmer s'inquiéter s'interroger demander suggérer nier démentir
        garantir certifier jurer annoncer évoquer analyser nuancer renchérir tempérer tacler
        s'exclamer s'insurger s'emporter s'étonner se réjouir se féliciter se défendre
        indigner alarmer inquiéter interroger exclamer insurger emporter étonner réjouir féliciter
        défendre rapporter valoir prédire
    """,
    "quotative": """
        réagir agacer désoler trancher reprendre justifier soupirer sourire plaisanter appuyer pester
        enchaîner compléter développer pointer tempêter railler moquer saluer souffler murmurer crier
        hurler scander chuchoter entamer terminer finir continuer exulter rassurer reprocher
    """,
    "naming": "juger qualifier estimer appeler surnommer baptiser",
    "request": """
        demander appeler exhorter inviter sommer enjoindre ordonner prier inciter encourager presser
        conseiller supplier
    """,
    "commitment": "promettre menacer accepter proposer jurer s'engager engager",
    "object": """
        dénoncer annoncer évoquer saluer souligner critiquer déplorer condamner fustiger réclamer
        exiger confirmer démentir proposer rejeter regretter pointer défendre préconiser recommander
    """,
    "as": "qualifier décrire dénoncer présenter",
    "stance": "penser croire espérer craindre redouter souhaiter vouloir douter",
}
