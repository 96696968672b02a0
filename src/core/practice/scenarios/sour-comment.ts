import type { Scenario } from '../scenario.ts'

export const sourComment: Scenario = {
  id: 'sour-comment',
  place: 'anywhere',
  title: {
    fi: 'Kommentti, joka kirpaisee',
    sv: 'En kommentar som svider',
    en: 'A comment that stings',
  },
  scenes: [
    {
      id: 'comment',
      tells: {
        fi: 'Kerroit aamulla, että olette saaneet uuden ajanvarauksen toimimaan. Teit sitä koko syksyn. Kahvitauolla huomaat, että joku tuntematon on kommentoinut.',
        sv: 'I morse berättade du att ni har fått den nya tidsbokningen att fungera. Du har jobbat med den hela hösten. På kaffepausen ser du att någon okänd har kommenterat.',
        en: 'This morning you told people that the new appointment booking is up and running. You worked on it all autumn. In your coffee break you see that a stranger has commented.',
      },
      screen: {
        fi: 'Hienoa. Minä jonotin teille puhelimessa 47 minuuttia. Ehkä kannattaisi kehua vasta, kun joku vastaa.',
        sv: 'Fint. Själv satt jag 47 minuter i er telefonkö. Kanske ni kunde skryta först när någon svarar.',
        en: 'Lovely. I was on hold with you for 47 minutes. Maybe save the bragging for when somebody picks up.',
      },
      choices: [
        {
          id: 'thank',
          does: {
            fi: 'Vastaan: ”47 minuuttia on pitkä aika. Ikävä kuulla. Puheluja en valitettavasti itse hoida, mutta vien tämän eteenpäin.”',
            sv: 'Jag svarar: ”47 minuter är länge. Tråkigt att höra. Jag sköter tyvärr inte samtalen själv, men jag för det här vidare.”',
            en: 'I reply: “47 minutes is a long time. I’m sorry to hear it. I don’t handle the calls myself, but I’ll pass this on.”',
          },
          brings: {
            fi: 'Kirjoittaja vastaa tunnin päästä: ”No, kiitos kun sanoit.” Kolme muuta tykkää vastauksestasi. Hän oli vihainen puhelimelle, ei sinulle.',
            sv: 'Efter en timme svarar personen: ”Nå, tack för att du sa det.” Tre andra gillar ditt svar. Hen var arg på telefonkön, inte på dig.',
            en: 'An hour later comes an answer: “Well, thanks for saying so.” Three others like your reply. It was the phone that they were angry with, not you.',
          },
          next: {
            fi: 'Nyt lupaus pitää: kerro jonosta sille, joka puheluista vastaa. Yksi viesti riittää.',
            sv: 'Nu gäller löftet: berätta om kön för den som ansvarar för samtalen. Ett meddelande räcker.',
            en: 'Now there is a promise to keep: tell whoever looks after the calls about the queue. One message will do.',
          },
          passage: 'ugly',
        },
        {
          id: 'defend',
          does: {
            fi: 'Puolustaudun: ”Ajanvaraus nimenomaan lyhentää jonoja. Kannattaa lukea ennen kuin kommentoi.”',
            sv: 'Jag försvarar mig: ”Tidsbokningen gör ju just att köerna blir kortare. Läs innan du kommenterar.”',
            en: 'I defend myself: “The booking is precisely what makes the queues shorter. It helps to read before you comment.”',
          },
          brings: {
            fi: 'Olet asiassa oikeassa. Silti viimeinen lause on se, jonka kaikki muistavat. Kirjoittaja suuttuu, ja kaksi muuta tulee mukaan kertomaan omista jonoistaan.',
            sv: 'I sak har du rätt. Ändå är det den sista meningen som alla minns. Personen blir arg, och två andra hakar på och berättar om sina egna köer.',
            en: 'You are right about the matter. It is the last sentence, all the same, that everybody remembers. The writer gets angry, and two others join in with queues of their own.',
          },
          passage: 'ugly',
          leadsTo: 'goes-on',
        },
        {
          id: 'wait',
          does: {
            fi: 'En vastaa vielä. Juon kahvin loppuun.',
            sv: 'Jag svarar inte ännu. Jag dricker upp kaffet.',
            en: 'I don’t reply yet. I finish my coffee.',
          },
          brings: {
            fi: 'Kahvin jälkeen kommentti näyttää pienemmältä. Se on yhden ihmisen huono aamu. Joku muu on jo kertonut hänelle, mistä takaisinsoiton saa.',
            sv: 'Efter kaffet ser kommentaren mindre ut. Den är en människas dåliga morgon. Någon annan har redan berättat var man kan be om att bli uppringd.',
            en: 'After the coffee the comment looks smaller. It is one person’s bad morning. Somebody else has already told them how to ask for a call back.',
          },
          next: {
            fi: 'Voit vastata myöhemmin tai jättää vastaamatta. Kumpikin käy. Kommenttiin ei ole pakko vastata sinä päivänä, eikä ollenkaan.',
            sv: 'Du kan svara senare eller låta bli. Båda går bra. Ingen måste svara på en kommentar samma dag, eller alls.',
            en: 'You may reply later, or leave it. Either will do. Nobody has to answer a comment on the same day, or at all.',
          },
          passage: 'working-time',
        },
        {
          id: 'delete',
          does: {
            fi: 'Poistan kommentin. Se pilaa koko jutun.',
            sv: 'Jag tar bort kommentaren. Den förstör hela inlägget.',
            en: 'I delete the comment. It spoils the whole thing.',
          },
          brings: {
            fi: 'Se on poissa kaksikymmentä minuuttia. Sitten tulee uusi: ”Poistit siis kommenttini?” Ja nyt siinä on kuvakaappaus.',
            sv: 'Den är borta i tjugo minuter. Sedan kommer en ny: ”Så du tog bort min kommentar?” Och nu med en skärmdump.',
            en: 'It is gone for twenty minutes. Then there is a new one: “So you deleted my comment?” And now it has a screenshot.',
          },
          passage: 'ugly',
          leadsTo: 'goes-on',
        },
      ],
    },
    {
      id: 'goes-on',
      tells: {
        fi: 'Puhelimesi värisee koko iltapäivän. Kommentteja on nyt neljätoista, ja viimeisin menee henkilökohtaiseksi.',
        sv: 'Telefonen vibrerar hela eftermiddagen. Nu är kommentarerna fjorton, och den senaste blir personlig.',
        en: 'Your phone buzzes all afternoon. There are fourteen comments now, and the latest one gets personal.',
      },
      screen: {
        fi: 'Tuollaisia niillä on töissä. Ei ihme, ettei mikään toimi.',
        sv: 'Såna har de på jobbet. Inte undra på att inget fungerar.',
        en: 'So that’s the kind they employ. No wonder nothing works.',
      },
      choices: [
        {
          id: 'sorry',
          does: {
            fi: 'Kirjoitan kerran kaikille: ”Vastasin ensin tylysti, anteeksi. 47 minuuttia on liikaa, ja vien sen eteenpäin. Jätän keskustelun nyt tähän.”',
            sv: 'Jag skriver en gång till alla: ”Jag var för snabb först, förlåt. 47 minuter är för mycket, och jag för det vidare. Nu lämnar jag diskussionen här.”',
            en: 'I write once, to all: “I was short with you at first, sorry. 47 minutes is too long, and I’ll pass it on. I’ll leave the conversation here.”',
          },
          brings: {
            fi: 'Ensimmäinen kirjoittaja tykkää vastauksestasi. Se yksi jatkaa vielä kahdella kommentilla, mutta kukaan ei enää tule mukaan. Illalla on hiljaista.',
            sv: 'Den första personen gillar ditt svar. Den där ena fortsätter med två kommentarer till, men ingen hakar på längre. På kvällen är det tyst.',
            en: 'The first writer likes your reply. That one person goes on for two more comments, but nobody joins in any more. By evening it is quiet.',
          },
          next: {
            fi: 'Hiljennä ilmoitukset täksi illaksi. Kerro huomenna työkaverille, miten se meni: se helpottaa.',
            sv: 'Stäng av aviseringarna för kvällen. Berätta i morgon för en kollega hur det gick: det lättar.',
            en: 'Mute the notifications for tonight. Tell a colleague tomorrow how it went: it helps.',
          },
          passage: 'mistakes',
        },
        {
          id: 'help',
          does: {
            fi: 'Otan kuvakaappauksen, mykistän keskustelun ja kerron esihenkilölle, mitä siellä tapahtuu.',
            sv: 'Jag tar en skärmdump, tystar tråden och berättar för chefen vad som händer där.',
            en: 'I take a screenshot, mute the thread and tell my supervisor what is going on there.',
          },
          brings: {
            fi: 'Esihenkilösi lukee ketjun ja sanoo: ”Ikävää luettavaa. Sinun ei tarvitse vastata tähän.” Asiakaspalvelu kirjoittaa ketjuun, mistä takaisinsoiton saa.',
            sv: 'Din chef läser tråden och säger: ”Tråkigt att läsa. Du behöver inte svara på det här.” Kundtjänsten skriver i tråden hur man blir uppringd.',
            en: 'Your supervisor reads it and says: “That’s not nice to read. You don’t have to answer this.” Customer service writes in the thread how to get a call back.',
          },
          next: {
            fi: 'Jos sama ihminen jatkaa muualla tai uhkailee, kuvakaappaus on tallessa ja työnantajasi tietää jo.',
            sv: 'Om samma person fortsätter någon annanstans eller hotar, har du skärmdumpen sparad och din arbetsgivare vet redan.',
            en: 'Should the same person go on elsewhere, or threaten you, you have the screenshot and your employer knows already.',
          },
          passage: 'ugly',
        },
        {
          id: 'same-coin',
          does: {
            fi: 'Vastaan samalla mitalla. Tuollaista en kuuntele.',
            sv: 'Jag ger tillbaka med samma mynt. Sånt där lyssnar jag inte på.',
            en: 'I give as good as I get. I’m not putting up with that.',
          },
          brings: {
            fi: 'Se tuntuu hyvältä noin minuutin. Sitten teidän riitanne on se, mitä ketjusta luetaan, ja siinä lukee nimesi ja työpaikkasi. Ajanvarauksesta ei puhu enää kukaan.',
            sv: 'Det känns bra i ungefär en minut. Sedan är det ert gräl som folk läser, med ditt namn och din arbetsplats. Tidsbokningen talar ingen om längre.',
            en: 'It feels good for about a minute. Then your quarrel is what people read, with your name and your workplace on it. Nobody talks about the booking any more.',
          },
          next: {
            fi: 'Tästäkin pääsee pois: pyydä anteeksi oma osuutesi yhdellä lauseella ja lopeta siihen. Viimeistä sanaa ei tarvitse saada.',
            sv: 'Också härifrån kommer man loss: be om ursäkt för din egen del med en mening, och sluta där. Man behöver inte få sista ordet.',
            en: 'There is a way out of this too: apologise for your own part in one sentence, and stop there. You don’t need the last word.',
          },
          passage: 'ugly',
        },
      ],
    },
  ],
}
