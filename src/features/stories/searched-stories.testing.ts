import type { Language } from '../../core/networks.ts'

// Stories as organisations have them, and what people would type to find one of them: written before the
// search was tuned, and not changed to fit it. Typing errors are left out; inflected forms and compounds
// are not.

export type SearchedStory = {
  readonly key: string
  readonly language: Language
  readonly title: string
  readonly summary: string
}

export const searchedStories: readonly SearchedStory[] = [
  fi(
    'silta',
    'Uusi silta avattiin liikenteelle',
    'Kävelijät ja pyöräilijät pääsevät joen yli keskustasta suoraan satamaan.',
  ),
  fi(
    'siltaremontti',
    'Rautatiesillan korjaus alkaa keväällä',
    'Junat kulkevat työn ajan hiljempaa. Melua syntyy öisin.',
  ),
  fi(
    'huoltoasentaja',
    'Haemme huoltoasentajaa Poriin',
    'Työ on ulkona ja korkealla, ja siihen koulutetaan. Kaksi viikkoa töissä, kaksi vapaalla.',
  ),
  fi(
    'kesatyo',
    'Kesätyöpaikat auki maaliskuun loppuun',
    'Nuoria tarvitaan puistoihin, kirjastoihin ja vanhusten ulkoiluttajiksi.',
  ),
  fi(
    'tuulivoimala',
    'Kolmas tuulivoimala nousi Raaheen etuajassa',
    'Rakentajat saivat tornin pystyyn kahdessa tyynessä yössä. Sähköä riittää 4 000 kotiin.',
  ),
  fi(
    'aurinko',
    'Koulujen katoille tulee aurinkopaneeleja',
    'Ensimmäiset kolme koulua tuottavat jo kesällä itse sähkönsä.',
  ),
  fi(
    'kirjasto',
    'Kirjastoauto käy nyt myös saaristossa',
    'Lautta vie auton joka toinen torstai. Lainata voi kirjoja, pelejä ja työkaluja.',
  ),
  fi(
    'asiakas',
    'Näin autoimme pientä leipomoa kasvamaan',
    'Asiakkaamme sai verkkokaupan, ja pullat kulkevat nyt koko maahan.',
  ),
  fi(
    'vesi',
    'Vesijohtoveden laatu on Suomen parhaita',
    'Tutkimme vettä joka päivä kymmenestä paikasta. Tulokset ovat kaikille avoimia.',
  ),
  fi(
    'tehdas',
    'Tehtaalla luovuttiin kolmivuorotyöstä',
    'Työntekijät suunnittelivat vuorot itse, ja sairauspoissaolot vähenivät.',
  ),
  fi(
    'vastuullisuus',
    'Vastuullisuusraportti: päästöt laskivat kymmeneksen',
    'Suurin muutos tuli kuljetuksista. Raportin lähteet ovat liitteenä.',
  ),
  fi('kaupunki', 'Kaupungin budjetti selkokielellä', 'Mihin rahat menevät? Kokosimme luvut yhdelle sivulle.'),
  fi(
    'opiskelija',
    'Opiskelijat rakensivat robotin, joka poimii mansikoita',
    'Ammattikorkeakoulun ja viljelijöiden yhteinen hanke sai jatkoa kahdeksi vuodeksi.',
  ),
  fi(
    'lahihoitaja',
    'Lähihoitajan päivä kotihoidossa',
    'Kuusi kotia, kaksi kissaa ja yksi yllätys. Maija kertoo, miksi viihtyy.',
  ),
  fi('paivakoti', 'Päiväkodissa syödään nyt lähiruokaa', 'Lapset kävivät katsomassa, missä porkkanat kasvavat.'),
  fi(
    'tietoturva',
    'Näin tunnistat huijausviestin',
    'Tietoturvatiimimme kokosi viisi merkkiä, joista kalasteluviestin huomaa.',
  ),
  fi(
    'palkinto',
    'Saimme esteettömyyspalkinnon',
    'Sivustoamme voi käyttää myös ruudunlukijalla ja pelkällä näppäimistöllä.',
  ),
  fi(
    'johtaja',
    'Toimitusjohtajan vaihdos: Leena Virtanen aloittaa elokuussa',
    'Hän tulee talon sisältä ja aloitti aikanaan asiakaspalvelussa.',
  ),
  fi(
    'avoimetovet',
    'Avoimet ovet vedenpuhdistamolla lauantaina',
    'Tule katsomaan, mihin suihkuvesi menee. Kahvit tarjolla.',
  ),
  fi(
    'messut',
    'Tavataan Subcontracting-messuilla Tampereella',
    'Osastollamme voi kokeilla hitsausta virtuaalilaseilla.',
  ),
  fi('etatyo', 'Etätyön pelisäännöt tehtiin yhdessä', 'Jokainen tiimi sopii itse, milloin ollaan paikalla.'),
  fi('bussi', 'Bussit kulkevat joulunakin', 'Aattona ajetaan lauantain aikataulun mukaan kello kuuteen.'),
  fi('laakari', 'Lääkärin etävastaanotto auki iltaisin', 'Ajan saa samalle päivälle. Reseptit uusitaan samalla.'),
  fi('metsa', 'Metsän hiilinielu kasvoi', 'Harvennusten siirtäminen kannatti, kertoo tutkijamme.'),
  fi(
    'kierratys',
    'Vanhat työvaatteet saavat uuden elämän',
    'Kierrätämme haalarit kuiduksi ja kudomme niistä eristeitä.',
  ),
  fi('yritykset', 'Yritysten neuvonta muuttaa torin laidalle', 'Aloittava yrittäjä saa neuvoja ilman ajanvarausta.'),
  sv('bro', 'Den nya bron öppnades för trafik', 'Fotgängare och cyklister kommer över ån direkt till hamnen.'),
  sv('skargard', 'Skärgårdens båtar går på el', 'Den första eldrivna förbindelsebåten började trafikera i maj.'),
  sv('jobb', 'Vi söker sjukskötare till Vasa', 'Du får handledning, och kollegerna talar båda språken.'),
  sv('sommarjobb', 'Sommarjobben är lediga att söka', 'Staden anställer tvåhundra unga till parker och bibliotek.'),
  sv('vindkraft', 'Vindkraftverken i Närpes är klara', 'Elen räcker till niotusen hushåll.'),
  sv('skola', 'Skolorna får ny matsedel', 'Eleverna provsmakade och röstade. Fisk blev favoriten.'),
  sv('kund', 'Så hjälpte vi en bagare att växa', 'Kunden fick en nätbutik på tre veckor.'),
  sv('medarbetare', 'Medarbetarna planerar sina skift själva', 'Sjukfrånvaron minskade med en fjärdedel.'),
  sv('miljo', 'Miljörapporten: utsläppen minskar', 'Transporterna gjorde den största skillnaden.'),
  sv('bibliotek', 'Biblioteket lånar ut verktyg', 'Borrmaskin, symaskin eller vattenpass: kom och låna.'),
  sv('oppethus', 'Öppet hus på vattenverket', 'Kom och se vart duschvattnet tar vägen.'),
  sv('bocker', 'Årets bästa böcker för barn', 'Barnen i Jakobstad valde själva sina favoriter.'),
  en('bridge', 'The new bridge is open', 'Walkers and cyclists can now cross the river straight to the harbour.'),
  en(
    'engineer',
    'We are hiring software engineers in Oulu',
    'You will build medical devices that doctors actually like to use.',
  ),
  en('customer', 'How a small bakery doubled its orders', 'Our customers got a web shop in three weeks.'),
  en(
    'sustainability',
    'Sustainability report: emissions down by ten per cent',
    'The largest change came from transport.',
  ),
  en('security', 'How to spot a phishing message', 'Our security team collected five signs of a scam.'),
  en('shipyard', 'The shipyard launched its first electric ferry', 'Charging takes eleven minutes at each end.'),
  en('accessibility', 'An award for accessible services', 'Everything can be done with a keyboard alone.'),
  en(
    'students',
    'Students built a robot that picks strawberries',
    'The project with local farmers continues for two years.',
  ),
  en(
    'ceo',
    'Leena Virtanen becomes our new chief executive',
    'She started in customer service and knows the house inside out.',
  ),
  en('fair', 'Meet us at the trade fair in Tampere', 'Try welding with virtual glasses.'),
  en('shift', 'Teams plan their own shifts', 'Sick leave fell by a quarter in one year.'),
  en('water', 'Our tap water is among the best in Europe', 'We test it every day in ten places.'),
]

/** What somebody types, and the story that they look for. */
export const searches: readonly (readonly [typed: string, key: string])[] = [
  // Finnish, as in the text and inflected
  ['silta', 'silta'],
  ['sillan avaaminen', 'silta'],
  ['uutta siltaa', 'silta'],
  ['rautatiesilta', 'siltaremontti'],
  ['sillan korjaus', 'siltaremontti'],
  ['huoltoasentaja', 'huoltoasentaja'],
  ['asentaja', 'huoltoasentaja'],
  ['työpaikka Pori', 'huoltoasentaja'],
  ['kesätyö', 'kesatyo'],
  ['kesätyöpaikka', 'kesatyo'],
  ['työpaikka', 'kesatyo'],
  ['tuulivoima', 'tuulivoimala'],
  ['tuulivoimaloita', 'tuulivoimala'],
  ['Raahe', 'tuulivoimala'],
  ['aurinkopaneeli', 'aurinko'],
  ['aurinkoenergia katto', 'aurinko'],
  ['kirjasto', 'kirjasto'],
  ['kirjastoautot', 'kirjasto'],
  ['saaristo', 'kirjasto'],
  ['asiakas leipomo', 'asiakas'],
  ['verkkokauppa', 'asiakas'],
  ['vesi', 'vesi'],
  ['vesijohto', 'vesi'],
  ['tehdas', 'tehdas'],
  ['tehtaan vuorot', 'tehdas'],
  ['vastuullisuus', 'vastuullisuus'],
  ['vastuullisuuden', 'vastuullisuus'],
  ['päästö', 'vastuullisuus'],
  ['kaupunki', 'kaupunki'],
  ['kaupunkien budjetit', 'kaupunki'],
  ['opiskelijoiden robotti', 'opiskelija'],
  ['mansikka', 'opiskelija'],
  ['lähihoitaja', 'lahihoitaja'],
  ['hoitaja', 'lahihoitaja'],
  ['päiväkoti', 'paivakoti'],
  ['lähiruoka', 'paivakoti'],
  ['huijaus', 'tietoturva'],
  ['tietoturva', 'tietoturva'],
  ['esteettömyys', 'palkinto'],
  ['saavutettavuus palkinto', 'palkinto'],
  ['toimitusjohtaja', 'johtaja'],
  ['Virtanen', 'johtaja'],
  ['avointen ovien päivä', 'avoimetovet'],
  ['puhdistamo', 'avoimetovet'],
  ['messut Tampere', 'messut'],
  ['etätyö', 'etatyo'],
  ['bussiaikataulu joulu', 'bussi'],
  ['lääkärit', 'laakari'],
  ['metsien hiilinielut', 'metsa'],
  ['työvaate', 'kierratys'],
  ['kierrättäminen', 'kierratys'],
  ['yritys', 'yritykset'],
  ['yrityksille neuvontaa', 'yritykset'],
  ['tyopaikka kesa', 'kesatyo'],
  // Swedish
  ['bro', 'bro'],
  ['nya broar', 'bro'],
  ['skärgård', 'skargard'],
  ['båt', 'skargard'],
  ['sjukskötare', 'jobb'],
  ['sjukskötarna i Vasa', 'jobb'],
  ['sommarjobb', 'sommarjobb'],
  ['ledigt jobb', 'sommarjobb'],
  ['vindkraft', 'vindkraft'],
  ['skola', 'skola'],
  ['skolmat', 'skola'],
  ['kunder bageri', 'kund'],
  ['medarbetare', 'medarbetare'],
  ['skiftplanering', 'medarbetare'],
  ['miljö', 'miljo'],
  ['utsläpp', 'miljo'],
  ['bibliotek', 'bibliotek'],
  ['låna verktyg', 'bibliotek'],
  ['öppna hus', 'oppethus'],
  ['bok barn', 'bocker'],
  // English
  ['bridges', 'bridge'],
  ['software engineer', 'engineer'],
  ['hire', 'engineer'],
  ['customer story bakery', 'customer'],
  ['sustainable', 'sustainability'],
  ['emission', 'sustainability'],
  ['phishing', 'security'],
  ['scams', 'security'],
  ['ferries', 'shipyard'],
  ['accessibility award', 'accessibility'],
  ['robots strawberry', 'students'],
  ['chief executive', 'ceo'],
  ['trade fairs', 'fair'],
  ['shift planning', 'shift'],
  ['drinking water', 'water'],
]

function fi(key: string, title: string, summary: string): SearchedStory {
  return { key, language: 'fi', title, summary }
}

function sv(key: string, title: string, summary: string): SearchedStory {
  return { key, language: 'sv', title, summary }
}

function en(key: string, title: string, summary: string): SearchedStory {
  return { key, language: 'en', title, summary }
}
