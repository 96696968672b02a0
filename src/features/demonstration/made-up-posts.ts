import type { Language } from '../../core/networks.ts'

// What made-up people once wrote in public, for a made-up voice study, with what two coders should say of it. Where
// `[one|other]` stands, each who writes it chooses.

export type MadeUpPost = {
  readonly work: string
  readonly voice?: string
  readonly tone?: string
  readonly text: Readonly<Record<Language, string>>
}

const post = (codes: string, fi: string, sv: string, en: string): MadeUpPost => {
  const [work = '', voice, tone] = codes.split(' ')
  return { work, text: { fi, sv, en }, ...(voice && tone ? { voice, tone } : {}) }
}

/** Of work, most of it of one's own. */
export const postsOfWork: readonly MadeUpPost[] = [
  post(
    'own-work dissatisfaction negative',
    '[Kolmas|Neljäs] viikonloppu päivystystä putkeen. [Näin ei voi jatkua.|Joku voisi katsoa listaa uudestaan.]',
    '[Tredje|Fjärde] helgen i rad med jour. [Så här kan det inte fortsätta.|Någon kunde se över listan.]',
    '[Third|Fourth] weekend on call in a row. [This cannot go on.|Somebody could look at that rota again.]',
  ),
  post(
    'employer dissatisfaction negative',
    'Uusi [tuntijärjestelmä|matkalaskuohjelma] vie enemmän aikaa kuin [itse työ|vanha]. [Taas.|Kuka tämän testasi?]',
    'Nya [tidrapporten|reseräkningen] tar mer tid än [själva jobbet|den gamla]. [Igen.|Vem testade det här?]',
    'The new [time sheet|expenses tool] takes longer than [the job itself|the old one]. [Again.|Who tested this?]',
  ),
  post(
    'colleagues collective negative',
    'Me [asentajat|päivystäjät] sanoimme tänään yhdessä ääneen, että [kahdella hengellä ei ajeta yötä|varusteet ovat loppu].',
    'Vi [montörer|jourhavande] sade i dag högt tillsammans att [två personer inte klarar natten|utrustningen är slut].',
    'We [fitters|people on call] said it aloud together today: [two cannot run a night|the gear has run out].',
  ),
  post(
    'colleagues collective positive',
    'Luottamusmies sai meille kaikille [samat säännöt|lisävapaan] päivystyksestä. [Kiitos, porukka.|Yhdessä.]',
    'Förtroendemannen fick igenom [samma regler|en extra ledig dag] för jouren för oss alla. [Tack, gänget.|Tillsammans.]',
    'Our shop steward got us all [the same rules|an extra day off] for being on call. [Thanks, all.|Together.]',
  ),
  post(
    'own-work participation neutral',
    'Mitä jos merkitsisimme [venttiilit|sulakkeet] karttaan [jo kaivettaessa|kännykällä]? [Säästyisi tunti viikossa.|Kokeillaanko?]',
    'Tänk om vi märkte ut [ventilerna|säkringarna] på kartan [redan när vi gräver|med mobilen]? [En timme i veckan sparad.|Ska vi pröva?]',
    'What if we marked the [valves|fuses] on the map [while digging|by phone]? [An hour a week saved.|Shall we try?]',
  ),
  post(
    'employer participation positive',
    'Ehdotin [lyhyempiä palavereja|seisomapalaveria], ja [se otettiin heti käyttöön|johto sanoi kyllä]. [Hyvä me.|Hienoa.]',
    'Jag föreslog [kortare möten|stående möten], och [det infördes genast|ledningen sa ja]. [Bra av oss.|Fint.]',
    'I proposed [shorter meetings|meetings standing up], and [it was done at once|management said yes]. [Well done us.|Lovely.]',
  ),
  post(
    'customers participation mixed',
    'Asiakkaat kysyvät aina [laskun eristä|katkon kestosta]. [Selkokielinen lasku|Kartta] auttaisi, ja onneksi [sitä jo tehdään|pomo kuuntelee].',
    'Kunderna frågar jämt om [fakturans rader|hur länge avbrottet varar]. [Klarspråk|En karta] vore bra, och som tur är [görs den redan|lyssnar chefen].',
    'Customers keep asking about [the lines of the bill|how long a cut lasts]. [Plain words|A map] would help; luckily [it is coming|the boss listens].',
  ),
  post(
    'employer partnership positive',
    'Haemme [putkiasentajaa|sähköasentajaa]. [Täällä saa oikeasti tehdä.|Täällä kaveria ei jätetä.] Tule meille.',
    'Vi söker en [rörmontör|elmontör]. [Här får man göra på riktigt.|Här lämnas ingen ensam.] Kom till oss.',
    'We are looking for [a plumber|an electrician]. [Here one gets to make things.|Nobody is left alone here.] Come and join us.',
  ),
  post(
    'own-work partnership positive',
    'Olen ylpeä siitä, että [vesi virtasi|valot paloivat] koko [myrskyviikon|pakkasjakson]. [Sitä varten me olemme.|Hyvin tehty.]',
    'Jag är stolt över att [vattnet rann|lamporna lyste] hela [stormveckan|köldperioden]. [Det är därför vi finns.|Bra jobbat.]',
    'I am proud that [the water ran|the lights stayed on] all through [storm week|the frost]. [It is what we are for.|Well done.]',
  ),
  post(
    'customers partnership positive',
    'Asiakas toi [pullaa|kukkia] kiitokseksi [yökorjauksesta|uudesta liittymästä]. [Näitä hetkiä.|Paras palkka.]',
    'En kund kom med [bullar|blommor] som tack för [nattens reparation|den nya anslutningen]. [Sådana stunder.|Bästa lönen.]',
    'A customer brought [buns|flowers] to thank us for [last night’s repair|the new connection]. [Moments like these.|The best pay.]',
  ),
  post(
    'colleagues partnership positive',
    '[Kymmenen|Viisi] vuotta samassa porukassa, ja [aamulla on yhä kiva tulla|kahvi keitetään yhä vuorotellen].',
    '[Tio|Fem] år i samma gäng, och [det är ännu roligt att komma på morgonen|kaffet kokas ännu i tur och ordning].',
    '[Ten|Five] years in the same crew, and [mornings are still good|we still take turns making the coffee].',
  ),
  post(
    'profession professional-self neutral',
    'Puhun [torstaina|ensi viikolla] siitä, miten [pakkanen liikuttaa putkia|kuormaa ennustetaan]. [Tervetuloa.|Diat tulevat jakoon.]',
    'På [torsdag|nästa vecka] talar jag om hur [kylan flyttar rör|man förutser last]. [Välkomna.|Bilderna delas.]',
    'On [Thursday|next week] I speak about how [frost moves pipes|load is forecast]. [Do come.|Slides will be shared.]',
  ),
  post(
    'own-work professional-self positive',
    'Sain [korttini|mestarin paperit] uusittua. [Kaksi|Kolme] iltaa kirjaa, ja kerrankin työnantaja [maksoi ajan|kannusti].',
    'Fick mitt [kort|mästarbrev] förnyat. [Två|Tre] kvällar med boken, och för en gångs skull [betalade|uppmuntrade] arbetsgivaren.',
    'Renewed my [card|master’s papers]. [Two|Three] evenings with the book, and for once the employer [paid for them|cheered].',
  ),
  post(
    'own-work professional-self neutral',
    'Opin tänään, että [vanha venttiili|muuntaja] kertoo [äänellään|lämmöllään], milloin se aikoo hajota.',
    'Lärde mig i dag att [en gammal ventil|en transformator] med [sitt ljud|sin värme] berättar när den tänker gå sönder.',
    'Learnt today that [an old valve|a transformer] tells by its [sound|heat] when it means to break.',
  ),
  post(
    'profession professional-self neutral',
    'Hyvä tutkimus [vuotojen löytämisestä|verkon iästä]. [Tiivistin sen viiteen kohtaan.|Luen parhaillaan.]',
    'Bra studie om [att hitta läckor|nätets ålder]. [Jag sammanfattade den i fem punkter.|Läser just nu.]',
    'A good study of [finding leaks|the age of grids]. [I have put it in five points.|Reading it now.]',
  ),
  post(
    'employer shared-content neutral',
    'Uutta: [vesitorni avataan|kaapeli lasketaan] [kesäkuussa|syksyllä]. [linkki]',
    'Nytt: [vattentornet öppnas|kabeln läggs] i [juni|höst]. [länk]',
    'News: [the water tower opens|the cable is laid] in [June|autumn]. [link]',
  ),
  post(
    'employer shared-content neutral',
    'Tiedoksi: [katko Rantakadulla|huoltotyö Myllyrannassa] [klo 22–04|ensi yönä]. [linkki]',
    'För kännedom: [avbrott på Strandgatan|underhåll i Kvarnstrand] [kl. 22–04|i natt]. [länk]',
    'For your information: [a cut in Shore Street|works at Millshore], [10 pm to 4 am|tonight]. [link]',
  ),
  post(
    'own-work chit-chat neutral',
    '[Maanantai|Perjantai]. [Kahvi.|Sade.] [Hiljainen valvomo.|Tyhjä piha.]',
    '[Måndag|Fredag]. [Kaffe.|Regn.] [Ett tyst kontrollrum.|En tom gård.]',
    '[Monday|Friday]. [Coffee.|Rain.] [A quiet control room.|An empty yard.]',
  ),
  post(
    'own-work chit-chat neutral',
    'Aamun ensimmäinen kaivo, ja [siellä on sammakko|avain jäi autoon]. [Tästä se lähtee.|No niin.]',
    'Morgonens första brunn, och [där sitter en groda|nyckeln blev i bilen]. [Så börjar det.|Jaha.]',
    'First manhole of the morning, and [there is a frog in it|the key is in the van]. [Off we go.|Right then.]',
  ),
  post(
    'colleagues chit-chat positive',
    'Työkaveri [lauloi valvomossa|toi kakkua]. [Vuoro meni kuin siivillä.|Pelasti päivän.]',
    'En kollega [sjöng i kontrollrummet|kom med tårta]. [Skiftet flög i väg.|Räddade dagen.]',
    'A colleague [sang in the control room|brought cake]. [The shift flew by.|Saved the day.]',
  ),
]

/** Of anything else: of these there are more in anybody's archive. */
export const postsOfOther: readonly MadeUpPost[] = [
  post(
    'no',
    '[Mikä maali!|Mikä peli!] [Jatkoajalla.|Viimeisellä minuutilla.]',
    '[Vilket mål!|Vilken match!] [På förlängning.|I sista minuten.]',
    '[What a goal!|What a game!] [In extra time.|In the last minute.]',
  ),
  post(
    'no',
    'Ensimmäiset [perunat|mansikat] omasta maasta. [Pieniä mutta meidän.|Ei jäänyt yhtään.]',
    'De första [potatisarna|jordgubbarna] ur egen jord. [Små men våra.|Ingen blev kvar.]',
    'The first [potatoes|strawberries] of our own. [Small but ours.|None left.]',
  ),
  post(
    'no',
    '[Meri on jäässä.|Sumu tuli sisään.] [Kävelin saareen asti.|Ei näy rantaa.]',
    '[Havet är fruset.|Dimman kom in.] [Gick ända till ön.|Stranden syns inte.]',
    '[The sea has frozen.|The fog came in.] [Walked out to the island.|No shore in sight.]',
  ),
  post(
    'no',
    'Suosittele jotain [luettavaa|katsottavaa] [junaan|mökille]. [Ei dekkareita.|Lyhyttä.]',
    'Tipsa om något att [läsa|titta på] [på tåget|i stugan]. [Inga deckare.|Något kort.]',
    'Recommend something to [read|watch] [on the train|at the cottage]. [No crime.|Something short.]',
  ),
  post(
    'no',
    'Koira söi [sukan|kaukosäätimen]. [Taas.|Molemmat voivat hyvin.]',
    'Hunden åt [en strumpa|fjärrkontrollen]. [Igen.|Båda mår bra.]',
    'The dog ate [a sock|the remote]. [Again.|Both are well.]',
  ),
  post(
    'no',
    'Valtuusto äänestää tänään [koulusta|uimahallista]. [Käykää katsomassa.|Jännittää.]',
    'Fullmäktige röstar i dag om [skolan|simhallen]. [Gå och lyssna.|Spännande.]',
    'The council votes on the [school|swimming pool] today. [Go and watch.|Exciting.]',
  ),
  post(
    'no',
    '[Kuopus|Esikoinen] oppi [uimaan|pyöräilemään]. [Itkin vähän.|Aika menee.]',
    '[Yngsta|Äldsta] barnet lärde sig [simma|cykla]. [Grät en skvätt.|Tiden går.]',
    'Our [youngest|eldest] learnt to [swim|cycle]. [Cried a little.|Time flies.]',
  ),
  post(
    'no',
    'Juna on [20|45] minuuttia myöhässä, mutta [auringonlasku|penkkikaveri] korvaa.',
    'Tåget är [20|45] minuter sent, men [solnedgången|bänkgrannen] väger upp.',
    'The train is [20|45] minutes late, but [the sunset|my neighbour on the bench] makes up for it.',
  ),
  post(
    'no',
    'Kuoro [esiintyy lauantaina|harjoittelee taas]. [Tulkaa.|Basso puuttuu.]',
    'Kören [uppträder på lördag|övar igen]. [Kom.|En bas saknas.]',
    'The choir [sings on Saturday|is rehearsing again]. [Come.|We lack a bass.]',
  ),
  post(
    'no',
    '[Ruisleipä|Pulla] onnistui [vihdoin|ekalla]. [Resepti pyynnöstä.|Kuva puuttuu, söimme sen.]',
    '[Rågbrödet|Bullarna] lyckades [äntligen|genast]. [Recept på begäran.|Ingen bild, vi åt upp.]',
    '[Rye bread|The buns] came out right [at last|first time]. [Recipe on request.|No picture, we ate it.]',
  ),
  post(
    'no',
    'Kirjaston [yöaukiolo|lukupiiri] on tämän kaupungin [paras asia|salaisuus].',
    'Bibliotekets [nattöppet|läsecirkel] är stadens [bästa sak|hemlighet].',
    'The library’s [late opening|reading circle] is this town’s [best thing|secret].',
  ),
  post(
    'no',
    'Olen [samaa|eri] mieltä. [Luin jutun kahdesti.|Perustelut puuttuvat.]',
    'Jag är av [samma|annan] åsikt. [Läste texten två gånger.|Argumenten saknas.]',
    'I [agree|disagree]. [Read it twice.|The reasons are missing.]',
  ),
  post(
    'no',
    'Revontulet [meren yllä|pihalla] [juuri nyt|viime yönä]. [Sanaton.|Katsokaa ylös.]',
    'Norrsken [över havet|på gården] [just nu|i natt]. [Mållös.|Titta upp.]',
    'Northern lights [over the sea|in the yard] [right now|last night]. [Speechless.|Look up.]',
  ),
  post(
    'no',
    '[Viisi|Kymmenen] kilometriä [räntäsateessa|vastatuuleen]. [Kannatti.|Ei kannattanut.]',
    '[Fem|Tio] kilometer i [snöslask|motvind]. [Värt det.|Inte värt det.]',
    '[Five|Ten] kilometres [in sleet|into the wind]. [Worth it.|Not worth it.]',
  ),
  post(
    'cannot-tell',
    '[Niinpä niin.|No jo oli.] [Huomenna uusi yritys.|Siinä se.]',
    '[Jo jo.|Det var det.] [Nytt försök i morgon.|Så var det.]',
    '[Quite so.|Well, well.] [Another try tomorrow.|That was that.]',
  ),
]

/** Who takes part, by the language of their posts: pseudonyms say nothing of them. */
export const madeUpParticipants: readonly Language[] = ['fi', 'sv', 'fi', 'en', 'fi', 'sv', 'fi', 'en', 'sv', 'fi']

export const madeUpStudy: Readonly<Record<Language, { readonly title: string; readonly question: string }>> = {
  fi: {
    title: 'Mitä työstä puhutaan',
    question:
      'Kuinka suuri osa siitä, mitä julkisesti kirjoitamme, kertoo työstä, ja mitä varten siitä kirjoitetaan? Kaikki tässä on keksittyä.',
  },
  sv: {
    title: 'Vad vi säger om jobbet',
    question:
      'Hur stor del av det vi skriver offentligt handlar om arbetet, och vad är det till för? Allt här är påhittat.',
  },
  en: {
    title: 'What we say of our work',
    question: 'How much of what we write in public is about our work, and what is it for? All of this is made up.',
  },
}
