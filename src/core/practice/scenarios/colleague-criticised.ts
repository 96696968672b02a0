import type { Scenario } from '../scenario.ts'

export const colleagueCriticised: Scenario = {
  id: 'colleague-criticised',
  place: 'anywhere',
  title: {
    fi: 'Joku arvostelee työkaveriasi',
    sv: 'Någon kritiserar din kollega',
    en: 'Somebody criticises your colleague',
  },
  scenes: [
    {
      id: 'comment',
      tells: {
        fi: 'Kerroit, että kirjastonne on nyt auki sunnuntaisinkin. Alle tulee kommentti työkaveristasi. Satut tietämään, että Pekalla oli silloin isä sairaalassa.',
        sv: 'Du berättade att ert bibliotek nu har öppet också på söndagar. Under inlägget dyker det upp en kommentar om din kollega. Du råkar veta att Pekkas pappa låg på sjukhus då.',
        en: 'You told people that your library is now open on Sundays too. Beneath it there is a comment on a colleague of yours. You happen to know that Pekka’s father was in hospital at the time.',
      },
      screen: {
        fi: 'Kiva. Toivottavasti tiskillä on joku muu kuin Pekka. Viimeksi se tiuski, kun kysyin tulostimesta.',
        sv: 'Trevligt. Hoppas någon annan än Pekka står i disken. Senast fräste han när jag frågade om skrivaren.',
        en: 'Nice. I hope it’s somebody other than Pekka at the desk. Last time he snapped at me when I asked about the printer.',
      },
      choices: [
        {
          id: 'explain',
          does: {
            fi: 'Puolustan Pekkaa: ”Hänellä oli raskas viikko, isä oli sairaalassa.”',
            sv: 'Jag försvarar Pekka: ”Han hade en tung vecka, hans pappa låg på sjukhus.”',
            en: 'I stand up for Pekka: “He had a hard week, his father was in hospital.”',
          },
          brings: {
            fi: 'Kommentoija pehmenee heti: ”Voi, en tiennyt.” Sen lukee myös Pekan serkku, joka ei ollut kuullut isästä mitään. Seuraavana aamuna Pekka on hiljaa kahvipöydässä.',
            sv: 'Den som kommenterade mjuknar genast: ”Oj, det visste jag inte.” Det läser också Pekkas kusin, som inte hade hört något om pappan. Nästa morgon är Pekka tyst vid kaffebordet.',
            en: 'The commenter softens at once: “Oh, I didn’t know.” So does Pekka’s cousin, who had heard nothing about the father. Next morning Pekka is quiet over his coffee.',
          },
          passage: 'others',
          leadsTo: 'pekka',
        },
        {
          id: 'general',
          does: {
            fi: 'Vastaan: ”Ikävä kuulla, että jäi paha mieli. Yksittäisistä työkavereista en puhu täällä, mutta palautetta voi antaa tästä.”',
            sv: 'Jag svarar: ”Tråkigt att det kändes så. Enskilda kolleger talar jag inte om här, men respons kan du ge på den här sidan.”',
            en: 'I reply: “I’m sorry it left you feeling bad. I don’t talk about particular colleagues here, but you can leave feedback on this page.”',
          },
          brings: {
            fi: 'Keskustelu jää siihen. Pekan nimi näkyy yhä kommentissa, ja illalla joku peukuttaa sitä.',
            sv: 'Diskussionen stannar där. Pekkas namn syns fortfarande i kommentaren, och på kvällen är det någon som gillar den.',
            en: 'The conversation stops there. Pekka’s name is still in the comment, and in the evening somebody likes it.',
          },
          next: {
            fi: 'Voit piilottaa kommentin nimen takia tai kysyä Pekalta, mitä hän toivoo. Nimihän on hänen.',
            sv: 'Du kan dölja kommentaren på grund av namnet, eller fråga Pekka vad han önskar. Namnet är ju hans.',
            en: 'You may hide the comment because of the name, or ask Pekka what he would like. The name is his, after all.',
          },
          passage: 'others',
        },
        {
          id: 'ask-pekka',
          does: {
            fi: 'En vastaa vielä. Kysyn Pekalta, mitä hän toivoo.',
            sv: 'Jag svarar inte ännu. Jag frågar Pekka vad han önskar.',
            en: 'I don’t reply yet. I ask Pekka what he would like.',
          },
          brings: {
            fi: 'Pekka muistaa päivän ja vähän nolostuu. ”Kyllä minä tiuskaisin. Piilota nimi, jos saa. Minä pyydän anteeksi, jos hän vielä tulee.” Kommentoija tulee sunnuntaina.',
            sv: 'Pekka minns dagen och blir lite generad. ”Jo, jag fräste. Dölj namnet om det går. Jag ber om ursäkt om hen kommer igen.” På söndagen kommer personen.',
            en: 'Pekka remembers the day, and is a little embarrassed. “I did snap. Hide the name if you can. I’ll apologise if they come again.” They come on Sunday.',
          },
          passage: 'others',
        },
        {
          id: 'hide',
          does: {
            fi: 'Piilotan kommentin ja kirjoitan kommentoijalle viestin: ”Piilotin nimen takia. Kuulisin mielelläni, mitä tapahtui.”',
            sv: 'Jag döljer kommentaren och skriver till personen: ”Jag dolde den på grund av namnet. Jag hör gärna vad som hände.”',
            en: 'I hide the comment and write to the commenter: “I hid it because of the name. I’d be glad to hear what happened.”',
          },
          brings: {
            fi: 'Hän on ensin näreissään, sitten kertoo: tulostin söi opinnäytetyön. Saat hänet neuvottua, ja hän kirjoittaa uuden kommentin ilman nimeä.',
            sv: 'Först blir personen sur, sedan kommer berättelsen: skrivaren åt upp ett slutarbete. Du kan hjälpa till, och det kommer en ny kommentar utan namn.',
            en: 'At first they are put out, then they tell you: the printer ate a thesis. You can help, and they write a new comment without the name.',
          },
          passage: 'ugly',
        },
      ],
    },
    {
      id: 'pekka',
      tells: {
        fi: 'Isän sairaus oli Pekan asia, ja nyt se on kommenteissa sinun nimelläsi. Tarkoitit hyvää. Mitä teet kahvitauon jälkeen?',
        sv: 'Pappans sjukdom var Pekkas sak, och nu står den bland kommentarerna i ditt namn. Du menade väl. Vad gör du efter kaffepausen?',
        en: 'The father’s illness was Pekka’s to tell, and now it stands in the comments under your name. You meant well. What do you do after the coffee break?',
      },
      choices: [
        {
          id: 'take-away',
          does: {
            fi: 'Poistan vastaukseni ja sanon Pekalle: ”Tarkoitin hyvää, mutta se oli sinun asiasi. Otin sen pois.”',
            sv: 'Jag tar bort mitt svar och säger till Pekka: ”Jag menade väl, men det var din sak. Jag har tagit bort det.”',
            en: 'I delete my reply and tell Pekka: “I meant well, but it was yours to tell. I’ve taken it away.”',
          },
          brings: {
            fi: 'Pekka nyökkää. ”Serkku soitti jo. Mutta kiitos, että sanoit.” Kahden päivän päästä hän kertoo sinulle itse, miten isä voi.',
            sv: 'Pekka nickar. ”Kusinen ringde redan. Men tack för att du sa det.” Två dagar senare berättar han själv hur det är med pappan.',
            en: 'Pekka nods. “My cousin has called already. But thanks for saying so.” Two days later he tells you himself how his father is.',
          },
          passage: 'mistakes',
        },
        {
          id: 'justify',
          does: {
            fi: 'Selitän Pekalle, että puolustin häntä.',
            sv: 'Jag förklarar för Pekka att jag försvarade honom.',
            en: 'I explain to Pekka that I was standing up for him.',
          },
          brings: {
            fi: '”Tiedän”, Pekka sanoo. Sitten hän kysyy, saisiko sen silti pois. Saat sen poistettua iltapäivällä. Selityksestä ei ollut haittaa, se vain tuli ennen sitä, mitä Pekka odotti.',
            sv: '”Jag vet”, säger Pekka. Sedan frågar han om det ändå kunde tas bort. Du får bort det på eftermiddagen. Förklaringen skadade inte, den kom bara före det som Pekka väntade på.',
            en: '“I know,” says Pekka. Then he asks whether it could be taken away all the same. You get it done in the afternoon. The explanation did no harm; it just came before what Pekka was waiting for.',
          },
          passage: 'others',
        },
        {
          id: 'nothing',
          does: {
            fi: 'En sano mitään. Ehkä hän ei ole nähnyt sitä.',
            sv: 'Jag säger ingenting. Han har kanske inte sett det.',
            en: 'I say nothing. Perhaps he hasn’t seen it.',
          },
          brings: {
            fi: 'Hän on nähnyt. Asia jää välillenne viikoiksi, eikä kumpikaan oikein tiedä, kumman pitäisi aloittaa.',
            sv: 'Han har sett det. Saken ligger mellan er i flera veckor, och ingen av er vet riktigt vem som borde börja.',
            en: 'He has. It lies between you for weeks, and neither quite knows which of you should begin.',
          },
          next: {
            fi: 'Myöhäänkin voi sanoa. Yksi lause riittää: ”Kirjoitin siitä isästäsi. Ei olisi pitänyt.”',
            sv: 'Det går att säga också sent. En mening räcker: ”Jag skrev om din pappa. Det borde jag inte ha gjort.”',
            en: 'It can be said late, too. One sentence will do: “I wrote about your father. I shouldn’t have.”',
          },
          passage: 'mistakes',
        },
      ],
    },
  ],
}
