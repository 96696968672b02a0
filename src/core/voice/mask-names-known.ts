// Names that people in Finland, Sweden and English-speaking countries go by, in lower case. The Finnish ones are the
// most common first given names in the name statistics of the Digital and Population Data Services Agency of Finland
// (DVV, Etunimitilasto, licence CC BY 4.0; chosen by us from it: about a thousand bearers or more). The others were
// written down by us, and are the common ones. What is missing here is masked only where something else tells of a
// person, such as a surname or a title; see docs/decisions/0028.

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

export const givenNames: ReadonlySet<string> = new Set([
  ...list(`
    anne tuula päivi anna leena minna sari pirjo ritva marja tiina riitta tarja laura pirkko jaana satu heidi hanna
    aino sirpa sanna seija raija liisa maria eeva eija johanna merja kirsi anja arja eila maija paula jenni ulla elina
    katja mari emma nina heli sirkka anni mirja terttu raili anu emilia kirsti helena tuija sara hilkka sofia ella
    niina kaija suvi pia kaisa tanja jenna saara kati veera henna maarit marjo noora aila julia katri leila susanna
    irma iida riikka lea venla outi helmi mervi milla taina jonna emmi virpi sinikka kerttu miia sonja tiia irja lotta
    siiri marika elli vilma terhi elsa sini aada oona sanni annika ida mira teija mia sisko viivi essi nea linda anita
    piia taru olivia petra roosa anneli elisa marita amanda maire iina airi salla pinja silja lilja erja enni ronja
    aune inka eevi vuokko krista ellen milja riina ilona jasmin eveliina marianne jenny linnea marjut iiris pihla
    marjatta eva alisa saana nelli soile kristiina martta anniina katariina minttu hannele reetta matilda salme asta
    nella saija alina aili helvi auli maiju hilla jessica heini elvi armi meeri tuuli meri aira laila toini minea erika
    kaisu rauni mila neea camilla pauliina eira elena isla alma mirva janina karoliina taimi sirkku viola olga carita
    aava ada peppi senja irina kaarina lumi jutta stella soili oili hilma netta saga irene hilda sylvi saimi birgitta
    tytti tea vilja rauha margit mirka marina senni kiia sandra mona maritta iris selma nora jemina kristina seela
    maila saila rosa virve hertta lahja fanni frida alexandra janika aurora elsi natalia helka aija hilja wilma alli
    fanny susanne isabella janette juulia vanessa minja mette taija tuire katriina heta moona lilli rita aini hanne
    maisa vieno karin joanna iisa janita vera reija anette monica vappu annikki inga eerika janna eine varpu tilda miisa
    tyyne elma kiira inkeri marketta birgit ninni heljä irmeli titta kia eini salli aliisa lena cecilia christina
    melissa marjaana kerstin mirjam neela raisa mikaela miina tuulikki anitta kaisla melina lilian annukka helga enna
    elise elin helli henni svetlana daniela vivian tuovi reeta lisa marianna inger inna tina tuulia helinä malin edith
    diana carola barbro katarina siv liina stina juuli lina kira tinja raila livia tatiana saima pilvi berit marie karita
    fiona teresa annina else lempi gunilla tessa solveig valma carina sarah astrid leea nanna kyllikki lyydia susan
    minka virva monika aleksandra henriikka amelia hely riia milka eliisa rebecca charlotta josefiina erica ebba gun
    isabel nadja greta ester ingrid åsa annu marjukka ansa sohvi selina anastasia harriet rebekka maaret pipsa aulikki
    mimmi sofie iines tellervo mirjami margareta annamari alice piritta tove ruth gunnel sylvia lydia matleena annette
    jennifer gunvor yvonne emily ines sabina britta elisabeth marju siri veronica helen ulrika felicia linn sofi raakel
    charlotte agneta agnes hillevi jane veronika amina bella clara emelie aisha nathalie caroline madeleine sophie
    fatima maryam priya aina kielo aamu anneliese
  `),
  ...list(`
    juha timo matti kari mikko jari antti mika jukka markku pekka hannu heikki janne ari sami seppo ville marko petri
    jani lauri teemu harri erkki jorma pentti jarmo jussi pasi eero jaakko risto juho niko toni esa raimo jouni arto
    markus aleksi tomi tuomas pertti vesa olli martti reijo kimmo joni tommi jouko veikko tero joonas eetu esko leo
    henri elias jarkko kalle jesse ilkka joona eino mikael onni tuomo paavo jere pauli matias juuso tapio leevi arttu
    veli joel jyrki simo lasse väinö niklas keijo daniel aki riku otto kai juhani veeti miika toivo niilo jarno oliver
    valtteri mauri jan rasmus anton roope rauno reino kauko emil oskari santeri ossi miro teuvo atte samuel anssi ismo
    olavi aapo aaro vilho samu samuli veijo tuukka julius asko eemeli lassi kim osmo konsta tauno roni jimi topi akseli
    kalevi johan eemil eeli alex aatu henrik kasper viljami aimo tatu taisto miikka henry vili benjamin erik johannes
    jyri patrik saku karl tarmo tapani aarne yrjö sakari lenni oiva mauno viljo sauli eelis hugo ilpo kristian noel
    ahti rami otso topias aaron luka kaj kaarlo miska iiro peter jonne lars sebastian jami alpo pyry nooa sampo arvo
    alexander unto robert nico kyösti urho tony luukas thomas robin teppo miko aatos peetu heimo hans aku jasper petteri
    santtu sulo lucas ilari tomas veikka aulis elmeri alvar lukas leif panu perttu aarni carl ilmari jonas nuutti oskar
    harry john kaapo voitto joonatan christian tino luca rainer oscar klaus joakim terho frans justus kasperi nils urpo
    paul teijo antero william stefan severi axel lari hannes milo anders reima elmo jesper tommy aarno manu aarre
    andreas bengt arvi marcus karri edvin martin stig erno jerry jori kimi vertti rolf felix taneli taavi mats touko
    linus timi kevin sven kenneth viktor verneri mohamed patrick jonathan adam simon ralf kurt michael jiri leon kalervo
    tenho fredrik björn rauli eliel casper bo juhana per tobias david eerik raine tuure artturi dan kosti mathias ulf
    magnus sampsa liam tiitus teo victor joose albert sasu visa jens ahmed christer gabriel jeremias allan petrus nikolas
    filip aleksanteri kjell roger oula helge krister niclas marco rafael jimmy roy alf vincent nicolas richard andrei
    theo eric adrian ilja göran rene isak jarl jim börje dennis nicholas tim ben aron sam jalmari frank omar
    mohammed vladimir håkan ivan ibrahim arne sergei åke gunnar gustav georg sten alfred jakob bruno arvid roman boris
    kristoffer wilhelm rune james mustafa philip edward jacob lennart jack joshua einar jason svante ove hassan jörgen
    anthony eddie olof torsten gösta knut charles andrew birger staffan ingmar sture yngve sören bertil claes måns pär
    muhammad abdi ali yusuf nalle
  `),
  ...list(`
    bob mary karen nancy betty margaret sandra ashley kimberly donna michelle carol amanda deborah stephanie sharon
    laura cynthia kathleen amy angela anna brenda pamela nicole samantha katherine debra rachel janet maria heather
    catherine olivia kelly joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara
    madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle
    beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori george steven ryan brian jeffrey
    gary timothy larry justin scott brandon gregory alexander raymond tyler dennis jerry aaron nathan douglas zachary
    kyle ethan jeremy keith christopher anthony donald ronald matthew joseph joe peter emma lucy sophie jessica chloe
    ellie poppy lily isla harry george oliver noah jack mark bill will rose joy hope faith dawn sue pat frank
    grant miles drew chase mary-ann ian neil graham nigel stuart colin trevor craig derek fiona gillian sally tracey
    bjorn lars-erik maj linnéa hampus elsa maja freja alva wilma hedvig signe ingeborg gerd inga-lill ewa jeanette
    christel pernilla annelie susann carin marianne gudrun ove ingvar kjell-åke tord tore arvid folke sixten
  `),
])

/**
 * Names that are words as well, and forms of names that are. Where a sentence begins with one of them, it is taken
 * for the word, unless a surname follows.
 */
export const alsoWords: ReadonlySet<string> = new Set(
  list(`
    anna annan annat aina ainoa ainoan satu toivo onni onnen rauha lahja taru tuuli meri lumi pilvi kielo ilma taimi oiva
    tarmo urho vieno helmi sini suvi aamu vesa ahti kaisla kai veli sulo voitto kari arvo arvon hilla alma taisto vilja
    lempi sisko varpu lilja tuulikki aava saga taika visa unto into ansa sampo lotta minttu vappu essi pyry touko manu
    sara kaino vuokko auli alli tea salla milla mari maria olli teo otto pinja ronja kerttu heini heinin venla otso luka
    roosa viola stella iris rosa aurora jade jan ari asta asko tenho terho toini armi ulla ulla unto osmo mila mira miro
    bo björn stig sten liv siv per dag maj love göta tor dan kim sven alva rune åke ellen
    will mark grace hope joy may rose bill faith dawn sue pat frank grant miles drew chase rob art lily poppy
    amber gloria carol jean jack harry sally madison summer scott tim ben sam jim max jerry robin olive ann
  `),
)

/** The most common Finnish surnames that are no other words, by DVV's statistics of surnames (CC BY 4.0). */
export const surnames: ReadonlySet<string> = new Set(
  list(`
    korhonen virtanen mäkinen nieminen mäkelä hämäläinen heikkinen koskinen järvinen lehtonen lehtinen saarinen
    salminen heinonen heikkilä kinnunen salonen turunen salmela laitinen rantanen tuominen jokinen mattila karjalainen
    savolainen lahtinen ahonen ojala leppänen hiltunen kallio väisänen leinonen miettinen pitkänen räsänen anttila
    hakala aaltonen manninen hirvonen koivisto partanen mustonen peltonen rissanen toivonen lindholm nurminen
    kärkkäinen hänninen peltola kettunen oksanen mäkitalo kemppainen moilanen pulkkinen eskola lampinen litmanen
    lindström andersson johansson karlsson nyström lindqvist eriksson nilsson larsson gustafsson pettersson
    smith johnson jones williams müller
  `).filter((name) => name !== 'kallio'),
)

/** Surnames that are words or things as well: taken for a name only within a sentence. */
export const surnamesWithin: ReadonlySet<string> = new Set(
  list('laine niemi mäki heino harju laakso lehto ranta saari vainio seppälä nurmi lind holm brown taylor wilson'),
)

/** After these a capital is the beginning of a person's name. */
export const titles: ReadonlySet<string> = new Set(
  list(`
    herra rouva neiti professori professorin tohtori tohtorin tri dosentti ministeri ministerin neuvos toimitusjohtaja
    toimitusjohtajan kollega kollegani pomo pomoni esimies esimieheni työkaveri työkaverini työparini kaverini ystäväni
    opettaja opettajani lääkäri nimeltä
    herr fru fröken professor doktor kollegan chefen heter väninnan kompisen
    mr mrs ms dr prof sir boss colleague coworker manager friend
  `),
)

/** Places and houses that stand after a name, or look like one. */
export const noNames: ReadonlySet<string> = new Set(
  list(`
    helsinki helsingin helsingissä helsinkiin tampere tampereen tampereella tampereelle turku turun turussa turkuun
    oulu oulun oulussa ouluun espoo espoon espoossa vantaa vantaan vantaalla lahti lahden lahdessa kuopio kuopion
    kuopiossa jyväskylä jyväskylän jyväskylässä pori vaasa vaasan vaasassa suomi suomen suomessa suomeen ruotsi ruotsin
    ruotsissa euroopan eurooppa tukholma tukholmassa helsingfors åbo vasa esbo sverige finland finlands stockholm
    london europe england america parainen ikaalinen kuhmoinen nousiainen uurainen teams zoom excel linkedin twitter
    facebook instagram bank museum park street university akademi lisa lisaa
  `),
)
