import type { Scenario } from '../scenario.ts'

export const greener: Scenario = {
  id: 'greener',
  place: 'factory',
  title: {
    fi: '”Sataprosenttisen ekologinen”',
    sv: '”Hundra procent ekologisk”',
    en: '“One hundred per cent ecological”',
  },
  scenes: [
    {
      id: 'story',
      tells: {
        fi: 'Ajat pakkauslinjaa. Markkinointi tarjoaa jutun uudesta rasiasta, ja siinä on valmis lause. Sinä tiedät, että rasiaan menee nyt 29 grammaa muovia, kun ennen meni 38.',
        sv: 'Du kör förpackningslinjen. Marknadsföringen erbjuder en berättelse om den nya asken, med en färdig mening. Du vet att asken nu tar 29 gram plast, tidigare 38.',
        en: 'You run the packaging line. Marketing offers a story about the new tub, with a sentence ready. You know that a tub now takes 29 grams of plastic where it used to take 38.',
      },
      screen: {
        fi: 'Uusi rasiamme on sataprosenttisen ekologinen valinta.',
        sv: 'Vår nya ask är ett hundra procent ekologiskt val.',
        en: 'Our new tub is a one hundred per cent ecological choice.',
      },
      choices: [
        {
          id: 'as-it-is',
          does: {
            fi: 'Jaan lauseen sellaisenaan. Markkinointi kai tietää.',
            sv: 'Jag delar meningen som den är. Marknadsföringen vet väl.',
            en: 'I share the sentence as it is. Marketing should know.',
          },
          brings: {
            fi: 'Ensimmäinen kommentti: ”Millä mitalla? Muoviahan se on.” Et tiedä mitä vastata, eikä tiedä markkinointikaan ennen huomista. Tuollaista yleistä väitettä ei kuluttajille saa enää esittää ilman tunnustettua näyttöä.',
            sv: 'Den första kommentaren: ”Mätt hur? Det är ju plast.” Du vet inte vad du ska svara, och det gör inte marknadsföringen heller före i morgon. Ett så allmänt påstående får inte längre riktas till konsumenter utan erkända belägg.',
            en: 'The first comment: “By what measure? It’s plastic.” You don’t know what to say, and nor does marketing until tomorrow. Such a general claim may no longer be made to consumers without recognised proof.',
          },
          next: {
            fi: 'Vaihda lause siihen, minkä tiedät: grammat. Ja kerro markkinoinnille kysymyksestä, se tulee muillekin.',
            sv: 'Byt meningen mot det du vet: grammen. Och berätta om frågan för marknadsföringen, den kommer till andra också.',
            en: 'Swap the sentence for what you know: the grams. And tell marketing about the question; others will get it too.',
          },
          passage: 'claims',
        },
        {
          id: 'grams',
          does: {
            fi: 'Kerron omin sanoin: ”Samaan rasiaan menee nyt 29 grammaa muovia, ennen 38. Kone piti opettaa uudestaan, ja kaksi viikkoa tuli ryppyisiä.”',
            sv: 'Jag berättar med egna ord: ”Samma ask tar nu 29 gram plast, tidigare 38. Maskinen måste läras på nytt, och i två veckor blev de skrynkliga.”',
            en: 'I tell it in my own words: “The same tub now takes 29 grams of plastic instead of 38. The machine had to be taught anew, and for two weeks they came out crumpled.”',
          },
          brings: {
            fi: 'Toisen tehtaan kunnossapitäjä kysyy, miten saitte rypyt pois. Siitä tulee vuoden paras keskustelu. Kukaan ei kysy, onko se ekologista, koska luku kertoo sen itse.',
            sv: 'En underhållare på en annan fabrik frågar hur ni fick bort skrynklorna. Det blir årets bästa diskussion. Ingen frågar om det är ekologiskt, för siffran säger det själv.',
            en: 'A maintenance fitter from another factory asks how you got rid of the crumples. It’s the best conversation of the year. Nobody asks whether it’s ecological, because the figure speaks for itself.',
          },
          passage: 'claims',
        },
        {
          id: 'ask',
          does: {
            fi: 'Kysyn markkinoinnilta, mihin lause perustuu.',
            sv: 'Jag frågar marknadsföringen vad meningen bygger på.',
            en: 'I ask marketing what the sentence rests on.',
          },
          brings: {
            fi: 'Hetken hiljaisuus, sitten: ”Hyvä kysymys. Mistä sait nuo grammat?” Iltapäivällä jutun lause on vaihtunut kaikille, ja luvut ovat sinun linjaltasi.',
            sv: 'En stunds tystnad, sedan: ”Bra fråga. Var fick du grammen ifrån?” På eftermiddagen är meningen utbytt för alla, och siffrorna kommer från din linje.',
            en: 'A moment’s silence, then: “Good question. Where did you get those grams?” By the afternoon the sentence has changed for everybody, and the figures are from your line.',
          },
          passage: 'claims',
        },
        {
          id: 'skip',
          does: {
            fi: 'Jätän väliin. Ei tunnu omalta lauseelta.',
            sv: 'Jag hoppar över den. Det känns inte som min mening.',
            en: 'I skip it. It doesn’t feel like my kind of sentence.',
          },
          brings: {
            fi: 'Siinä kaikki. Jutun voi aina ohittaa, eikä kukaan näe sitä. Jos lause jää vaivaamaan, siitä voi sanoa jutun sivulla ilman nimeä.',
            sv: 'Det var allt. Man kan alltid hoppa över en berättelse, och ingen ser det. Om meningen stör dig kan du säga det på berättelsens sida utan namn.',
            en: 'That’s all. You can always pass a story by, and nobody sees it. If the sentence keeps bothering you, you can say so on the story’s page without giving a name.',
          },
          passage: 'voluntary',
        },
      ],
    },
  ],
}
