import type { Scenario } from '../scenario.ts'

export const parentAtNight: Scenario = {
  id: 'parent-at-night',
  place: 'school',
  title: {
    fi: 'Kysymys sunnuntai-iltana',
    sv: 'En fråga på söndagskvällen',
    en: 'A question on Sunday night',
  },
  scenes: [
    {
      id: 'comment',
      tells: {
        fi: 'Kerroit, että kuutosluokan rakettipäivä onnistui: kaksi lensi ja yksi lähti väärään suuntaan. Sunnuntaina kello 22.40 erään oppilaan isä kommentoi.',
        sv: 'Du berättade att sexornas raketdag lyckades: två flög och en for åt fel håll. På söndagen klockan 22.40 kommenterar en elevs pappa.',
        en: 'You told people that your class’s rocket day was a success: two flew, and one went the wrong way. On Sunday at 22.40 a pupil’s father comments.',
      },
      screen: {
        fi: 'Hauskaa. Kun nyt olet linjoilla: mitä Eetu sai matikan kokeesta?',
        sv: 'Roligt. När du nu är på tråden: hur gick matteprovet för Eetu?',
        en: 'Great fun. While you’re online: how did Eetu do in the maths test?',
      },
      choices: [
        {
          id: 'answer',
          does: {
            fi: 'Vastaan nopeasti: ”Hyvin meni, ysi.”',
            sv: 'Jag svarar snabbt: ”Bra gick det, en nia.”',
            en: 'I answer quickly: “Very well, nine out of ten.”',
          },
          brings: {
            fi: 'Isä kiittää. Luokkakaverit näkevät numeron ennen Eetua, joka ei olisi halunnut sitä sanottavan ääneen, vaikka se olikin hyvä. Koe on hänen ja huoltajien asia, ei kommenttien.',
            sv: 'Pappan tackar. Klasskamraterna ser vitsordet före Eetu, som inte ville ha det sagt högt fast det var bra. Provet är en sak för honom och vårdnadshavarna, inte för kommentarerna.',
            en: 'The father thanks you. Classmates see the mark before Eetu does, who didn’t want it said aloud, good as it was. The test is for him and his parents, not for the comments.',
          },
          next: {
            fi: 'Poista vastaus ja piilota kommentti. Eetulle voi aamulla sanoa, että se lipsahti.',
            sv: 'Ta bort svaret och dölj kommentaren. Till Eetu kan du säga på morgonen att det slank ur dig.',
            en: 'Delete the answer and hide the comment. You can tell Eetu in the morning that it slipped out.',
          },
          passage: 'others',
        },
        {
          id: 'tomorrow',
          does: {
            fi: 'Vastaan: ”Täällä en puhu oppilaista. Katsotaan huomenna Wilmassa.”',
            sv: 'Jag svarar: ”Här talar jag inte om elever. Vi tar det i Wilma i morgon.”',
            en: 'I answer: “I don’t talk about pupils here. Let’s take it up through school tomorrow.”',
          },
          brings: {
            fi: 'Isä peukuttaa. Samalla muutkin huoltajat oppivat, missä kokeista kysytään. Vastasit tosin kello 22.43, ja ensi sunnuntaina joku odottaa samaa.',
            sv: 'Pappan ger en tumme upp. Samtidigt lär sig andra vårdnadshavare var man frågar om prov. Du svarade visserligen klockan 22.43, och nästa söndag väntar någon sig detsamma.',
            en: 'The father gives it a thumbs up. Other parents learn where to ask about tests. Though you did answer at 22.43, and next Sunday somebody will expect the same.',
          },
          passage: 'others',
        },
        {
          id: 'monday',
          does: {
            fi: 'Suljen puhelimen. Vastaan maanantaina Wilmassa.',
            sv: 'Jag stänger telefonen. Jag svarar i Wilma på måndag.',
            en: 'I put the phone away. I’ll answer through school on Monday.',
          },
          brings: {
            fi: 'Maanantaina 8.10 laitat viestin. Isä vastaa: ”Ai niin, Eetu ehti jo kertoa.” Kommentti ehti olla yön esillä, Eetun nimi mukana.',
            sv: 'På måndagen 8.10 skickar du ett meddelande. Pappan svarar: ”Just det, Eetu hann redan berätta.” Kommentaren stod kvar över natten, med Eetus namn.',
            en: 'On Monday at 8.10 you send a message. The father answers: “Oh yes, Eetu has told me.” The comment stayed up overnight, with Eetu’s name in it.',
          },
          next: {
            fi: 'Nimen takia kommentin voi piilottaa heti. Muu ehtii hyvin aamuun.',
            sv: 'På grund av namnet kan man dölja kommentaren genast. Resten hinner gott vänta till morgonen.',
            en: 'Because of the name, you might hide the comment at once. The rest can easily wait till morning.',
          },
          passage: 'working-time',
        },
        {
          id: 'hide',
          does: {
            fi: 'Piilotan kommentin, koska siinä on lapsen nimi, ja menen nukkumaan.',
            sv: 'Jag döljer kommentaren, för där finns ett barns namn, och går och lägger mig.',
            en: 'I hide the comment, because a child’s name is in it, and go to bed.',
          },
          brings: {
            fi: 'Aamulla isä ihmettelee, minne kommentti katosi. Kerrot Wilmassa syyn ja sen, että koe meni hyvin. Hän ei ollut ajatellut nimeä lainkaan.',
            sv: 'På morgonen undrar pappan vart kommentaren tog vägen. Du berättar i Wilma varför, och att provet gick bra. Namnet hade han inte alls tänkt på.',
            en: 'In the morning the father wonders where it went. You tell him why, through school, and that the test went well. He hadn’t thought of the name at all.',
          },
          passage: 'others',
        },
      ],
    },
  ],
}
