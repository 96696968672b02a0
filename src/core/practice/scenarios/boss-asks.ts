import type { Scenario } from '../scenario.ts'

export const bossAsks: Scenario = {
  id: 'boss-asks',
  place: 'anywhere',
  title: {
    fi: '”Laittakaahan kaikki tästä jotain”',
    sv: '”Skriv nu alla något om det här”',
    en: '“Everyone post something about this”',
  },
  scenes: [
    {
      id: 'meeting',
      tells: {
        fi: 'Aamupalaverin lopuksi esihenkilösi sanoo: ”Meistä on tänään juttu lehdessä. Laittakaahan kaikki siitä jotain ennen kahta.” Sinulla ei ole jutusta mitään sanottavaa.',
        sv: 'När morgonmötet slutar säger din chef: ”I dag finns det en artikel om oss i tidningen. Skriv nu alla något om den före två.” Du har ingenting att säga om artikeln.',
        en: 'At the end of the morning meeting your supervisor says: “There’s an article about us in the paper today. Everyone post something about it before two.” You have nothing to say about it.',
      },
      choices: [
        {
          id: 'copy',
          does: {
            fi: 'Kopioin saman lauseen kuin muutkin, niin se on hoidettu.',
            sv: 'Jag kopierar samma mening som de andra, så är det gjort.',
            en: 'I copy the same line as the others, and that’s that.',
          },
          brings: {
            fi: 'Kahteen mennessä lause on netissä yksitoista kertaa. Entinen asiakas kommentoi: ”Onko teillä pakko?” Kukaan ei oikein tiedä, mitä siihen sanoisi.',
            sv: 'Klockan två står samma mening elva gånger på nätet. En före detta kund kommenterar: ”Är det obligatoriskt hos er?” Ingen vet riktigt vad man ska svara.',
            en: 'By two o’clock the line is on the internet eleven times. A former customer comments: “Do they make you?” Nobody quite knows what to say to that.',
          },
          next: {
            fi: 'Tilalle voi vielä vaihtaa oman lauseen, tai poistaa koko jutun. Kukaan ei kysele.',
            sv: 'Du kan ännu byta ut meningen mot en egen, eller ta bort det hela. Ingen frågar om det.',
            en: 'You can still put a line of your own in its place, or take it away. Nobody will ask about either.',
          },
          passage: 'own-voice',
        },
        {
          id: 'do-not',
          does: {
            fi: 'En laita mitään.',
            sv: 'Jag skriver ingenting.',
            en: 'I post nothing.',
          },
          brings: {
            fi: 'Kello kaksi tulee ja menee. Luotosta ei kukaan näe, kuka kertoi ja kuka ei. Esihenkilö ei palaa asiaan.',
            sv: 'Klockan blir två och går vidare. I Luotto ser ingen vem som berättade och vem som lät bli. Chefen återkommer inte till saken.',
            en: 'Two o’clock comes and goes. In Luotto nobody can see who told and who didn’t. Your supervisor doesn’t mention it again.',
          },
          passage: 'voluntary',
        },
        {
          id: 'ask-aloud',
          does: {
            fi: 'Kysyn saman tien: ”Onhan tämä vapaaehtoista? Kerron mielelläni silloin, kun minulla on jotain omaa sanottavaa.”',
            sv: 'Jag frågar på direkten: ”Det här är väl frivilligt? Jag berättar gärna när jag har något eget att säga.”',
            en: 'I ask there and then: “This is voluntary, isn’t it? I’m happy to tell when I’ve something of my own to say.”',
          },
          brings: {
            fi: 'Kahden sekunnin hiljaisuus. Sitten esihenkilö naurahtaa: ”On, tietysti. Sanoin huonosti.” Käytävällä kaksi työkaveria kiittää.',
            sv: 'Två sekunders tystnad. Sedan skrattar chefen till: ”Ja, förstås. Jag uttryckte mig illa.” I korridoren är det två kolleger som tackar.',
            en: 'Two seconds of silence. Then your supervisor laughs: “Of course it is. I put that badly.” In the corridor two colleagues thank you.',
          },
          passage: 'voluntary',
        },
        {
          id: 'mention',
          does: {
            fi: 'En sano palaverissa mitään, mutta mainitsen asiasta sille, joka tätä ohjelmaa vetää.',
            sv: 'Jag säger inget på mötet, men nämner saken för den som leder programmet.',
            en: 'I say nothing in the meeting, but I mention it to whoever leads the programme.',
          },
          brings: {
            fi: 'Hän ei kysy, kuka sanoi ja missä. Seuraavassa esihenkilöiden kokouksessa muistutetaan kaikkia, että kertomaan ei pyydetä kellonajalla.',
            sv: 'Ingen fråga om vem som sa det och var. På nästa chefsmöte påminns alla om att man inte ber folk berätta på klockslag.',
            en: 'They don’t ask who said it, or where. At the next supervisors’ meeting everybody is reminded that people aren’t asked to tell by the clock.',
          },
          passage: 'voluntary',
        },
      ],
    },
  ],
}
