import type { Language } from '../networks.ts'
import type { InLanguages } from './codebook.ts'

// What a new study says to whoever thinks of taking part. Each sentence is true of what the code does: whoever
// changes what is sent, who sees it or what goes when somebody withdraws, changes it here.

type Parts = {
  readonly sent: string
  readonly seen: string
  readonly masked: string
  readonly notMasked: string
  readonly shown: string
  readonly kept: string
  readonly free: string
}

const parts: Readonly<Record<Language, Parts>> = {
  fi: {
    sent: 'Mitä lähtee\nAvaat oman arkistosi omalla laitteellasi. Siitä ei lähde mitään, ennen kuin olet itse katsonut ja valinnut, mitkä julkaisut lähetät. Niistä lähtee teksti, aika, verkosto, kieli ja tieto siitä, mihin ketjuun julkaisu kuuluu. Julkaisun osoitetta emme säilytä.',
    seen: 'Kuka ne näkee\nTutkijat ja koodaajat lukevat lähettämäsi julkaisut. He näkevät sinut peitenimellä, esimerkiksi P4, eivät nimelläsi. Teksti voi silti paljastaa, kuka sen kirjoitti, ja julkisen julkaisun löytää hakukoneella. Lähetä siksi vain se, minkä annat heidän lukea.',
    masked:
      'Muiden nimet\nMuiden ihmisten nimet ja käyttäjänimet peitetään tekstistä jo laitteellasi. Näet peitetyn tekstin ennen kuin lähetät sen.',
    notMasked:
      'Muiden nimet\nTässä tutkimuksessa muiden ihmisten nimiä ei peitetä. Jätä lähettämättä julkaisut, joissa nimi ei kuulu muille.',
    shown:
      'Mitä tuloksista näkyy\nRaportissa on lukuja, ei ihmisiä. Alle viiden ihmisen lukuja ei näytetä. Tekstejäsi ei lainata, ellet ole antanut lupaa juuri siihen julkaisuun.',
    kept: 'Kuinka kauan\nJulkaisusi ovat tutkimuksessa, kunnes tutkijat poistavat sen tai sinä perut osallistumisesi. Voit perua milloin tahansa Omat-sivulta, syytä kertomatta. Silloin poistuvat heti lähettämäsi julkaisut, niille annetut koodit ja koneen arviot niistä. Jo tehtyjä raportteja ja talteen ladattuja tiedostoja emme saa takaisin.',
    free: 'Saat olla osallistumatta\nOsallistuminen on vapaaehtoista. Tutkijat, esihenkilösi tai työkaverisi eivät näe täältä, osallistuitko vai et, eikä kummastakaan seuraa sinulle mitään.',
  },
  sv: {
    sent: 'Vad som skickas\nDu öppnar ditt eget arkiv på din egen enhet. Ingenting lämnar den innan du själv har tittat och valt vilka inlägg du skickar. Av dem skickas texten, tiden, nätverket, språket och vilken tråd inlägget hör till. Inläggets adress sparar vi inte.',
    seen: 'Vem som ser dem\nForskarna och kodarna läser inläggen du skickar. De ser dig under en pseudonym, till exempel P4, inte ditt namn. Texten kan ändå avslöja vem som skrev den, och ett offentligt inlägg går att hitta med en sökmotor. Skicka därför bara sådant som de gärna får läsa.',
    masked:
      'Andras namn\nAndra människors namn och användarnamn döljs i texten redan på din enhet. Du ser den dolda texten innan du skickar den.',
    notMasked:
      'Andras namn\nI den här studien döljs inte andra människors namn. Låt bli att skicka inlägg med namn som inte angår andra.',
    shown:
      'Vad som syns av resultaten\nRapporten innehåller siffror, inte människor. Siffror för färre än fem personer visas inte. Dina texter citeras inte, om du inte har gett lov till just det inlägget.',
    kept: 'Hur länge\nDina inlägg finns i studien tills forskarna raderar den eller du drar dig ur. Du kan dra dig ur när som helst på sidan Mitt, utan att säga varför. Då försvinner genast inläggen du har skickat, koderna de har fått och maskinens bedömningar av dem. Rapporter som redan är gjorda och filer som redan har laddats ner kan vi inte få tillbaka.',
    free: 'Du får låta bli\nDet är frivilligt att delta. Varken forskarna, din chef eller dina arbetskamrater ser här om du har deltagit eller inte, och inget av dem får några följder för dig.',
  },
  en: {
    sent: 'What is sent\nYou open your own archive on your own device. Nothing leaves it before you have looked and chosen which posts to send. What is sent of them is the text, the time, the network, the language and which thread the post belongs to. We do not keep the post’s address.',
    seen: 'Who sees it\nThe researchers and coders read the posts that you send. They see you by a pseudonym such as P4, not by your name. The text may still show who wrote it, and a public post can be found with a search engine. So send only what you are happy for them to read.',
    masked:
      'Other people’s names\nNames and user names of other people are masked in the text on your own device. You see the masked text before you send it.',
    notMasked:
      'Other people’s names\nIn this study the names of other people are not masked. Leave out posts with names that others need not know.',
    shown:
      'What the results show\nThe report holds numbers, not people. Figures for fewer than five people are not shown. Your texts are not quoted, unless you have allowed it for that very post.',
    kept: 'For how long\nYour posts are in the study until the researchers delete it or you withdraw. You can withdraw at any time on your page Mine, without saying why. Then the posts that you sent, the codes given to them and the machine’s estimates of them go at once. We cannot get back reports already made or files already downloaded.',
    free: 'You do not have to\nTaking part is voluntary. Neither the researchers nor your manager or colleagues see here whether you took part, and nothing follows for you from either.',
  },
}

/** The consent text that a study begins with; `maskOthers` as the study says it. */
export function defaultConsent(maskOthers: boolean): InLanguages {
  const inOne = ({ sent, seen, masked, notMasked, shown, kept, free }: Parts) =>
    [sent, seen, maskOthers ? masked : notMasked, shown, kept, free].join('\n\n')
  return { fi: inOne(parts.fi), sv: inOne(parts.sv), en: inOne(parts.en) }
}
