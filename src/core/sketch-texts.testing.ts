// Texts to measure sketches with: short ones, as people write them, about one story in each language. They were
// written for this test; nobody's own words are in it.

type About = { readonly known: string; readonly honest: readonly string[] }

/** Different people who write honestly about the same story: they share its words, and must not be told off. */
export const honestTexts: Readonly<Record<'fi' | 'sv' | 'en', About>> = {
  fi: {
    known: 'Kirjasto avaa ovensa öisin. Lukusali on ensi kuusta alkaen auki ympäri vuorokauden kirjastokortilla.',
    honest: [
      'Suunnittelin lukusalin valot. Yöllä ne himmenevät niin, että ikkunasta näkee tähdet. Hyvä syy valvoa.',
      'Olen odottanut tätä opiskeluajoista asti: kirjasto on auki yölläkin. Ensi viikolla testaan, miltä tenttikirja maistuu kello kolme.',
      'Meidän tiimi hoiti ovien lukot ja kortinlukijat. Kirjastokortti käy nyt avaimena, ja minua vähän jännittää ensimmäinen yö.',
      'Mitä tekisit kirjastossa keskellä yötä? Minä luen ehkä vihdoin sen venäläisen klassikon, jonka aloitin kolme kertaa.',
      'Kun ehdotin yöaukioloa ensimmäisen kerran, kaikki nauroivat. Kaksi vuotta myöhemmin lukusali on auki ympäri vuorokauden.',
      'Vuorotyöläisenä iloitsen: yövuoron jälkeen pääsee lukemaan rauhassa ennen kuin koti herää.',
      'Kirjasto avaa ovensa öisin, ja kokeilimme sitä jo viime viikonloppuna omalla porukalla. Hiljaisuus oli melkein pelottava.',
      'Yökirjaston vartijana voin kertoa, että parasta on se hetki, kun viimeinenkin läppäri sammuu ja jää vain ilmastoinnin humina.',
    ],
  },
  sv: {
    known:
      'Biblioteket öppnar dörrarna om nätterna. Läsesalen är från nästa månad öppen dygnet runt med bibliotekskort.',
    honest: [
      'Jag planerade belysningen i läsesalen. På natten dämpas den så att man ser stjärnorna genom fönstret.',
      'Äntligen! Som student hade jag gett vad som helst för ett bibliotek som är öppet på natten. Nu finns det.',
      'Vårt team skötte låsen och kortläsarna. Nu fungerar bibliotekskortet som nyckel, och jag är lite nervös inför första natten.',
      'Vad skulle du göra i ett bibliotek mitt i natten? Jag ska kanske äntligen läsa den där ryska klassikern.',
      'När jag första gången föreslog nattöppet skrattade alla. Två år senare är läsesalen öppen dygnet runt.',
      'Jag jobbar skift och är glad: efter nattskiftet kan man läsa i lugn och ro innan familjen vaknar.',
    ],
  },
  en: {
    known:
      'The library opens its doors at night. From next month the reading room is open around the clock with a library card.',
    honest: [
      'I planned the lights of the reading room. At night they dim, so that you can see the stars through the window.',
      'I have waited for this since I was a student: a library that is open at night. Next week I will try an exam book at 3 am.',
      'Our team did the locks and the card readers. The library card is now a key, and I am a little nervous about the first night.',
      'What would you do in a library in the middle of the night? I may finally read that Russian classic I have begun three times.',
      'When I first suggested opening at night, everybody laughed. Two years later the reading room is open around the clock.',
      'As a shift worker I am happy: after the night shift you can read in peace before the family wakes up.',
    ],
  },
}

const copied = {
  fi: 'Tästä voi olla ylpeä. Meidän väki teki ison työn, jotta lukusaliin pääsee myös yöllä. Tule käymään ja kokeile itse, miltä hiljaisuus tuntuu.',
  sv: 'Det här kan man vara stolt över. Våra kolleger gjorde ett stort arbete för att man ska komma in också på natten. Kom och känn själv hur tystnaden känns.',
  en: 'This is something to be proud of. Our people did a great job so that you can get in at night too. Come and feel for yourself what the silence is like.',
}

type Copy = { readonly what: string; readonly known: string; readonly one: string; readonly other: string }

/** The same text handed round, with what people change in one. */
export const copies: readonly Copy[] = [
  {
    what: 'a sentence put before it',
    known: honestTexts.fi.known,
    one: copied.fi,
    other: `Hienoa porukkaa! ${copied.fi}`,
  },
  {
    what: 'the sentences in another order',
    known: honestTexts.fi.known,
    one: copied.fi,
    other:
      'Meidän väki teki ison työn, jotta lukusaliin pääsee myös yöllä. Tule käymään ja kokeile itse, miltä hiljaisuus tuntuu. Tästä voi olla ylpeä.',
  },
  {
    what: 'words in other forms',
    known: honestTexts.fi.known,
    one: copied.fi,
    other:
      'Tästä voimme olla ylpeitä! Meidän väkemme teki ison työn, jotta lukusaliin pääsisi yölläkin. Tulkaa käymään ja kokeilkaa itse, miltä hiljaisuus tuntuu.',
  },
  {
    what: 'capitals, emoji and a tag',
    known: honestTexts.sv.known,
    one: copied.sv,
    other: `🌙 ${copied.sv.toUpperCase()} 👏 #stolt`,
  },
  {
    what: 'a word here and there',
    known: honestTexts.sv.known,
    one: copied.sv,
    other:
      'Det här kan vi vara stolta över. Våra kolleger gjorde ett jättestort arbete för att man ska komma in också på natten. Kom och känn själv hur tystnaden känns!',
  },
  {
    what: 'one sentence left out',
    known: honestTexts.en.known,
    one: copied.en,
    other:
      'This is something to be proud of. Our people did a great job so that you can get in at night too. See you there!',
  },
  {
    what: 'a greeting of one’s own at the end',
    known: honestTexts.en.known,
    one: copied.en,
    other: `${copied.en} See you on Thursday, I will bring the coffee.`,
  },
]
