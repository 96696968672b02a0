import type { Scenario } from '../scenario.ts'

export const whereToBuy: Scenario = {
  id: 'where-to-buy',
  place: 'shop',
  title: {
    fi: 'Mistä hyvä kakku lauantaiksi?',
    sv: 'Var får man en god tårta till lördag?',
    en: 'Where can I get a good cake for Saturday?',
  },
  scenes: [
    {
      id: 'group',
      tells: {
        fi: 'Olet leipurina Kanelipuodissa. Kaupunginosan ryhmässä kysytään kakkua, ja tiedät, että teidän on hyvä. Olethan itse tehnyt sen.',
        sv: 'Du är bagare på Kanelboden. I stadsdelens grupp frågar någon efter tårta, och du vet att er är god. Du har ju själv bakat den.',
        en: 'You are a baker at the Cinnamon Shop. In the neighbourhood group somebody asks about cake, and you know that yours is good. You made it yourself, after all.',
      },
      screen: {
        fi: 'Mistä saa lauantaiksi hyvän täytekakun kahdellekymmenelle? Tytär valmistuu.',
        sv: 'Var får man en god gräddtårta för tjugo personer till lördag? Dottern tar examen.',
        en: 'Where can I get a good cream cake for twenty by Saturday? My daughter is graduating.',
      },
      choices: [
        {
          id: 'as-neighbour',
          does: {
            fi: 'Vastaan: ”Kanelipuodista, koko kaupungin parhaat.”',
            sv: 'Jag svarar: ”Kanelboden, stans bästa.”',
            en: 'I reply: “The Cinnamon Shop, the best in town.”',
          },
          brings: {
            fi: 'Hetken päästä joku kysyy: ”Etkö sinä ole siellä töissä?” Kysymys saa neljätoista peukkua.',
            sv: 'Efter en stund frågar någon: ”Jobbar inte du där?” Frågan får fjorton tummar.',
            en: 'After a while somebody asks: “Don’t you work there?” The question gets fourteen thumbs.',
          },
          passage: 'employer',
          leadsTo: 'asked',
        },
        {
          id: 'say-so',
          does: {
            fi: 'Vastaan: ”Olen itse Kanelipuodin leipuri, joten en ole puolueeton. Mutta tilaa torstaihin mennessä, niin ehdin.”',
            sv: 'Jag svarar: ”Jag är själv bagare på Kanelboden, så jag är inte opartisk. Men beställ senast på torsdag, så hinner jag.”',
            en: 'I reply: “I’m the baker at the Cinnamon Shop, so I’m not impartial. But order by Thursday and I’ll have time.”',
          },
          brings: {
            fi: 'Kysyjä tilaa. Kaksi muuta kirjoittaa alle, että kakku on oikeasti hyvä, ja heitä uskotaan, koska he eivät ole leipureita.',
            sv: 'Den som frågade beställer. Två andra skriver att tårtan verkligen är god, och dem tror man på, för de är inte bagare.',
            en: 'The order comes. Two others write beneath that the cake really is good, and they are believed, since they aren’t bakers.',
          },
          passage: 'employer',
        },
        {
          id: 'sister',
          does: {
            fi: 'Pyydän siskoa kehumaan. Hän on oikeasti syönyt kakkua.',
            sv: 'Jag ber min syster berömma den. Hon har ju ätit tårtan på riktigt.',
            en: 'I ask my sister to recommend it. She really has eaten the cake.',
          },
          brings: {
            fi: 'Sisko kehuu, eikä kukaan huomaa. Lauantaina kuulet, että kysyjä tilasi juuri hänen takiaan. Kakku oli hyvä, mutta jokin jää vähän hiertämään.',
            sv: 'Systern berömmer, och ingen märker något. På lördagen hör du att det var på grund av henne som tårtan beställdes. Den var god, men något skaver lite.',
            en: 'She does, and nobody notices. On Saturday you hear that it was because of her that they ordered. The cake was good, but something nags at you a little.',
          },
          next: {
            fi: 'Pyydetty kehu on mainos, vaikka se olisi totta. Ensi kerralla sisko voi sanoa: ”Siskoni leipoo siellä, joten syön niitä jatkuvasti.”',
            sv: 'Beröm på beställning är reklam, också när det är sant. Nästa gång kan systern säga: ”Min syster bakar där, så jag äter dem jämt.”',
            en: 'Praise by request is an advertisement, even if it’s true. Next time your sister can say: “My sister bakes there, so I eat them all the time.”',
          },
          passage: 'advertising',
        },
        {
          id: 'others',
          does: {
            fi: 'En sano mitään. Katsotaan, mitä asiakkaat sanovat.',
            sv: 'Jag säger ingenting. Vi får se vad kunderna säger.',
            en: 'I say nothing. Let’s see what the customers say.',
          },
          brings: {
            fi: 'Kolme suosittelee teitä ja kaksi kilpailijaa. Luet kehut tauolla jauhot käsissä. Ne tuntuvat paremmilta kuin yksikään, jonka olisit itse kirjoittanut.',
            sv: 'Tre rekommenderar er, två en konkurrent. Du läser berömmet på pausen med mjöl på händerna. Det känns bättre än något du själv kunde ha skrivit.',
            en: 'Three recommend you, and two a competitor. You read the praise in your break with flour on your hands. It feels better than any that you could have written.',
          },
          passage: 'voluntary',
        },
      ],
    },
    {
      id: 'asked',
      tells: {
        fi: 'Neljätoista ihmistä odottaa vastausta. Kyllä, olet siellä töissä.',
        sv: 'Fjorton personer väntar på svar. Ja, du jobbar där.',
        en: 'Fourteen people are waiting for an answer. Yes, you work there.',
      },
      choices: [
        {
          id: 'admit',
          does: {
            fi: 'Vastaan: ”Olen, ja se olisi pitänyt sanoa heti. Kakku on silti hyvä.”',
            sv: 'Jag svarar: ”Jo, och det borde jag ha sagt genast. Tårtan är ändå god.”',
            en: 'I reply: “I do, and I should have said so at once. The cake is still good.”',
          },
          brings: {
            fi: 'Joku nauraa, joku vahvistaa kakun. Kymmenen minuutin päästä ryhmässä puhutaan jo kadonneesta kissasta.',
            sv: 'Någon skrattar, någon går i god för tårtan. Tio minuter senare talar gruppen redan om en försvunnen katt.',
            en: 'Somebody laughs, somebody vouches for the cake. Ten minutes later the group is talking about a lost cat.',
          },
          passage: 'employer',
        },
        {
          id: 'delete',
          does: {
            fi: 'Poistan koko vastaukseni.',
            sv: 'Jag tar bort hela mitt svar.',
            en: 'I delete my whole reply.',
          },
          brings: {
            fi: 'Kysymys jää, vastaus puuttuu. Moni päättelee loput itse, eikä se ole kakulle eduksi.',
            sv: 'Frågan står kvar, svaret fattas. Många drar sina egna slutsatser, och det är inte till tårtans fördel.',
            en: 'The question stays, the answer is missing. Many work out the rest for themselves, and it does the cake no good.',
          },
          next: {
            fi: 'Vielä voi vastata kysyjälle suoraan. Yksi lause riittää.',
            sv: 'Det går fortfarande att svara rakt. En mening räcker.',
            en: 'You can still give a straight answer. One sentence will do.',
          },
          passage: 'mistakes',
        },
        {
          id: 'dodge',
          does: {
            fi: 'Vastaan: ”Olen siellä usein.”',
            sv: 'Jag svarar: ”Jag är ofta där.”',
            en: 'I reply: “I’m often there.”',
          },
          brings: {
            fi: 'Se naurattaa niitä, jotka tietävät. Joku laittaa kuvan, jossa seisot tiskin takana esiliina päällä.',
            sv: 'De som vet skrattar. Någon lägger upp en bild där du står bakom disken i förkläde.',
            en: 'Those who know find it funny. Somebody posts a picture of you behind the counter in an apron.',
          },
          next: {
            fi: 'Naura mukana: ”Kiinni jäin. Siellä leivon.” Siitä ei tule enempää.',
            sv: 'Skratta med: ”Avslöjad. Jag bakar där.” Mer blir det inte av det.',
            en: 'Laugh along: “Caught. I bake there.” It won’t come to more than that.',
          },
          passage: 'employer',
        },
      ],
    },
  ],
}
