import type { Scenario } from '../scenario.ts'

export const discount: Scenario = {
  id: 'discount',
  place: 'shop',
  title: {
    fi: 'Alekoodi kavereille',
    sv: 'En rabattkod till vännerna',
    en: 'A discount code for your friends',
  },
  scenes: [
    {
      id: 'boots',
      tells: {
        fi: 'Myyt hiihtovälineitä. Uudet monot tulivat tänään, ja sinulla on koodi, jolla kaveritkin saavat ne halvemmalla. Olet aidosti innoissasi: kokeilit niitä jo aamulla.',
        sv: 'Du säljer skidutrustning. De nya pjäxorna kom i dag, och du har en kod som ger rabatt också åt vänner. Du är uppriktigt ivrig: du provade dem redan i morse.',
        en: 'You sell ski gear. The new boots came in today, and you have a code that gets friends a discount too. You really are excited: you tried them on this morning.',
      },
      screen: {
        fi: 'Uudet monot ovat täällä, ja ne ovat unelma. Koodilla MONO15 lähtee viisitoista prosenttia.',
        sv: 'De nya pjäxorna är här, och de är en dröm. Med koden SKIDA15 får du femton procent bort.',
        en: 'The new boots are here, and they are a dream. With the code BOOT15 you get fifteen per cent off.',
      },
      choices: [
        {
          id: 'as-it-is',
          does: {
            fi: 'Julkaisen tuollaisenaan. Kaverithan tietävät, missä olen töissä.',
            sv: 'Jag publicerar det så. Vännerna vet ju var jag jobbar.',
            en: 'I post it like that. My friends know where I work.',
          },
          brings: {
            fi: 'Koodia käytetään neljäkymmentä kertaa. Kavereiden kaverit eivät tienneet. Illalla joku kysyy: ”Oliko tämä mainos?”, ja seuraavana päivänä sama kysymys on kauppiaan sähköpostissa.',
            sv: 'Koden används fyrtio gånger. Vännernas vänner visste inte. På kvällen frågar någon: ”Var det här reklam?”, och nästa dag finns samma fråga i köpmannens e-post.',
            en: 'The code is used forty times. Friends of friends didn’t know. In the evening somebody asks: “Was this an ad?”, and the next day the same question is in the shopkeeper’s inbox.',
          },
          next: {
            fi: 'Merkinnän voi lisätä jälkikäteenkin: ”Mainos | Latu Oy” alkuun ja kysyjälle kiitos.',
            sv: 'Märkningen går att lägga till i efterhand: ”Reklam | Spår Ab” först, och ett tack till den som frågade.',
            en: 'The label can be added afterwards: “Ad | Trail Ltd” at the top, and a thank-you to whoever asked.',
          },
          passage: 'advertising',
        },
        {
          id: 'label-first',
          does: {
            fi: 'Aloitan: ”Mainos | Latu Oy.” Muu saa jäädä.',
            sv: 'Jag börjar: ”Reklam | Spår Ab.” Resten får stå.',
            en: 'I begin: “Ad | Trail Ltd.” The rest can stay.',
          },
          brings: {
            fi: 'Koodia käytetään neljäkymmentä kertaa. Kukaan ei säikähdä merkintää. Yksi kirjoittaa: ”Reilua, kun sanoit.”',
            sv: 'Koden används fyrtio gånger. Ingen blir skrämd av märkningen. Någon skriver: ”Schysst att du sa det.”',
            en: 'The code is used forty times. Nobody is put off by the label. One person writes: “Fair of you to say so.”',
          },
          passage: 'advertising',
        },
        {
          id: 'hashtag-last',
          does: {
            fi: 'Lisään loppuun #mainos.',
            sv: 'Jag lägger till #reklam sist.',
            en: 'I add #ad at the end.',
          },
          brings: {
            fi: 'Puhelimessa tekstistä näkyy kolme ensimmäistä riviä, ja tunniste jää ”näytä lisää” -napin taakse. Se, jolle merkintä olisi tarkoitettu, ei ehdi nähdä sitä.',
            sv: 'På telefonen syns de tre första raderna, och hashtaggen gömmer sig bakom ”visa mer”. Den som märkningen var till för hinner aldrig se den.',
            en: 'On a phone the first three lines show, and the hashtag hides behind “show more”. Those whom the label was meant for never get to see it.',
          },
          next: {
            fi: 'Siirrä se alkuun, niin siinä lukee myös, kenen puolesta puhut.',
            sv: 'Flytta den till början, så framgår också vems talan du för.',
            en: 'Move it to the top, where it also says on whose behalf you speak.',
          },
          passage: 'advertising',
        },
        {
          id: 'no-code',
          does: {
            fi: 'Jätän koodin pois ja kerron vain, miltä monot tuntuivat: ”Kaksitoista kilometriä, ja varpaat ovat yhä ystäviäni.”',
            sv: 'Jag lämnar bort koden och berättar bara hur pjäxorna kändes: ”Tolv kilometer, och tårna är fortfarande mina vänner.”',
            en: 'I leave out the code and just say how the boots felt: “Twelve kilometres, and my toes are still my friends.”',
          },
          brings: {
            fi: 'Teksti on parempi kuin ensimmäinen. Silti kaupan tuotetta kehuu kaupan myyjä, ja joku huomaa sen. Pieni merkintä alussa olisi vastannut kysymykseen valmiiksi.',
            sv: 'Texten är bättre än den första. Ändå är det butikens säljare som berömmer butikens vara, och någon märker det. En liten märkning först hade svarat på frågan på förhand.',
            en: 'It is a better text than the first. Still, it’s the shop’s salesperson praising the shop’s goods, and somebody notices. A small label at the top would have answered the question beforehand.',
          },
          next: {
            fi: 'Pidä lause varpaista. Lisää vain alku.',
            sv: 'Behåll meningen om tårna. Lägg bara till början.',
            en: 'Keep the line about the toes. Just add the beginning.',
          },
          passage: 'advertising',
        },
      ],
    },
  ],
}
