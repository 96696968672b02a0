import type { Scenario } from '../scenario.ts'

export const factoryPhoto: Scenario = {
  id: 'factory-photo',
  place: 'factory',
  title: {
    fi: 'Kuva hallista aamuvarhain',
    sv: 'En bild från hallen i gryningen',
    en: 'A picture from the hall at dawn',
  },
  scenes: [
    {
      id: 'picture',
      tells: {
        fi: 'Kello on 5.40, ja uuden sarjan ensimmäinen kone seisoo valmiina. Valo tulee portista matalalta. Otat kuvan, ja se on hieno. Taustalla on viikkotaulu, ja reunassa Jari ilman kypärää.',
        sv: 'Klockan är 5.40, och den första maskinen i den nya serien står färdig. Ljuset faller lågt in genom porten. Du tar en bild, och den är fin. I bakgrunden finns veckotavlan, och i kanten Jari utan hjälm.',
        en: 'It is 5.40, and the first machine of the new series stands finished. The light comes in low through the gate. You take a picture, and it is a fine one. Behind is the week’s board, and at the edge stands Jari without his helmet.',
      },
      choices: [
        {
          id: 'post',
          does: {
            fi: 'Julkaisen sen heti, ennen kuin valo on vanha.',
            sv: 'Jag lägger upp den genast, innan ljuset är gammalt.',
            en: 'I post it straight away, before the light is old.',
          },
          brings: {
            fi: 'Kuusikymmentä tykkäystä ennen aamupalaa, yksi niistä kilpailijan myyjältä. Kun kuvan suurentaa, taulusta lukee asiakkaan nimen ja toimitusviikon.',
            sv: 'Sextio gillar före frukosten, en av dem från en konkurrents säljare. När man förstorar bilden kan man läsa kundens namn och leveransvecka på tavlan.',
            en: 'Sixty likes before breakfast, one of them from a competitor’s salesman. When you enlarge the picture, the board gives a customer’s name and the week of delivery.',
          },
          passage: 'confidential',
          leadsTo: 'board',
        },
        {
          id: 'crop',
          does: {
            fi: 'Rajaan taulun pois ja kysyn Jarilta, saako hän olla kuvassa.',
            sv: 'Jag beskär bort tavlan och frågar Jari om han får vara med.',
            en: 'I crop out the board and ask Jari whether he may be in it.',
          },
          brings: {
            fi: '”Älä helkkarissa, ilman kypärää”, sanoo Jari ja nauraa. Rajaat hänetkin. Jäljelle jää kone ja valo, ja se riittää.',
            sv: '”För sjutton, inte utan hjälm”, säger Jari och skrattar. Du beskär bort honom också. Kvar blir maskinen och ljuset, och det räcker.',
            en: '“Not without my helmet, for heaven’s sake,” says Jari and laughs. You crop him out too. What is left is the machine and the light, and that is enough.',
          },
          passage: 'others',
        },
        {
          id: 'again',
          does: {
            fi: 'Otan uuden kuvan, jossa on vain kone.',
            sv: 'Jag tar en ny bild med bara maskinen.',
            en: 'I take another picture, of the machine alone.',
          },
          brings: {
            fi: 'Valo on jo vähän tavallisempi. Kuva on silti hyvä, ja vuoromestari kysyy, saako sen aulan näytölle.',
            sv: 'Ljuset är redan lite vanligare. Bilden är ändå bra, och skiftmästaren frågar om den får visas på skärmen i aulan.',
            en: 'The light is a little more ordinary by now. It is a good picture all the same, and the foreman asks whether it may go on the screen in the lobby.',
          },
          passage: 'others',
        },
        {
          id: 'words',
          does: {
            fi: 'Jätän kuvan ja kerron sanoin: ”5.40, ensimmäinen kone uudesta sarjasta tuli ulos. Haisi tuoreelta maalilta ja kahvilta.”',
            sv: 'Jag hoppar över bilden och berättar med ord: ”5.40, den första maskinen i nya serien rullade ut. Det luktade färsk målarfärg och kaffe.”',
            en: 'I leave the picture and tell it in words: “5.40, the first machine of the new series rolled out. It smelt of fresh paint and coffee.”',
          },
          brings: {
            fi: 'Yksi kommentoi: ”Haistoin tuon tänne asti.” Kuvalla olisi tullut enemmän tykkäyksiä. Tämän muistaa joku vielä pikkujouluissa.',
            sv: 'Någon kommenterar: ”Jag kände lukten ända hit.” Med bild hade det blivit fler gillar. Det här minns någon ännu på julfesten.',
            en: 'Somebody comments: “I could smell that from here.” A picture would have had more likes. This one somebody still remembers at the Christmas party.',
          },
          passage: 'own-voice',
        },
      ],
    },
    {
      id: 'board',
      tells: {
        fi: 'Kahdeksalta vuoromestari laittaa viestin. Olet jo kotona ja menossa nukkumaan.',
        sv: 'Klockan åtta skickar skiftmästaren ett meddelande. Du är redan hemma och på väg i säng.',
        en: 'At eight the foreman sends a message. You are home already and on your way to bed.',
      },
      screen: {
        fi: 'Hieno kuva. Näkyykö siinä taulu?',
        sv: 'Fin bild. Syns tavlan på den?',
        en: 'Great picture. Is that the board in it?',
      },
      choices: [
        {
          id: 'take-down',
          does: {
            fi: 'Poistan kuvan, vastaan ”Näkyi, otin pois. Laitan huomenna rajatun”, ja menen nukkumaan.',
            sv: 'Jag tar bort bilden, svarar ”Den syntes, jag tog bort den. Jag lägger upp en beskuren i morgon”, och går och lägger mig.',
            en: 'I take it down, answer “It was, I’ve taken it down. I’ll post a cropped one tomorrow”, and go to bed.',
          },
          brings: {
            fi: 'Vuoromestari vinkkaa myyjälle, joka soittaa asiakkaalle ennen kuin kukaan muu ehtii. Asiakasta asia lähinnä huvittaa. Illalla rajattu kuva saa neljäkymmentä tykkäystä.',
            sv: 'Skiftmästaren tipsar säljaren, som ringer kunden innan någon annan hinner. Kunden är mest road. På kvällen får den beskurna bilden fyrtio gillar.',
            en: 'The foreman tips off the salesperson, who calls the customer before anybody else can. The customer is mostly amused. In the evening the cropped picture gets forty likes.',
          },
          passage: 'mistakes',
        },
        {
          id: 'comment',
          does: {
            fi: 'Lisään kommentin: ”Taulussa on vanhat tiedot.”',
            sv: 'Jag lägger till en kommentar: ”Uppgifterna på tavlan är gamla.”',
            en: 'I add a comment: “What’s on the board is out of date.”',
          },
          brings: {
            fi: 'Nyt kaikki katsovat taulua. Eikä se ole edes totta, minkä ensimmäisenä huomaa se asiakas, jonka nimi siinä lukee.',
            sv: 'Nu tittar alla på tavlan. Och det är inte ens sant, vilket den kund vars namn står där märker först av alla.',
            en: 'Now everybody looks at the board. And it isn’t even true, as the customer whose name is on it is the first to notice.',
          },
          next: {
            fi: 'Kuvan voi vielä poistaa. Ja vuoromestarille voi sanoa suoraan, miten kävi.',
            sv: 'Bilden går fortfarande att ta bort. Och för skiftmästaren kan man säga rakt ut hur det gick.',
            en: 'The picture can still be taken down. And you can tell the foreman plainly how it went.',
          },
          passage: 'mistakes',
        },
        {
          id: 'leave',
          does: {
            fi: 'Jätän kuvan. Kukaan ei suurenna tuollaista.',
            sv: 'Jag låter bilden vara. Ingen förstorar en sådan.',
            en: 'I leave it. Nobody enlarges a picture like that.',
          },
          brings: {
            fi: 'Iltapäivällä asiakkaan ostaja kysyy myyjältä, miksi heidän toimitusviikkonsa on netissä. Kukaan ei huuda, mutta myyjä ei tiennyt kuvasta mitään ja joutuu arvailemaan.',
            sv: 'På eftermiddagen frågar kundens inköpare säljaren varför deras leveransvecka finns på nätet. Ingen skriker, men säljaren visste inget om bilden och får gissa sig fram.',
            en: 'In the afternoon the customer’s buyer asks the salesperson why their delivery week is on the internet. Nobody shouts, but the salesperson knew nothing of the picture and has to guess.',
          },
          next: {
            fi: 'Nytkin poistaminen auttaa, ja viesti myyjälle: ”Se oli minun kuvani, se on nyt poissa.”',
            sv: 'Också nu hjälper det att ta bort den, och ett meddelande till säljaren: ”Det var min bild, nu är den borta.”',
            en: 'Taking it down helps even now, and so does a message to the salesperson: “It was my picture, it’s gone now.”',
          },
          passage: 'confidential',
        },
      ],
    },
  ],
}
