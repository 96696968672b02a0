import type { Scenario } from '../scenario.ts'

export const shiftLists: Scenario = {
  id: 'shift-lists',
  place: 'care',
  title: {
    fi: 'Kolmas yö peräkkäin',
    sv: 'Tredje natten i rad',
    en: 'The third night in a row',
  },
  scenes: [
    {
      id: 'bus-stop',
      tells: {
        fi: 'Kello on 7.15, ja odotat bussia yövuoron jälkeen. Kolmas yö peräkkäin, ja osastolla oltiin taas yksi liian vähän. Kirjoitat puhelimella.',
        sv: 'Klockan är 7.15, och du väntar på bussen efter nattskiftet. Tredje natten i rad, och avdelningen var igen en person för få. Du skriver på telefonen.',
        en: 'It is 7.15 and you are waiting for the bus after the night shift. The third in a row, and the ward was one short again. You write on your phone.',
      },
      screen: {
        fi: 'Kolmas yö peräkkäin. Johtoa ei kiinnosta, kunhan taulukko näyttää vihreää.',
        sv: 'Tredje natten i rad. Ledningen bryr sig inte, bara tabellen lyser grönt.',
        en: 'Third night in a row. Management couldn’t care less, as long as the spreadsheet shows green.',
      },
      choices: [
        {
          id: 'as-it-is',
          does: {
            fi: 'Julkaisen sen. Se on totta ainakin tänään.',
            sv: 'Jag publicerar det. I dag är det i alla fall sant.',
            en: 'I post it. It’s true today, at any rate.',
          },
          brings: {
            fi: 'Kun heräät, siinä on kolmesataa tykkäystä ympäri maata. Osastonhoitaja on lukenut sen ja loukkaantunut ”ei kiinnosta” -kohdasta. Muuten ei tapahdu mitään, sillä työpaikastaan saa puhua näinkin.',
            sv: 'När du vaknar har det trehundra gillar från hela landet. Avdelningsskötaren har läst det och blivit sårad av ”bryr sig inte”. Annars händer ingenting, för så här får man tala om sin arbetsplats.',
            en: 'When you wake up it has three hundred likes from all over the country. The ward sister has read it and is hurt by “couldn’t care less”. Otherwise nothing happens: one may speak of one’s workplace like that.',
          },
          passage: 'disagreement',
          leadsTo: 'journalist',
        },
        {
          id: 'own-night',
          does: {
            fi: 'Vaihdan johdon omaan yöhöni: ”Kolme yötä peräkkäin on liikaa. Olen sanonut sen töissäkin. Eilen nukahdin bussiin ja ajoin pysäkin ohi.”',
            sv: 'Jag byter ut ledningen mot min egen natt: ”Tre nätter i rad är för mycket. Det har jag sagt på jobbet också. I går somnade jag på bussen och åkte förbi min hållplats.”',
            en: 'I swap management for my own night: “Three nights in a row is too much. I’ve said so at work, too. Yesterday I fell asleep on the bus and missed my stop.”',
          },
          brings: {
            fi: 'Ihan yhtä monta tykkäystä. Osastonhoitaja lukee senkin ja pysäyttää sinut käytävällä: ”Ajoitko oikeasti ohi?” Siitä tulee puhe, jota ette ole aikoihin saaneet aikaan.',
            sv: 'Precis lika många gillar. Avdelningsskötaren läser det också och stannar dig i korridoren: ”Åkte du på riktigt förbi?” Det blir ett samtal som ni länge inte har fått till stånd.',
            en: 'Just as many likes. The ward sister reads it too, and stops you in the corridor: “Did you really miss your stop?” It turns into a talk that you haven’t managed to have for ages.',
          },
          passage: 'disagreement',
          leadsTo: 'journalist',
        },
        {
          id: 'sleep',
          does: {
            fi: 'Jätän sen luonnokseksi ja menen nukkumaan.',
            sv: 'Jag lämnar det som utkast och går och sover.',
            en: 'I leave it as a draft and go to sleep.',
          },
          brings: {
            fi: 'Iltapäivällä luet sen uudestaan. Puolet on vieläkin totta, toinen puoli oli väsymystä. Voit julkaista sen puolen, jonka takana seisot hereilläkin. Tai olla julkaisematta.',
            sv: 'På eftermiddagen läser du det igen. Hälften är fortfarande sant, andra hälften var trötthet. Du kan publicera den hälft som du står för också när du är vaken. Eller låta bli.',
            en: 'In the afternoon you read it again. Half is still true; the other half was tiredness. You can post the half that you stand by when you’re awake. Or not.',
          },
          passage: 'misread',
        },
        {
          id: 'steward',
          does: {
            fi: 'Lähetän saman tekstin luottamusmiehelle.',
            sv: 'Jag skickar samma text till förtroendepersonen.',
            en: 'I send the same text to the shop steward.',
          },
          brings: {
            fi: 'Hän vastaa: ”Olet neljäs tässä kuussa. Nyt minulla on tarpeeksi.” Tammikuun listoissa kolmen yön putkia on vähemmän. Julkisesti sinä et sanonut mitään, mutta sen voi tehdä vieläkin, jos asia junnaa.',
            sv: 'Svaret kommer: ”Du är den fjärde den här månaden. Nu har jag tillräckligt.” I januari finns det färre rader med tre nätter. Offentligt sa du ingenting, men det kan du fortfarande göra om saken kör fast.',
            en: 'The answer comes: “You’re the fourth this month. Now I have enough.” In January there are fewer runs of three nights. You said nothing in public, but you still can, if it gets stuck.',
          },
          passage: 'disagreement',
        },
      ],
    },
    {
      id: 'journalist',
      tells: {
        fi: 'Puhelimessa on viesti paikallislehden toimittajalta.',
        sv: 'På telefonen finns ett meddelande från en journalist på lokaltidningen.',
        en: 'On your phone there is a message from a journalist at the local paper.',
      },
      screen: {
        fi: 'Hei, teen juttua hoitajien vuorolistoista. Voisitko kertoa, millaista se on?',
        sv: 'Hej, jag gör en artikel om vårdarnas arbetsskift. Kunde du berätta hur det är?',
        en: 'Hello, I’m writing about nurses’ shifts. Would you tell me what it’s like?',
      },
      choices: [
        {
          id: 'own-name',
          does: {
            fi: 'Kerron omista vuoroistani omalla nimelläni. Potilaista en puhu.',
            sv: 'Jag berättar om mina egna skift i mitt eget namn. Patienter talar jag inte om.',
            en: 'I tell about my own shifts, under my own name. I don’t talk about patients.',
          },
          brings: {
            fi: 'Jutussa on sinun bussisi ja sairaalan vastaus vierekkäin. Omista työoloistaan saa puhua lehdelle, eikä lupaa tarvitse kysyä. Siitä ei saa rangaista.',
            sv: 'I artikeln står din buss och sjukhusets svar sida vid sida. Man får tala med en tidning om sina arbetsförhållanden och behöver inte be om lov. Ingen får straffas för det.',
            en: 'The article has your bus and the hospital’s answer side by side. One may talk to a newspaper about one’s own working conditions without asking leave. Nobody may be punished for it.',
          },
          next: {
            fi: 'Pyydä saada lukea omat lausumasi ennen julkaisua. Se on tavallinen pyyntö, ja toimittaja tietää sen.',
            sv: 'Be att få läsa dina egna uttalanden före publicering. Det är en vanlig begäran, och journalisten känner till den.',
            en: 'Ask to read your own words before they are printed. It is an ordinary request, and the journalist knows it.',
          },
          passage: 'disagreement',
        },
        {
          id: 'unnamed',
          does: {
            fi: 'Kerron, mutta ilman nimeä.',
            sv: 'Jag berättar, men utan namn.',
            en: 'I tell them, but without my name.',
          },
          brings: {
            fi: 'Toimittaja lupaa suojata lähteensä ja pitää lupauksen. Silti yövuoroistasi on jo luettu profiilistasi, ja työkaverit yhdistävät asiat. Jos haluat pysyä nimettömänä, kerro toimittajalle jotain muuta.',
            sv: 'Journalisten lovar skydda sin källa och håller löftet. Ändå har historien om nätterna redan lästs på din sida, och kollegerna lägger ihop det. Om du vill vara namnlös, berätta något annat för journalisten.',
            en: 'The journalist promises to protect the source, and keeps the promise. But your nights have already been read about on your page, and colleagues put it together. To stay unnamed, tell the journalist something else.',
          },
          passage: 'disagreement',
        },
        {
          id: 'pass-on',
          does: {
            fi: 'En halua lehteen. Annan luottamusmiehen numeron.',
            sv: 'Jag vill inte vara i tidningen. Jag ger numret till förtroendepersonen.',
            en: 'I don’t want to be in the paper. I give them the shop steward’s number.',
          },
          brings: {
            fi: 'Toimittaja kiittää. Luottamusmies on puhunut lehdille ennenkin, ja hänellä on luvut koko osastolta. Jutusta tulee hyvä ilman sinua.',
            sv: 'Journalisten tackar. Förtroendepersonen har talat med tidningar förr, och har siffrorna för hela avdelningen. Artikeln blir bra utan dig.',
            en: 'The journalist thanks you. The shop steward has spoken to newspapers before, and has the figures for the whole ward. It becomes a good article without you.',
          },
          passage: 'voluntary',
        },
      ],
    },
  ],
}
