// Common given names in Finland, written from what everybody knows; and some that are common in English. For seeing that
// two capitals on end are a person. Limit: rare names are not seen.
const names = new Set(
  `aada aaro aarne aino akseli alma altti amanda anders andreas anita anja anna anne anneli anni annika annikki antero
antti anton anu arja arto arttu arvo aukusti aurora bengt berit bertel birgit björn bo camilla carl carina caroline
christian christina daniel david eero eeva eeli eemeli eetu eevi eija eila eino elias elina elisa elisabet elina elli
ella elsa emilia emma emmi erik erika erkki essi esko eva eveliina fanny filip fredrik frida gunilla gunnar gustav
göran hanna hannele hannu hans harri heidi heikki helena helge helena helmi henna henri henrik hilkka hilma iida iiris
iina ilkka ilmari ilona inari inga inger ingrid inka irja irma irmeli isabella iivari jaakko jaana jan jani janne
janina jari jarkko jarmo jenna jenni jenny jere jesse joel joanna johan johanna johannes joni jonas jonna joona
joonas jorma josefin jouko jouni juha juhani juho jukka julia julius jussi jyri kaarina kai kaija kaisa kalle kari
karin karl karoliina kasper katariina kati katja katri kauko kerttu kim kimmo kirsi kirsti klaus kristian kristiina
kyllikki kyösti lars lasse lassi lauri laura leena leevi leif lena leo liisa liinu lilja linda lina linnea lotta lotte
lumi maarit maija maiju maj malin mari maria marianne marika marit maritta marja marjatta marjo marjukka markku marko
markus martta martin martti matias mats matti maria mathias mauri max meri merja miia mika mikael mikaela mikko milla
minna mira miro mirja mirjami miska monica nea nella niilo niina nils nina noel noora olavi oliver olli onni oona osmo
oskar otto outi paavo pasi patrik pauli pauliina pekka pentti pertti per petra petri petteri pia piia pirjo pirkko
pihla päivi pär raija raili raimo ralf rasmus rauha rauno reetta reijo reino riikka riitta risto ritva robert roope
rosa ronja roni rune saara saija salla sami samu samuel samuli sanna sanni sara sari satu saku sebastian senja seppo
seija silja silvia simo sini siiri sinikka siri sirkka sirpa sofia sofie soile sonja stefan stina sten sture susanna
susanne suvi sven taina taneli tanja tapani tapio tarja taru tea teemu teija tellervo teppo terhi tero tiia tiina
tiinu timo tom tomi tommi toni topi tuija tuire tuomas tuomo tuukka tuula tuuli tuulikki tyyne ulf ulla urho urpo
vappu valtteri veera veikko veijo vesa vieno viivi ville viljami vilho vilma virpi väinö werner wilhelm william yrjö
åke åsa arthur alice amelia amy andrew anthony barbara ben brian charles charlotte chris claire daniel deborah diana
donald edward elizabeth ellen emily emma fiona frank george grace graham hannah harry helen henry jack jacob james jane
jason jennifer jessica jim joan john jonathan joseph joshua judith karen kate katherine kathleen keith kevin laura lee
leonard linda lisa liam lucy margaret mark martin mary matthew megan michael michelle nancy neil nicholas nicola oliver
olivia pamela patricia patrick paul peter philip rachel rebecca richard robert roger ruth ryan sam samantha sarah
simon sophie stephen steven susan thomas tim victoria walter wendy william zoe`.split(/\s/),
)

export const isGivenName = (low: string): boolean => names.has(low)
