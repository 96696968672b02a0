import type { Scenario } from '../scenario.ts'

export const wrongNumber: Scenario = {
  id: 'wrong-number',
  place: 'office',
  title: {
    fi: 'Väärä luku, kolmekymmentä jakoa',
    sv: 'Fel siffra, trettio delningar',
    en: 'A wrong figure, shared thirty times',
  },
  scenes: [
    {
      id: 'question',
      tells: {
        fi: 'Olet kaupungilla töissä. Kirjoitit eilen, että kaupungin talojen lämmityksen päästöt ovat puolittuneet. Tekstiä on jaettu kolmekymmentä kertaa, valtuutetutkin. Aamulla huomaat kommentin, ja vatsanpohjassa muljahtaa.',
        sv: 'Du jobbar på staden. I går skrev du att utsläppen från stadens uppvärmda hus har halverats. Texten har delats trettio gånger, av fullmäktigeledamöter också. På morgonen ser du en kommentar, och det hugger till i magen.',
        en: 'You work for the city. Yesterday you wrote that the emissions of heating its buildings have halved. It has been shared thirty times, by councillors too. In the morning you see a comment, and your stomach turns over.',
      },
      screen: {
        fi: 'Hei, eikö tuo ole yhden talon luku? Raportissa koko kaupunki on laskenut 12 prosenttia.',
        sv: 'Hej, är inte det där siffran för ett enda hus? I rapporten har hela staden minskat med 12 procent.',
        en: 'Hi, isn’t that the figure for a single building? In the report the whole city is down by 12 per cent.',
      },
      choices: [
        {
          id: 'visibly',
          does: {
            fi: 'Korjaan tekstin alkuun: ”Korjaus: puolittuminen koski yhtä taloa. Koko kaupungissa lasku on 12 prosenttia. Kiitos huomiosta.”',
            sv: 'Jag rättar i början av texten: ”Rättelse: halveringen gällde ett hus. I hela staden är minskningen 12 procent. Tack för att du märkte det.”',
            en: 'I put it at the top of the text: “Correction: halved was one building. For the whole city it is 12 per cent. Thanks for spotting it.”',
          },
          brings: {
            fi: 'Kommentoija vastaa: ”Hienosti korjattu, ja 12 on hyvä sekin.” Ne, jotka jakoivat, eivät näe korjausta itsestään, joten kirjoitat valtuutetuille rivin. He korjaavat omansa.',
            sv: 'Svaret kommer: ”Fint rättat, och 12 är också bra.” De som delade ser inte rättelsen av sig själva, så du skriver en rad till ledamöterna. De rättar sina egna.',
            en: 'The answer comes: “Nicely done, and 12 is good too.” Those who shared it don’t see the correction by themselves, so you write a line to the councillors. They correct theirs.',
          },
          passage: 'mistakes',
        },
        {
          id: 'silently',
          does: {
            fi: 'Vaihdan luvun tekstiin ja poistan kommentin. Kukaan ei ehtinyt huomata.',
            sv: 'Jag byter siffran i texten och tar bort kommentaren. Ingen hann märka något.',
            en: 'I change the figure in the text and delete the comment. Nobody has had time to notice.',
          },
          brings: {
            fi: 'Yksi ehti. Hänellä on kuvakaappaus molemmista versioista, ja nyt keskustelun aihe ei ole enää lämmitys.',
            sv: 'En hann. Det finns en skärmdump av båda versionerna, och nu handlar diskussionen inte om uppvärmning längre.',
            en: 'One person did. They have a screenshot of both versions, and now the conversation isn’t about heating any more.',
          },
          passage: 'mistakes',
          leadsTo: 'seen',
        },
        {
          id: 'delete',
          does: {
            fi: 'Poistan koko tekstin. Siinä on väärä luku.',
            sv: 'Jag tar bort hela texten. Siffran i den är fel.',
            en: 'I delete the whole text. It has a wrong figure in it.',
          },
          brings: {
            fi: 'Sinulta se on poissa. Kuvakaappauksissa ja muiden omissa teksteissä puolittuminen elää, eikä kukaan tiedä, että luku oli väärä.',
            sv: 'Hos dig är den borta. I skärmdumpar och andras texter lever halveringen vidare, och ingen vet att siffran var fel.',
            en: 'On your page it is gone. In screenshots and in other people’s texts the halving lives on, and nobody knows that the figure was wrong.',
          },
          next: {
            fi: 'Kirjoita uusi, lyhyt teksti: mikä oli väärin ja mikä on oikein. Sen voivat muut jakaa.',
            sv: 'Skriv en ny, kort text: vad som var fel och vad som är rätt. Den kan andra dela.',
            en: 'Write a new, short text: what was wrong, and what is right. That one others can share.',
          },
          passage: 'mistakes',
        },
        {
          id: 'call-first',
          does: {
            fi: 'Soitan ensin viestintään. En koske tekstiin ennen kuin he vastaavat.',
            sv: 'Jag ringer först kommunikationen. Jag rör inte texten innan de svarar.',
            en: 'I call communications first. I don’t touch the text until they answer.',
          },
          brings: {
            fi: 'He ovat kokouksessa yhteentoista. Sillä välin jakoja tulee kahdeksan lisää. Sitten he sanovat: ”Korjaa vain, niin kuin olisit itse tehnyt.” He ilmoittavat valtuutetuille.',
            sv: 'De sitter i möte till elva. Under tiden kommer åtta delningar till. Sedan säger de: ”Rätta bara, precis som du själv hade gjort.” De meddelar ledamöterna.',
            en: 'They are in a meeting until eleven. Meanwhile it’s shared eight more times. Then they say: “Just correct it, as you’d have done yourself.” They let the councillors know.',
          },
          next: {
            fi: 'Oman lukunsa saa korjata kysymättä. Hyvä silti, että soitit: korjaus meni kauemmas kuin sinulta.',
            sv: 'Sin egen siffra får man rätta utan att fråga. Bra ändå att du ringde: rättelsen nådde längre än du ensam hade nått.',
            en: 'You may correct your own figure without asking. Still, it was good that you called: the correction went further than yours would have.',
          },
          passage: 'mistakes',
        },
      ],
    },
    {
      id: 'seen',
      tells: {
        fi: 'Joku on julkaissut kuvakaappaukset vierekkäin.',
        sv: 'Någon har publicerat skärmdumparna sida vid sida.',
        en: 'Somebody has posted the screenshots side by side.',
      },
      screen: {
        fi: 'Näin kaupungilla korjataan: luku vaihtuu ja kysyjä katoaa. Onko selitystä?',
        sv: 'Så här rättar man på staden: siffran byts ut och den som frågade försvinner. Någon förklaring?',
        en: 'This is how the city corrects things: the figure changes and whoever asked disappears. Any explanation?',
      },
      choices: [
        {
          id: 'admit',
          does: {
            fi: 'Vastaan: ”Nolostuin ja korjasin hiljaa. Olisi pitänyt sanoa. Kysyjä oli oikeassa: 12 prosenttia, ja kommentti oli asiallinen.”',
            sv: 'Jag svarar: ”Jag skämdes och rättade i tysthet. Jag borde ha sagt det. Den som frågade hade rätt: 12 procent, och kommentaren var saklig.”',
            en: 'I reply: “I was embarrassed and corrected it quietly. I should have said so. You were right: 12 per cent, and it was a fair comment.”',
          },
          brings: {
            fi: 'Nolostuminen on jotain, minkä kaikki tuntevat. Jutun kirjoittaja lisää tekstiinsä: ”Sain hyvän vastauksen.” Siihen se päättyy.',
            sv: 'Att skämmas är något alla känner igen. Den som skrev lägger till: ”Fick ett bra svar.” Där tar det slut.',
            en: 'Embarrassment is something that everybody knows. The writer adds: “Got a good answer.” And there it ends.',
          },
          passage: 'mistakes',
        },
        {
          id: 'formal',
          does: {
            fi: 'Vastaan: ”Julkaisua on täsmennetty ja keskustelua moderoitu ohjeiden mukaisesti.”',
            sv: 'Jag svarar: ”Inlägget har preciserats och diskussionen modererats i enlighet med riktlinjerna.”',
            en: 'I reply: “The post has been clarified and the discussion moderated in accordance with the guidelines.”',
          },
          brings: {
            fi: 'Virkakieli saa ihmiset kaivamaan lisää. Lauseestasi tulee vitsi, joka kiertää omassa talossakin.',
            sv: 'Kanslispråket får folk att gräva vidare. Din mening blir ett skämt som går runt också i det egna huset.',
            en: 'Officialese makes people dig deeper. Your sentence becomes a joke that goes round in your own building too.',
          },
          next: {
            fi: 'Vitsistä pääsee parhaiten sanomalla saman ihmisen suulla: ”Mokasin, anteeksi. Tässä oikea luku.”',
            sv: 'Ett skämt blir man bäst av med genom att säga samma sak som en människa: ”Jag klantade mig, förlåt. Här är rätt siffra.”',
            en: 'The best way out of a joke is to say it like a human being: “I messed up, sorry. Here is the right figure.”',
          },
          passage: 'clear',
        },
        {
          id: 'silence',
          does: {
            fi: 'En vastaa. Pyydän viestinnältä apua.',
            sv: 'Jag svarar inte. Jag ber kommunikationen om hjälp.',
            en: 'I don’t reply. I ask communications for help.',
          },
          brings: {
            fi: 'Viestintäpäällikkö kuuntelee ja sanoo: ”Tätä on sattunut minullekin.” Kirjoitatte vastauksen yhdessä. Siinä on kolme lausetta, ja se menee sinun nimelläsi, koska niin halusit.',
            sv: 'Kommunikationschefen lyssnar och säger: ”Det har hänt mig med.” Ni skriver svaret tillsammans. Det är tre meningar, och det går ut i ditt namn, för så ville du ha det.',
            en: 'The head of communications listens and says: “It’s happened to me too.” You write the answer together. It’s three sentences, and it goes out in your name, because you wanted it so.',
          },
          passage: 'mistakes',
        },
      ],
    },
  ],
}
