import type { Scenario } from '../scenario.ts'

export const schoolTrip: Scenario = {
  id: 'school-trip',
  place: 'school',
  title: {
    fi: 'Luokkaretki ja punainen takki',
    sv: 'Klassutfärden och den röda jackan',
    en: 'A class trip and a red jacket',
  },
  scenes: [
    {
      id: 'pier',
      tells: {
        fi: 'Neljäsluokkalaiset istuvat laiturilla selin sinuun, jalat vedessä. Kuva on kuin maalaus. Kasvoja ei näy. Huoltajien luvat on kysytty koulun sivuja varten.',
        sv: 'Fyrorna sitter på bryggan med ryggen mot dig och fötterna i vattnet. Bilden är som en målning. Inga ansikten syns. Vårdnadshavarna har gett lov för skolans webbplats.',
        en: 'Your ten-year-olds sit on the pier with their backs to you and their feet in the water. It is like a painting. No faces can be seen. The guardians have been asked about pictures on the school’s own site.',
      },
      choices: [
        {
          id: 'post',
          does: {
            fi: 'Julkaisen kuvan omalla tililläni. Eihän siinä näy ketään.',
            sv: 'Jag lägger upp bilden på mitt eget konto. Det syns ju ingen på den.',
            en: 'I post it on my own account. There is nobody to be seen in it, after all.',
          },
          brings: {
            fi: 'Kuvasta pidetään kovasti. Yksi äiti tunnistaa punaisen takin ja järven. Hänen lapsellaan on turvakielto, eikä kukaan saa tietää, missä koulussa hän on.',
            sv: 'Folk tycker mycket om bilden. En mamma känner igen den röda jackan och sjön. Hennes barn har spärrmarkering, och ingen får veta i vilken skola barnet går.',
            en: 'People love the picture. One mother recognises the red jacket and the lake. Her child’s whereabouts are protected, and nobody may know at which school the child is.',
          },
          passage: 'others',
          leadsTo: 'call',
        },
        {
          id: 'shoes',
          does: {
            fi: 'Kuvaan laiturille jääneet kengät: kahdeksantoista märkää paria.',
            sv: 'Jag fotar skorna som blev kvar på bryggan: arton våta par.',
            en: 'I take a picture of the shoes left on the pier: eighteen wet pairs.',
          },
          brings: {
            fi: 'Kengistä tulee koko kevään tykätyin kuva. Vanhemmat yrittävät tunnistaa omiensa lenkkareita ja nauravat, eikä kukaan ulkopuolinen tiedä, kenen ne ovat.',
            sv: 'Skorna blir vårens mest gillade bild. Föräldrarna försöker känna igen sina barns skor och skrattar, och ingen utomstående vet vems de är.',
            en: 'The shoes become the best-liked picture of the spring. Parents try to spot their own and laugh, and no outsider knows whose they are.',
          },
          passage: 'others',
        },
        {
          id: 'ask',
          does: {
            fi: 'Kysyn huoltajilta Wilmassa, saako juuri tämän kuvan julkaista omalla tililläni.',
            sv: 'Jag frågar vårdnadshavarna i Wilma om just den här bilden får läggas upp på mitt eget konto.',
            en: 'I ask the guardians, showing them this very picture, whether it may go on my own account.',
          },
          brings: {
            fi: 'Kolmessa päivässä tulee viisitoista kyllää, kaksi eitä ja yksi hiljaisuus. Kuva jää julkaisematta. Yksi ei-vastaajista kiittää silti siitä, että kysyit: muut ovat vain julkaisseet.',
            sv: 'På tre dagar kommer femton ja, två nej och en tystnad. Bilden blir inte publicerad. En av dem som sa nej tackar ändå för att du frågade: andra har bara publicerat.',
            en: 'In three days there are fifteen yeses, two noes and one silence. The picture isn’t posted. One of those who said no thanks you for asking: others have simply gone ahead.',
          },
          passage: 'others',
        },
        {
          id: 'words',
          does: {
            fi: 'Kerron sanoin: ”Retkellä joku kysyi, tietävätkö kalat asuvansa järvessä. En osannut vastata.”',
            sv: 'Jag berättar med ord: ”På utfärden frågade någon om fiskarna vet att de bor i en sjö. Jag kunde inte svara.”',
            en: 'I tell it in words: “On our trip somebody asked whether fish know that they live in a lake. I couldn’t answer.”',
          },
          brings: {
            fi: 'Kalatutkija vastaa, samoin kolme filosofia ja mummo Kainuusta. Kysyjää ei tunnista kuin kysyjä itse, ja hän on siitä kovin ylpeä.',
            sv: 'En fiskforskare svarar, likaså tre filosofer och en mormor i Närpes. Den enda som känner igen den som frågade är hen själv, och stoltheten är stor.',
            en: 'A fish biologist answers, and three philosophers, and somebody’s gran. Only the one who asked knows who asked, and is very proud of it.',
          },
          passage: 'own-voice',
        },
      ],
    },
    {
      id: 'call',
      tells: {
        fi: 'Rehtori soittaa. Ääni on rauhallinen: ”Se laiturikuva pitäisi saada pois nyt heti. En voi kertoa miksi.”',
        sv: 'Rektorn ringer. Rösten är lugn: ”Bilden från bryggan borde bort nu genast. Jag kan inte säga varför.”',
        en: 'The head teacher calls. The voice is calm: “That picture of the pier needs to go, right now. I can’t tell you why.”',
      },
      choices: [
        {
          id: 'at-once',
          does: {
            fi: 'Poistan kuvan puhelun aikana ja kerron, ketkä olivat jakaneet sen.',
            sv: 'Jag tar bort bilden under samtalet och berättar vilka som har delat den.',
            en: 'I delete the picture during the call and say who had shared it.',
          },
          brings: {
            fi: 'Neljässä minuutissa se on poissa. Kirjoitat kahdelle, jotka jakoivat sen, ja hekin poistavat. Rehtori soittaa äidille. Syytä et saa tietää, etkä tarvitse.',
            sv: 'På fyra minuter är den borta. Du skriver till de två som delade, och de tar också bort. Rektorn ringer mamman. Orsaken får du inte veta, och du behöver den inte.',
            en: 'In four minutes it is gone. You write to the two who shared it, and they delete theirs. The head teacher calls the mother. You aren’t told the reason, and you don’t need it.',
          },
          passage: 'mistakes',
        },
        {
          id: 'why',
          does: {
            fi: 'Kysyn vielä, mistä on kyse. Kasvojahan ei näy.',
            sv: 'Jag frågar ännu vad det gäller. Det syns ju inga ansikten.',
            en: 'I ask what it is about. There are no faces, after all.',
          },
          brings: {
            fi: 'Rehtori ei voi vastata, ja puhelu venyy. Kuva on näkyvissä kaksikymmentä minuuttia pidempään. Kysymys on ymmärrettävä, sen paikka on vain poistamisen jälkeen.',
            sv: 'Rektorn kan inte svara, och samtalet drar ut på tiden. Bilden syns i tjugo minuter till. Frågan är förståelig, den hör bara hemma efter att bilden är borta.',
            en: 'The head teacher can’t answer, and the call drags on. The picture stays up for another twenty minutes. It’s an understandable question; its place is just after the deleting.',
          },
          passage: 'mistakes',
        },
        {
          id: 'blur',
          does: {
            fi: 'Sumennan takin ja vaihdan kuvan tilalle.',
            sv: 'Jag gör jackan suddig och byter ut bilden.',
            en: 'I blur the jacket and put that picture in its place.',
          },
          brings: {
            fi: 'Sumentamiseen menee puoli tuntia, ja vanha kuva näkyy vielä kahdella, jotka jakoivat sen. Järvi on yhä sama järvi.',
            sv: 'Det tar en halvtimme, och den gamla bilden syns fortfarande hos de två som delade. Sjön är fortfarande samma sjö.',
            en: 'It takes half an hour, and the old picture is still up with the two who shared it. The lake is still the same lake.',
          },
          next: {
            fi: 'Poista se kokonaan ja pyydä jakajia tekemään samoin. Kengistä saa vielä kuvan ensi keväänä.',
            sv: 'Ta bort den helt, och be dem som delade göra likadant. Skorna kan man fota nästa vår.',
            en: 'Delete it altogether, and ask those who shared it to do the same. There will be shoes to photograph next spring.',
          },
          passage: 'others',
        },
      ],
    },
  ],
}
