import type { Scenario } from '../scenario.ts'

export const recordQuarter: Scenario = {
  id: 'record-quarter',
  place: 'office',
  title: {
    fi: 'Hyvä uutinen ennen aamukahdeksaa',
    sv: 'En god nyhet före klockan åtta',
    en: 'Good news before eight in the morning',
  },
  scenes: [
    {
      id: 'evening',
      tells: {
        fi: 'On torstai-ilta. Olet töissä pörssiyhtiössä, ja tiedät, että huomenna kello 8 julkaistaan ennätyksellinen tulos. Tiimi juhlii jo. Kirjoitat puhelimella.',
        sv: 'Det är torsdag kväll. Du jobbar på ett börsbolag, och du vet att ett rekordresultat publiceras i morgon klockan 8. Teamet firar redan. Du skriver på telefonen.',
        en: 'It is Thursday evening. You work for a listed company, and you know that record results come out at eight tomorrow. The team is celebrating already. You write on your phone.',
      },
      screen: {
        fi: 'Vuoden paras kvartaali takana. Huomenna kuulette.',
        sv: 'Årets bästa kvartal bakom oss. I morgon får ni höra.',
        en: 'The best quarter of the year behind us. You’ll hear tomorrow.',
      },
      choices: [
        {
          id: 'post',
          does: {
            fi: 'Julkaisen. En minä lukuja kerro.',
            sv: 'Jag publicerar. Siffrorna berättar jag ju inte.',
            en: 'I post it. I’m not giving any figures.',
          },
          brings: {
            fi: 'Vartin päästä tuttu kirjoittaa: ”Kannattaako ostaa osaketta?” Silloin ymmärrät: tieto on sellainen, jonka perusteella joku voisi tehdä kauppaa ennen muita.',
            sv: 'Efter en kvart skriver en bekant: ”Lönar det sig att köpa aktien?” Då förstår du: det här är något som någon kunde handla på före andra.',
            en: 'A quarter of an hour later somebody you know writes: “Should I buy the shares?” Then it dawns on you: this is something that one could trade on before others.',
          },
          passage: 'confidential',
          leadsTo: 'message',
        },
        {
          id: 'wait',
          does: {
            fi: 'Tallennan luonnoksen ja palaan siihen aamulla.',
            sv: 'Jag sparar utkastet och återkommer på morgonen.',
            en: 'I save the draft and come back to it in the morning.',
          },
          brings: {
            fi: 'Kahdeksan jälkeen luku on kaikkien. Lisäät linkin tiedotteeseen ja yhden lauseen siitä, mitä teidän tiimi teki. Sama ilo, ja nyt muutkin ymmärtävät mistä.',
            sv: 'Efter åtta är siffran allas. Du lägger till en länk till meddelandet och en mening om vad ert team gjorde. Samma glädje, och nu förstår andra också varför.',
            en: 'After eight the figure is everybody’s. You add a link to the release and a line about what your team did. The same joy, and now others know what it’s about.',
          },
          passage: 'confidential',
        },
        {
          id: 'hint',
          does: {
            fi: 'Laitan pelkän raketin ja ”8.00”.',
            sv: 'Jag lägger bara ut en raket och ”8.00”.',
            en: 'I post just a rocket and “8.00”.',
          },
          brings: {
            fi: 'Kaksi työkaveria tekee saman. Aamuyöllä sijoittajien palstalla on kuvakaappaus kolmesta raketista. Vihjekin on tieto, jos sen osaa lukea.',
            sv: 'Två kolleger gör likadant. På natten finns det en skärmdump av tre raketer på ett placerarforum. En vink är också information, för den som kan läsa den.',
            en: 'Two colleagues do the same. In the small hours there’s a screenshot of three rockets on an investors’ forum. A hint is information too, to those who can read it.',
          },
          next: {
            fi: 'Poista se ja kerro sijoittajaviestintään vielä tänä yönä, että se oli siellä. He tietävät, mitä sitten.',
            sv: 'Ta bort den och säg till investerarkommunikationen ännu i natt att den fanns där. De vet vad som sedan ska göras.',
            en: 'Delete it, and tell investor relations tonight that it was there. They know what comes next.',
          },
          passage: 'confidential',
        },
        {
          id: 'karaoke',
          does: {
            fi: 'Kirjoitan siitä, että talouspäällikkömme laulaa yllättävän hyvin.',
            sv: 'Jag skriver att vår ekonomichef sjunger förvånansvärt bra.',
            en: 'I write that our finance manager sings surprisingly well.',
          },
          brings: {
            fi: 'Kysyit häneltä ensin, ja hän vaati saada valita kuvan itse. Siitä tulee illan hauskin keskustelu, eikä kukaan osta osakkeita sen perusteella.',
            sv: 'Du frågade först, och hen ville själv välja bilden. Det blir kvällens roligaste diskussion, och ingen köper aktier på grund av den.',
            en: 'You asked first, and they insisted on choosing the picture. It’s the funniest conversation of the evening, and nobody buys shares because of it.',
          },
          passage: 'own-voice',
        },
      ],
    },
    {
      id: 'message',
      tells: {
        fi: 'Teksti on ollut esillä kaksikymmentä minuuttia, ja tuttusi odottaa vastausta.',
        sv: 'Texten har legat ute i tjugo minuter, och din bekant väntar på svar.',
        en: 'The text has been up for twenty minutes, and somebody is waiting for your answer.',
      },
      choices: [
        {
          id: 'tell',
          does: {
            fi: 'Poistan tekstin, en vastaa tutulle, ja soitan heti viestintään.',
            sv: 'Jag tar bort texten, svarar inte, och ringer genast kommunikationen.',
            en: 'I delete the text, don’t answer, and call communications at once.',
          },
          brings: {
            fi: 'Puhelimessa kysytään kolme asiaa: mitä luki, kuinka kauan, kuka näki. Kukaan ei korota ääntään. Yhtiö arvioi, pitääkö tiedotetta aikaistaa. Koska soitit, he ehtivät arvioida.',
            sv: 'I telefonen ställs tre frågor: vad stod det, hur länge, vem såg. Ingen höjer rösten. Bolaget bedömer om meddelandet måste tidigareläggas. För att du ringde hinner de bedöma.',
            en: 'They ask you three things: what it said, for how long, who saw. Nobody raises their voice. The company considers whether to bring the release forward. Because you called, there is time to consider.',
          },
          passage: 'mistakes',
        },
        {
          id: 'delete-only',
          does: {
            fi: 'Poistan tekstin, enkä puhu siitä kenellekään.',
            sv: 'Jag tar bort texten och talar inte om det för någon.',
            en: 'I delete the text and tell nobody.',
          },
          brings: {
            fi: 'Todennäköisesti mitään ei tapahdu. Yö on silti pitkä. Jos joku ehti ottaa kuvakaappauksen, yhtiö kuulee asiasta muualta kuin sinulta.',
            sv: 'Sannolikt händer ingenting. Natten blir ändå lång. Om någon hann ta en skärmdump får bolaget höra om saken från någon annan än dig.',
            en: 'Most likely nothing happens. It is a long night all the same. If somebody took a screenshot, the company will hear of it from someone other than you.',
          },
          next: {
            fi: 'Soittaa voi vielä. Myöhempikin puhelu on parempi kuin ei puhelua.',
            sv: 'Det går ännu att ringa. Också ett sent samtal är bättre än inget.',
            en: 'You can still call. A late call is better than none.',
          },
          passage: 'mistakes',
        },
        {
          id: 'answer',
          does: {
            fi: 'Vastaan tutulle: ”En voi sanoa, mutta ei kannata myydä.”',
            sv: 'Jag svarar: ”Jag kan inte säga, men sälj inte.”',
            en: 'I answer: “I can’t say, but I wouldn’t sell.”',
          },
          brings: {
            fi: 'Se oli vastaus. Nyt sisäpiiritieto on hänelläkin, ja jos hän tekee kauppaa, teitä on kaksi selittämässä sitä Finanssivalvonnalle.',
            sv: 'Det var ett svar. Nu har också din bekanta insiderinformation, och om det blir affärer är ni två som får förklara det för Finansinspektionen.',
            en: 'That was an answer. Now they too have inside information, and if they trade on it there will be two of you explaining it to the Financial Supervisory Authority.',
          },
          next: {
            fi: 'Kirjoita hänelle: ”Älä tee mitään sen perusteella, mitä sanoin.” Soita sitten viestintään tai lakimiehelle, vielä tänä iltana.',
            sv: 'Skriv: ”Gör ingenting på basis av det jag sa.” Ring sedan kommunikationen eller juristen, ännu i kväll.',
            en: 'Write to them: “Don’t do anything because of what I said.” Then call communications or the lawyer, this very evening.',
          },
          passage: 'confidential',
        },
      ],
    },
  ],
}
