import type { Scenario } from '../scenario.ts'

export const meetingJoke: Scenario = {
  id: 'meeting-joke',
  place: 'office',
  title: {
    fi: 'Vitsi palaverista',
    sv: 'Ett skämt om ett möte',
    en: 'A joke about a meeting',
  },
  scenes: [
    {
      id: 'coffee',
      tells: {
        fi: 'Palaveri kesti kolme tuntia, ja lopuksi sovittiin uusi. Sen veti Salla, ensimmäistä kertaa. Otat kuvan kylmästä kahvistasi ja kirjoitat.',
        sv: 'Mötet tog tre timmar, och till slut bestämdes det om ett nytt. Det leddes av Salla, för första gången. Du tar en bild av ditt kalla kaffe och skriver.',
        en: 'The meeting took three hours and ended with a date for another. Salla chaired it, for the first time. You take a picture of your cold coffee and write.',
      },
      screen: {
        fi: 'Kolme tuntia palaveria. Päätös: pidetään toinen.',
        sv: 'Tre timmars möte. Beslut: vi håller ett till.',
        en: 'A three-hour meeting. Outcome: we’ll have another.',
      },
      choices: [
        {
          id: 'post',
          does: {
            fi: 'Julkaisen. Se on hauska ja kaikille tuttu.',
            sv: 'Jag publicerar. Det är roligt, och alla känner igen det.',
            en: 'I post it. It’s funny, and everybody knows the feeling.',
          },
          brings: {
            fi: 'Sata naurua, ja kommentit ovat toinen toistaan parempia. Puolen tunnin päästä tulee viesti Sallalta.',
            sv: 'Hundra skratt, och kommentarerna blir bara bättre. Efter en halvtimme kommer ett meddelande från Salla.',
            en: 'A hundred laughs, and the comments get better and better. Half an hour later there is a message from Salla.',
          },
          passage: 'misread',
          leadsTo: 'salla',
        },
        {
          id: 'myself',
          does: {
            fi: 'Käännän sen itseeni: ”Kolmen tunnin palaverissa opin, että kahvini jäähtyy tunnissa ja keskittymiseni kahdessa.”',
            sv: 'Jag vänder det mot mig själv: ”På ett tre timmars möte lärde jag mig att kaffet kallnar på en timme och min koncentration på två.”',
            en: 'I turn it on myself: “In a three-hour meeting I learnt that my coffee goes cold in one and my attention in two.”',
          },
          brings: {
            fi: 'Ihmiset nauravat kanssasi. Salla kommentoi: ”Ensi kerralla tunti ja termari.”',
            sv: 'Folk skrattar med dig. Salla kommenterar: ”Nästa gång en timme och en termos.”',
            en: 'People laugh with you. Salla comments: “Next time one hour and a thermos.”',
          },
          passage: 'misread',
        },
        {
          id: 'chat',
          does: {
            fi: 'Laitan sen vain tiimin omaan ryhmään.',
            sv: 'Jag lägger ut det bara i teamets egen grupp.',
            en: 'I put it in the team’s own chat only.',
          },
          brings: {
            fi: 'Siellä nauretaan, Sallakin laittaa itkunauruhymiön. Se voi tarkoittaa kumpaa tahansa. Suljettu ryhmä on silti ryhmä, jossa hän on.',
            sv: 'Där skrattas det, också Salla skickar en gråtskrattande smiley. Den kan betyda vilket som helst. En stängd grupp är ändå en grupp där hon är med.',
            en: 'They laugh there, and Salla sends a face that laughs and cries. It could mean either. A closed group is still a group that she is in.',
          },
          next: {
            fi: 'Voit sanoa hänelle käytävällä, mikä palaverissa oli hyvää. Jotain oli varmasti.',
            sv: 'Du kan säga till henne i korridoren vad som var bra på mötet. Något var det säkert.',
            en: 'You could tell her in the corridor what was good about the meeting. Something surely was.',
          },
          passage: 'misread',
        },
        {
          id: 'table',
          does: {
            fi: 'Säästän sen kahvipöytään.',
            sv: 'Jag sparar det till kaffebordet.',
            en: 'I save it for the coffee table.',
          },
          brings: {
            fi: 'Salla nauraa ensimmäisenä ja pahiten. Äänensävy kuuluu, ja kaikki tietävät, että pidät hänestä.',
            sv: 'Salla skrattar först och mest. Tonfallet hörs, och alla vet att du tycker om henne.',
            en: 'Salla laughs first, and loudest. They can hear your tone, and all of them know that you like her.',
          },
          passage: 'misread',
        },
      ],
    },
    {
      id: 'salla',
      tells: {
        fi: 'Vitsisi oli palavereista yleensä. Salla lukee sen yksin, työpäivän jälkeen.',
        sv: 'Ditt skämt handlade om möten i allmänhet. Salla läser det ensam, efter arbetsdagen.',
        en: 'Your joke was about meetings in general. Salla reads it alone, after work.',
      },
      screen: {
        fi: 'Oliko se mun palaveri?',
        sv: 'Var det mitt möte?',
        en: 'Was that my meeting?',
      },
      choices: [
        {
          id: 'honest',
          does: {
            fi: 'Vastaan: ”Oli. Vitsi oli palavereista, ei sinusta, mutta ymmärrän, jos se kirpaisi. Otanko pois?”',
            sv: 'Jag svarar: ”Ja. Skämtet gällde möten, inte dig, men jag förstår om det sved. Ska jag ta bort det?”',
            en: 'I answer: “It was. The joke was about meetings, not you, but I understand if it stung. Shall I take it down?”',
          },
          brings: {
            fi: 'Kolme pistettä vilkkuu pitkään. ”Jätä. Se oli kyllä hauska. Auta mua ensi kerralla lopettamaan ajoissa.” Autat.',
            sv: 'Tre prickar blinkar länge. ”Låt stå. Det var faktiskt roligt. Hjälp mig sluta i tid nästa gång.” Det gör du.',
            en: 'Three dots blink for a long time. “Leave it. It was funny, actually. Help me finish on time next time.” You do.',
          },
          passage: 'mistakes',
        },
        {
          id: 'deny',
          does: {
            fi: 'Vastaan: ”Ei tietenkään, ihan yleisesti vaan.”',
            sv: 'Jag svarar: ”Absolut inte, bara så där allmänt.”',
            en: 'I answer: “Of course not, just in general.”',
          },
          brings: {
            fi: 'Hän tietää, että sinulla oli tänään yksi palaveri. ”Okei”, hän vastaa. Seuraavaan palaveriin hän lähettää asialistan, jossa on minuutit.',
            sv: 'Hon vet att du hade ett enda möte i dag. ”Okej”, svarar hon. Till nästa möte skickar hon en föredragningslista med minuter.',
            en: 'She knows that you had one meeting today. “Okay,” she answers. For the next one she sends an agenda with minutes on it.',
          },
          next: {
            fi: 'Voit vielä sanoa: ”Oli se. Anteeksi, että kiersin.” Se on pieni lause ja vaikea, ja se auttaa.',
            sv: 'Du kan ännu säga: ”Jo, det var det. Förlåt att jag slingrade mig.” Det är en liten mening och en svår, och den hjälper.',
            en: 'You can still say: “It was. Sorry I dodged.” It’s a small sentence and a hard one, and it helps.',
          },
          passage: 'mistakes',
        },
        {
          id: 'delete',
          does: {
            fi: 'Poistan jutun enkä vastaa viestiin vielä.',
            sv: 'Jag tar bort inlägget och svarar inte på meddelandet ännu.',
            en: 'I delete the post and don’t answer the message yet.',
          },
          brings: {
            fi: 'Vitsi on poissa, ja Salla jää miettimään, oletko vihainen hänelle. Poistaminen näkyy, syy ei.',
            sv: 'Skämtet är borta, och Salla undrar om du är arg på henne. Att det togs bort syns, men inte varför.',
            en: 'The joke is gone, and Salla is left wondering whether you’re cross with her. The deleting shows; the reason doesn’t.',
          },
          next: {
            fi: 'Vastaa muutamalla sanalla: ”Otin sen pois, kun tajusin, miltä se sinusta näyttää.”',
            sv: 'Svara med några ord: ”Jag tog bort det när jag förstod hur det ser ut för dig.”',
            en: 'Answer in a few words: “I took it down when I saw how it must look to you.”',
          },
          passage: 'mistakes',
        },
      ],
    },
  ],
}
