import type { Guidelines } from './passage.ts'

export const fi: Guidelines = {
  voluntary: {
    title: 'Kertominen on sinun päätöksesi',
    text: [
      'Kerrot työstäsi, jos haluat, milloin haluat ja omalla tavallasi. Kukaan ei näe, kerrotko vai et. Ei tavoitteita, ei pisteitä, ei muistutuksia.',
      'Lukeminen ja ehdottaminen riittävät mainiosti. Jos joku painostaa sinua kertomaan, se ei kuulu tähän, ja siitä saa sanoa.',
    ],
    practice: [
      'Ohita juttu ilman selitystä.',
      'Lopeta, kun et enää halua. Mitään ei jää auki.',
      'Pyydä esihenkilöltä aikaa, jos haluat kertoa työaikana.',
    ],
  },
  'own-voice': {
    title: 'Omat sanat ovat parhaat',
    text: [
      'Kerro, mitä itse teit, näit tai opit. Yksi tosi lause sanoo enemmän kuin valmis mainosteksti.',
      'Sinun ei tarvitse puhua koko työpaikan suulla. Saat kuulostaa itseltäsi: murre, huumori ja keskeneräiset ajatukset kuuluvat asiaan.',
    ],
    practice: [
      'Aloita siitä, mitä sinulla oli asian kanssa tekemistä.',
      'Lainaa juttua enintään lauseen verran, ja laita se lainausmerkkeihin.',
      'Jos et keksi omaa sanottavaa, jätä väliin.',
    ],
    example: {
      instead: 'Yhtiömme on avannut uuden palvelupisteen, joka palvelee asiakkaita entistä paremmin.',
      say: 'Maalasin itse uuden palvelupisteen seinän keltaiseksi. Tulkaa katsomaan, kestääkö silmä.',
    },
  },
  employer: {
    title: 'Sano, missä olet töissä',
    text: [
      'Kun puhut työstäsi, lukijan on hyvä tietää, että olet siellä töissä. Silloin hän ymmärtää sanasi oikein. Yksi lause riittää, tai maininta profiilissasi.',
      'Puhut silti omissa nimissäsi. Työnantajasi ei vastaa mielipiteistäsi, etkä sinä sen.',
    ],
    practice: [
      'Anna Luoton lisätä lause loppuun, tai kirjoita se itse.',
      'Arviot ja suositukset omasta työpaikasta aina omalla nimellä, ei koskaan nimettömänä.',
      'Jos asia on kiistanalainen, lisää: ”Tämä on oma ajatukseni.”',
    ],
    example: {
      instead: 'Paras ravintola koko kaupungissa, kannattaa käydä.',
      say: 'Olen täällä kokkina, joten en ole puolueeton. Kokeile silti siikaa.',
    },
    law: 'Omien tuotteiden kehuminen ulkopuolisena kuluttajana on kiellettyä markkinointia: kuluttajansuojalaki (38/1978), 2 luku.',
  },
  others: {
    title: 'Toisten asiat ovat toisten kerrottavia',
    text: [
      'Asiakkaasta, potilaasta, oppilaasta tai työkaverista kerrotaan vain hänen luvallaan. Nimi, kuva, puhelinnumero, osoite, auton rekisteritunnus ja henkilötunnus kertovat, kenestä on kyse. Joskus siihen riittää pelkkä tarina.',
      'Terveydestä, sairauslomasta, työsuhteen päättymisestä tai rahahuolista kertoo jokainen itse, jos haluaa. Omista asioistasi saat kertoa niin paljon kuin tahdot.',
      'Sosiaali- ja terveydenhuollossa salassa pidettävää on jo se, että joku on asiakas. Koulussa ja varhaiskasvatuksessa huoltajan lupa tarvitaan lapsen kuvaan.',
    ],
    practice: [
      'Kysy ensin, ja näytä teksti tai kuva ennen kuin julkaiset. Lupa koskee sitä, mitä näytit.',
      'Muuta tai jätä pois se, mistä ihmisen tunnistaisi: paikka, aika, ikä, ammatti.',
      'Katso kuvasta myös tausta: näytöt, paperit, nimikyltit, rekisterikilvet.',
      'Luvan saa perua. Poista silloin heti.',
    ],
    example: {
      instead: 'Sari jäi sairauslomalle, tsemppiä hänelle.',
      say: 'Meillä on tällä viikolla kiire. Kiitos teille, jotka tulitte apuun.',
    },
    law: 'EU:n tietosuoja-asetus (2016/679) ja tietosuojalaki (1050/2018); yksityiselämän suoja: rikoslaki (39/1889), 24 luku 8 §; asiakas- ja potilastiedot: laki 703/2023.',
  },
  confidential: {
    title: 'Mikä pysyy talossa',
    text: [
      'Työnantajasi liikesalaisuudet, keskeneräiset hankkeet, koodinimet, julkaisemattomat luvut ja sopimukset pysyvät talossa. Niin pysyvät myös asiakkaat, jotka eivät ole antaneet lupaa kertoa yhteistyöstä.',
      'Se, mikä on jo julkista, on vapaasti kerrottavissa. Samoin oma kokemuksesi työstä. Kaikki sisäinen ei ole salaista: jos et tiedä, kysy.',
    ],
    practice: [
      'Tarkista, onko asia jo kerrottu julkisesti. Jos on, voit kertoa siitä.',
      'Kysy ennen kuin mainitset asiakkaan nimen.',
      'Kuvaa työtä, älä työn alla olevaa tuotetta.',
      'Pörssiyhtiössä: tulokset, kaupat ja muutokset vasta, kun yhtiö on kertonut ne.',
    ],
    example: {
      instead: 'Hankkeemme menee ulos toukokuussa, ja hinta putoaa puoleen.',
      say: 'Teen työtä, jonka tulos näkyy keväällä. Opin tällä viikolla, miten testataan pakkasessa.',
    },
    law: 'Työsopimuslaki (55/2001), 3 luku 1 ja 4 §; liikesalaisuuslaki (595/2018); julkisyhteisöissä julkisuuslaki (621/1999).',
  },
  advertising: {
    title: 'Mainos näyttää mainokselta',
    text: [
      'Kun kerrot työnantajasi tuotteesta tai palvelusta kuluttajille, se on markkinointia, vaikka kertoisit siitä ilosta. Lukijan on nähtävä se heti: siksi merkintä tulee tekstin alkuun, ja siitä näkyy, kenen puolesta puhut.',
      'Hyviä merkintöjä ovat ”Mainos” ja ”Kaupallinen yhteistyö”. Pelkkä verkoston oma merkintä, aihetunniste lopussa tai yrityksen nimi ei riitä.',
      'Työpaikkailmoitus, uutinen tai oma ajatus työstä ei tarvitse mainosmerkintää. Silloin riittää, että sanot, missä olet töissä.',
    ],
    practice: [
      'Aloita: ”Mainos | Yritys Oy”. Luotto lisää sen puolestasi tuotejuttuihin.',
      'Alennuksesta ja alekoodista kerrot vain merkinnän kanssa.',
      'Jos saat kertomisesta rahaa tai etuja, sano sekin.',
    ],
    example: {
      instead: 'Ihanat uudet villapaidat, osta heti koodilla SYKSY. #mainos',
      say: 'Mainos | Villa Oy. Uudet villapaidat tulivat tänään, ja minä sain purkaa laatikot.',
    },
    law: 'Kuluttajansuojalaki (38/1978), 2 luku 4 §, ja kuluttaja-asiamiehen linjaus vaikuttajamarkkinoinnista sosiaalisessa mediassa (2019, päivitetty 2025).',
  },
  claims: {
    title: 'Lupaa se, minkä voi näyttää',
    text: [
      '”Suomen paras”, ”takaamme”, ”ympäristöystävällinen” ja ”parantaa vastustuskykyä” ovat väitteitä, jotka pitää pystyä todistamaan. Oma kokemus on melkein aina parempi: se on totta, eikä sitä tarvitse todistaa.',
      'Ympäristöstä puhutaan tarkasti. Yleisiä väitteitä (”vihreä”, ”ekologinen”, ”hiilineutraali”) ei saa 27.9.2026 alkaen käyttää kuluttajille, ellei niille ole tunnustettua näyttöä, eikä tuotetta saa sanoa neutraaliksi pelkän hyvittämisen perusteella. Kerro, mitä tehtiin ja mistä sen näkee.',
      'Kilpailijoista puhutaan reilusti tai ei lainkaan.',
    ],
    practice: [
      'Vaihda väite siihen, mitä itse näit: ”minä nukuin paremmin”, ”jätettä tuli 12 tonnia, ennen 19”.',
      'Lisää lähde tai linkki, jos väite jää.',
      'Älä neuvo ostamaan osakkeita tai lupaa tuottoa.',
      'Jos vertaat, vertaa omaan eiliseen.',
    ],
    example: {
      instead: 'Maalimme on ympäristöystävällisin.',
      say: 'Maalissamme ei ole enää liuotinta. Ennen halli haisi, nyt ei. Tiedot: linkki.',
    },
    law: 'Kuluttajansuojalaki (38/1978), 2 luku; direktiivi (EU) 2024/825; ravinnon terveysväitteet: asetus (EY) 1924/2006; sisäpiiri ja sijoitussuositukset: asetus (EU) 596/2014.',
  },
  disagreement: {
    title: 'Saat olla eri mieltä',
    text: [
      'Työpaikastaan saa puhua myös muuta kuin hyvää. Asiallinen arvostelu on sananvapautta, ja usein siitä on hyötyä. Vaikeasta asiasta kannattaa puhua ensin siellä, missä sen voi korjata, mutta pakko ei ole.',
      'Työnantaja ei saa kieltää sinua kuulumasta ammattiliittoon, toimimasta siinä tai puhumasta siitä, ottamasta kantaa yhteiskunnallisiin asioihin vapaa-ajallasi eikä ilmoittamasta väärinkäytöksistä. Ilmoittajaa suojaa laki: häntä ei saa rangaista, kun hän ilmoittaa lain tarkoittamalla tavalla ja hänellä on syy uskoa, että asia on niin.',
      'Uskollisuus työnantajaa kohtaan ei tarkoita vaikenemista. Se tarkoittaa, että et kerro perättömiä, et paljasta liikesalaisuuksia etkä tahallasi vahingoita.',
    ],
    practice: [
      'Puhu asioista, älä ihmisistä.',
      'Erota, mitä tiedät ja mitä ajattelet.',
      'Väärinkäytöksestä: ensin työpaikan ilmoituskanava, tai oikeuskanslerinviraston keskitetty ulkoinen kanava.',
      'Luottamusmies, luottamusvaltuutettu ja työsuojeluvaltuutettu auttavat.',
    ],
    example: {
      instead: 'Johto ei välitä mistään, pellejä koko porukka.',
      say: 'Olen eri mieltä vuorolistoista. Kolme yötä peräkkäin on liikaa, ja olen sanonut sen myös töissä.',
    },
    law: 'Perustuslaki (731/1999), 12 ja 13 §; työsopimuslaki (55/2001), 3 luku 1 § ja 13 luku 1 §; ilmoittajansuojelulaki (1171/2022).',
  },
  'working-time': {
    title: 'Työaika ja vapaa-aika',
    text: [
      'Kertominen työstä saa kuulua työpäivään. Sovi esihenkilösi kanssa, kuinka paljon. Vapaa-ajalla teet sen vain, jos itse haluat, eikä kukaan odota vastausta illalla.',
      'Vapaa-aikasi tilit ja aiheet ovat sinun. Työnantaja ei seuraa niitä.',
    ],
    practice: [
      'Ajasta kertominen, niin sinun ei tarvitse olla paikalla.',
      'Hiljennä ilmoitukset vapaalla.',
      'Kommentteihin saa vastata seuraavana työpäivänä.',
    ],
    law: 'Työaikalaki (872/2019), 3 §: työaikaa on aika, jonka teet työtä tai olet työnantajan käytettävissä työpaikalla.',
  },
  misread: {
    title: 'Miten sen voi lukea?',
    text: [
      'Ruudulta ei kuule äänensävyä. Ironia, isot kirjaimet ja ”aina” tai ”kukaan ei” luetaan usein toisin kuin ajattelit, ja kuvakaappaus elää ilman edeltävää keskustelua.',
      'Tämä ei ole kielto. Jos juttu on hauska juuri siksi, jätä se niin.',
    ],
    practice: [
      'Lue ääneen kuin tuntematon lukisi.',
      'Vaihda ”kaikki” siihen, keitä tarkoitat.',
      'Mainitse vain ne, joille asia kuuluu: jokainen maininta soi jonkun puhelimessa.',
    ],
    example: {
      instead: 'No olipa taas ”hieno” palaveri.',
      say: 'Palaveri venyi kolmeen tuntiin. Ensi kerralla tuon eväät.',
    },
  },
  clear: {
    title: 'Selvästi ja kaikille',
    text: [
      'Lyhyt lause ja tuttu sana auttavat kaikkia: kiireistä, suomea opettelevaa ja sitä, jolle ruudunlukija lukee tekstin ääneen.',
      'Kuva tarvitsee kuvauksen, aihetunniste isot alkukirjaimet ja päivä päivämäärän. Linkistä pitää nähdä, minne se vie.',
    ],
    practice: [
      'Jaa pitkä virke kahdeksi.',
      'Kirjoita #HyväTyöViikko, älä #hyvätyöviikko.',
      'Kirjoita 5.12.2026, älä 5/12 tai ”ensi torstaina”.',
      'Kuvaa kuvasta se, minkä takia se on mukana.',
      'Yksi tai kaksi emojia riittää.',
    ],
    example: {
      instead: 'Toimenpiteet suoritettiin työryhmän toimesta.',
      say: 'Me viisi korjasimme sen.',
    },
  },
  ugly: {
    title: 'Kun menee rumaksi',
    text: [
      'Joskus vastaan tulee kiukkua, pilkkaa tai uhkauksia. Se ei ole sinun syysi, eikä sinun tarvitse kestää sitä yksin. Kun häirintä liittyy työhösi, työnantajan on puututtava siihen, kun se saa tietää.',
    ],
    practice: [
      'Älä vastaa heti. Usein ei tarvitse vastata lainkaan.',
      'Ota talteen: kuvakaappaus, osoite, aika, nimimerkki.',
      'Mykistä, estä ja ilmoita palveluun.',
      'Kerro esihenkilölle ja työsuojeluvaltuutetulle. Uhkauksesta ilmoitus poliisille; hädässä 112.',
    ],
    law: 'Työturvallisuuslaki (738/2002), 28 §: työnantaja ryhtyy häirinnästä tiedon saatuaan toimiin sen poistamiseksi.',
  },
  mistakes: {
    title: 'Vahinkoja sattuu',
    text: [
      'Niin kuin puhelimessa ja sähköpostissakin. Useimmat vahingot ovat pieniä ja korjaantuvat kymmenessä minuutissa. Kukaan ei joudu hankaluuksiin siksi, että kertoi ajoissa.',
    ],
    practice: [
      'Korjaa tai poista. Jos korjaat, sano mitä muutit.',
      'Pyydä anteeksi lyhyesti, jos joku pahoitti mielensä.',
      'Kerro jollekulle, joka auttaa. Luoton sivu ”Sattuiko vahinko?” on aina yhden painalluksen päässä.',
    ],
    example: {
      instead: 'Poistan tämän eikä puhuta siitä enää.',
      say: 'Kirjoitin eilen väärän luvun, anteeksi. Oikea on 12 tonnia.',
    },
  },
}
