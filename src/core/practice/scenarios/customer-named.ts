import type { Scenario } from '../scenario.ts'

export const customerNamed: Scenario = {
  id: 'customer-named',
  place: 'office',
  title: {
    fi: 'Asiakkaan nimi kielen päällä',
    sv: 'Kundens namn på tungan',
    en: 'A customer’s name on the tip of your tongue',
  },
  scenes: [
    {
      id: 'draft',
      tells: {
        fi: 'Teit kahdeksan kuukautta lipunmyyntiä pienen kaupungin teatterille. Tänä aamuna se avautui, eikä mikään mennyt rikki. Kirjoitat siitä.',
        sv: 'I åtta månader byggde du biljettförsäljningen åt teatern i en liten stad. I morse öppnade den, och ingenting gick sönder. Du skriver om det.',
        en: 'For eight months you built the ticket shop of a theatre in a small town. This morning it opened, and nothing broke. You write about it.',
      },
      screen: {
        fi: 'Kahdeksan kuukautta, ja tänään se aukesi: Satamateatterin uusi lipunmyynti on meidän käsialaamme. Ylpeä olo.',
        sv: 'Åtta månader, och i dag öppnade den: Hamnteaterns nya biljettförsäljning är vår. Stolt känsla.',
        en: 'Eight months, and today it opened: the Harbour Theatre’s new ticket shop is our handiwork. A proud feeling.',
      },
      choices: [
        {
          id: 'publish',
          does: {
            fi: 'Julkaisen. Sivuhan on jo auki kaikille.',
            sv: 'Jag publicerar. Sidan är ju redan öppen för alla.',
            en: 'I post it. The site is open to everybody, after all.',
          },
          brings: {
            fi: 'Ensimmäinen tunti on pelkkiä onnitteluja. Sitten asiakasvastaava soittaa: teatteri aikoi kertoa uudistuksesta itse perjantaina, ensi-illan yhteydessä. Vanhalle toimittajalle ei ole vielä sanottu mitään.',
            sv: 'Den första timmen är bara gratulationer. Sedan ringer den kundansvariga: teatern tänkte berätta själv på fredag, i samband med premiären. Den gamla leverantören vet ännu ingenting.',
            en: 'The first hour is all congratulations. Then the account manager calls: the theatre meant to announce it themselves on Friday, with the premiere. Their old supplier has not been told yet.',
          },
          passage: 'confidential',
          leadsTo: 'call',
        },
        {
          id: 'ask',
          does: {
            fi: 'Kysyn ensin asiakasvastaavalta, saako nimen sanoa.',
            sv: 'Jag frågar först den kundansvariga om namnet får nämnas.',
            en: 'I ask the account manager first whether the name may be said.',
          },
          brings: {
            fi: 'Vastaus tulee lounaan jälkeen: ”Perjantaista alkaen saa. Ja hei, heidän viestijänsä haluaisi jakaa sinun tekstisi.” Perjantaina teatteri jakaa sen, ja näyttelijät kommentoivat.',
            sv: 'Svaret kommer efter lunchen: ”Från och med fredag går det bra. Och du, deras informatör vill gärna dela din text.” På fredagen delar teatern den, och skådespelarna kommenterar.',
            en: 'The answer comes after lunch: “From Friday on, yes. And their press officer would like to share your text.” On Friday the theatre shares it, and the actors comment.',
          },
          passage: 'confidential',
        },
        {
          id: 'without',
          does: {
            fi: 'Jätän nimen pois: ”Tänään aukesi pienen kaupungin teatterin lipunmyynti, jota teimme kahdeksan kuukautta.”',
            sv: 'Jag lämnar bort namnet: ”I dag öppnade en liten stads teater sin nya biljettförsäljning. Vi byggde den i åtta månader.”',
            en: 'I leave out the name: “Today a small town’s theatre opened its ticket shop, which we built for eight months.”',
          },
          brings: {
            fi: 'Teksti on yhtä iloinen ilman nimeäkin. Tosin saman illan uutisissa on juttu teatterista, jonka liput myydään nyt uudella tavalla, ja yksi ystävä yhdistää asiat. Hän kysyy sinulta, ei kommenteissa.',
            sv: 'Texten är lika glad utan namn. Samma kväll berättar visserligen lokaltidningen om en teater som säljer biljetter på ett nytt sätt, och en vän lägger ihop det. Vännen frågar dig, inte i kommentarerna.',
            en: 'The text is just as happy without a name. That same evening, though, the local paper writes of a theatre that sells its tickets in a new way, and one friend puts two and two together. They ask you, not in the comments.',
          },
          next: {
            fi: 'Joskus kuvaus kertoo saman kuin nimi. Pelkkä ”asiakkaamme” olisi ollut varmempi.',
            sv: 'Ibland berättar en beskrivning lika mycket som ett namn. Bara ”vår kund” hade varit säkrare.',
            en: 'Sometimes a description says as much as a name. A plain “our customer” would have been safer.',
          },
          passage: 'confidential',
        },
        {
          id: 'own-part',
          does: {
            fi: 'Kirjoitan omasta osuudestani: ”Opin, että paikkakartta on vaikeampi kuin maksaminen. Joka tuolilla on mielipide.”',
            sv: 'Jag skriver om min egen del: ”Jag lärde mig att en salongskarta är svårare än betalningen. Varje stol har en åsikt.”',
            en: 'I write about my own part: “I learnt that a seating plan is harder than payment. Every chair has an opinion.”',
          },
          brings: {
            fi: 'Saman alan ihmiset tunnistavat ongelman heti. Keskustelua riittää kahdeksi päiväksi, ja yksi kysyy, onko teillä töitä. Kenenkään nimeä ei tarvittu.',
            sv: 'Folk i samma bransch känner genast igen problemet. Diskussionen räcker i två dagar, och någon frågar om ni har lediga jobb. Inga namn behövdes.',
            en: 'People in the trade know the problem at once. The conversation lasts two days, and somebody asks whether you are hiring. No name was needed.',
          },
          passage: 'own-voice',
        },
      ],
    },
    {
      id: 'call',
      tells: {
        fi: 'Asiakasvastaava ei ole vihainen, vain kiireinen: ”Voisitko tehdä sille jotain ennen kuin teatterilta soitetaan?”',
        sv: 'Den kundansvariga är inte arg, bara stressad: ”Kan du göra något åt det innan teatern ringer?”',
        en: 'The account manager is not angry, just in a hurry: “Could you do something about it before the theatre calls?”',
      },
      choices: [
        {
          id: 'delete',
          does: {
            fi: 'Poistan tekstin ja ilmoitan, että se on poissa.',
            sv: 'Jag tar bort texten och säger till att den är borta.',
            en: 'I delete the text and tell her that it is gone.',
          },
          brings: {
            fi: 'Siihen meni kaksi minuuttia. Asiakasvastaava soittaa teatterille itse, ja siellä huokaistaan: ”Hyvä, että kerroitte.” Perjantaina julkaiset saman tekstin uudestaan, luvan kanssa.',
            sv: 'Det tog två minuter. Den kundansvariga ringer teatern själv, och där drar man en suck av lättnad: ”Bra att ni sa det.” På fredagen publicerar du samma text igen, med lov.',
            en: 'It took two minutes. She calls the theatre herself, and there is a sigh of relief: “Good that you told us.” On Friday you post the same text again, with their blessing.',
          },
          passage: 'mistakes',
        },
        {
          id: 'edit',
          does: {
            fi: 'Muokkaan nimen pois ja jätän muun.',
            sv: 'Jag redigerar bort namnet och låter resten stå.',
            en: 'I edit out the name and leave the rest.',
          },
          brings: {
            fi: 'Nimi on poissa tekstistä. Se on silti linkin esikatselukuvassa, kahdessa kommentissa ja siinä versiossa, jonka muokkaushistoria näyttää kaikille.',
            sv: 'Namnet är borta ur texten. Men det står kvar i länkens förhandsvisning, i två kommentarer och i den version som redigeringshistoriken visar för alla.',
            en: 'The name is out of the text. It is still in the link’s preview, in two comments, and in the version that the edit history shows to anybody.',
          },
          next: {
            fi: 'Kun nimen pitää oikeasti kadota, poistaminen on varmempi. Tekstin voi aina kirjoittaa uudestaan.',
            sv: 'När ett namn verkligen ska bort är det säkrare att ta bort hela inlägget. En text kan man alltid skriva på nytt.',
            en: 'When a name really has to go, deleting is surer. A text can always be written again.',
          },
          passage: 'mistakes',
        },
        {
          id: 'argue',
          does: {
            fi: 'Sanon, että sivu on julkinen. En ole kertonut mitään salaista.',
            sv: 'Jag säger att sidan är öppen för alla. Jag har inte avslöjat något hemligt.',
            en: 'I say that the site is public. I have given away no secret.',
          },
          brings: {
            fi: 'Olet oikeassa siinä, että sivun näkevät kaikki. Se, kuka sen teki, ei vielä ollut julkista. Keskusteluun menee tunti, ja sinä aikana teksti ehtii vanhan toimittajan tutulle.',
            sv: 'Du har rätt i att alla kan se sidan. Men vem som har gjort den var inte offentligt ännu. Diskussionen tar en timme, och under tiden hinner texten fram till en bekant till den gamla leverantören.',
            en: 'You are right that everybody can see the site. Who made it was not public yet. The discussion takes an hour, in which the text reaches somebody who knows the old supplier.',
          },
          next: {
            fi: 'Siitä, mikä on salaista, saa olla eri mieltä. Helpointa siitä on puhua, kun teksti on ensin pois tieltä.',
            sv: 'Man får vara oense om vad som är hemligt. Lättast är det att tala om det när texten först är ur vägen.',
            en: 'One may disagree about what is confidential. It is easiest to talk about once the text is out of the way.',
          },
          passage: 'confidential',
        },
      ],
    },
  ],
}
