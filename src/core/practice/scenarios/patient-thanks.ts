import type { Scenario } from '../scenario.ts'

export const patientThanks: Scenario = {
  id: 'patient-thanks',
  place: 'care',
  title: {
    fi: 'Omainen kiittää kaikkien nähden',
    sv: 'En anhörig tackar så att alla ser',
    en: 'A relative thanks you for all to see',
  },
  scenes: [
    {
      id: 'thanks',
      tells: {
        fi: 'Kävit kaksi vuotta Helvin luona kotihoidossa. Hän kuoli keväällä. Nyt hänen tyttärensä on kirjoittanut sinun profiiliisi. Silmäsi kostuvat.',
        sv: 'I två år besökte du Helvi i hemvården. Hon dog i våras. Nu har hennes dotter skrivit på din sida. Du får tårar i ögonen.',
        en: 'For two years you visited Helvi as a home care nurse. She died in the spring. Now her daughter has written on your page. Your eyes fill.',
      },
      screen: {
        fi: 'Kiitos sinulle. Äiti sai olla kotona loppuun asti. Hän odotti sinua joka aamu.',
        sv: 'Tack till dig. Mamma fick vara hemma ända till slutet. Hon väntade på dig varje morgon.',
        en: 'Thank you. Mum could stay at home to the end. She waited for you every morning.',
      },
      choices: [
        {
          id: 'remember',
          does: {
            fi: 'Vastaan: ”Helvi oli ihana. Muistan vieläkin hänen keittiönsä kellon.”',
            sv: 'Jag svarar: ”Helvi var underbar. Jag minns fortfarande klockan i hennes kök.”',
            en: 'I reply: “Helvi was lovely. I still remember the clock in her kitchen.”',
          },
          brings: {
            fi: 'Tytär vastaa sydämellä. Alle kirjoittaa myös naapuri: ”Oliko Helvi kotihoidossa? Ei se minulle puhunut mitään.” Tytär sai kertoa äidistään. Sinulta sama tieto on salassa pidettävä, vielä kuoleman jälkeenkin.',
            sv: 'Dottern svarar med ett hjärta. Under skriver också en granne: ”Hade Helvi hemvård? Det sa hon aldrig åt mig.” Dottern fick berätta om sin mamma. För dig är samma sak sekretessbelagd, även efter döden.',
            en: 'The daughter answers with a heart. Beneath it a neighbour writes: “Did Helvi have home care? She never said a word to me.” The daughter was free to tell of her mother. From you the same is confidential, even after death.',
          },
          next: {
            fi: 'Voit poistaa vastauksen ja kirjoittaa tyttärelle saman viestinä. Hän tuskin panee pahakseen.',
            sv: 'Du kan ta bort svaret och skriva samma sak till dottern i ett meddelande. Hon tar knappast illa upp.',
            en: 'You can delete the reply and write the same to the daughter in a message. She will hardly mind.',
          },
          passage: 'others',
        },
        {
          id: 'neutral',
          does: {
            fi: 'Vastaan: ”Kiitos näistä sanoista. Ne menivät suoraan sydämeen.”',
            sv: 'Jag svarar: ”Tack för de här orden. De gick rakt till hjärtat.”',
            en: 'I reply: “Thank you for these words. They went straight to my heart.”',
          },
          brings: {
            fi: 'Vastaus ei kerro kenestäkään mitään, ja silti siinä on kaikki. Tytär lukee sen monta kertaa.',
            sv: 'Svaret berättar ingenting om någon, och ändå finns allt där. Dottern läser det många gånger.',
            en: 'The reply says nothing about anybody, and yet it is all there. The daughter reads it many times.',
          },
          passage: 'others',
        },
        {
          id: 'card',
          does: {
            fi: 'En vastaa julkisesti. Kirjoitan hänelle kortin.',
            sv: 'Jag svarar inte offentligt. Jag skriver ett kort till henne.',
            en: 'I don’t answer in public. I write her a card.',
          },
          brings: {
            fi: 'Kortissa voit kertoa kellosta, koska sen lukee vain hän. Se on jääkaapin ovessa vielä ensi jouluna. Sitä, ettet vastannut kommenttiin, ei kukaan ihmettele.',
            sv: 'På kortet kan du berätta om klockan, för det är bara hon som läser det. Det sitter på kylskåpsdörren ännu nästa jul. Att du inte svarade på kommentaren undrar ingen över.',
            en: 'On the card you can tell her about the clock, because only she reads it. It is still on the fridge next Christmas. Nobody wonders that you didn’t answer the comment.',
          },
          passage: 'others',
        },
        {
          id: 'heart',
          does: {
            fi: 'Painan sydäntä.',
            sv: 'Jag trycker på hjärtat.',
            en: 'I press the heart.',
          },
          brings: {
            fi: 'Se sanoo, että luit ja että se merkitsi sinulle jotain. Aina ei tarvitse sanoja.',
            sv: 'Det säger att du läste och att det betydde något. Det behövs inte alltid ord.',
            en: 'It says that you read it, and that it meant something. Words aren’t always needed.',
          },
          passage: 'others',
        },
      ],
    },
  ],
}
