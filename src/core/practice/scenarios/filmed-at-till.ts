import type { Scenario } from '../scenario.ts'

export const filmedAtTill: Scenario = {
  id: 'filmed-at-till',
  place: 'shop',
  title: {
    fi: 'Sinut kuvattiin kassalla',
    sv: 'Någon filmade dig i kassan',
    en: 'Somebody filmed you at the till',
  },
  scenes: [
    {
      id: 'clip',
      tells: {
        fi: 'Asiakas kuvasi sinua, kun pyysit nuorelta henkilöpapereita. Illalla kaveri lähettää sinulle linkin. Videolla on kahdeksansataa katselua, ja kommenteissa puhutaan ulkonäöstäsi.',
        sv: 'En kund filmade när du bad en ung person om legitimation. På kvällen skickar en vän en länk. Videon har åttahundra visningar, och i kommentarerna talas det om ditt utseende.',
        en: 'A customer filmed you asking a young person for proof of age. In the evening a friend sends you a link. The clip has eight hundred views, and the comments are about your looks.',
      },
      screen: {
        fi: 'Tällaista palvelua tänään. Kuka tuntee tämän tyypin?',
        sv: 'Sån service i dag. Vem känner den här typen?',
        en: 'This is the service you get today. Who knows this one?',
      },
      choices: [
        {
          id: 'evidence',
          does: {
            fi: 'Otan kuvakaappaukset: video, osoite, kellonaika, pahimmat kommentit. Aamulla kerron esihenkilölle ja työsuojeluvaltuutetulle.',
            sv: 'Jag tar skärmdumpar: videon, adressen, klockslaget, de värsta kommentarerna. På morgonen berättar jag för chefen och arbetarskyddsfullmäktige.',
            en: 'I take screenshots: the clip, the address, the time, the worst of the comments. In the morning I tell my supervisor and the safety representative.',
          },
          brings: {
            fi: 'Esihenkilö ei kysy, mitä teit väärin, vaan miten jaksat. Häirintä liittyy työhösi, joten asia on nyt työnantajan hoidettava. Kauppa ilmoittaa videon palveluun, ja seuraavana iltana se on poissa.',
            sv: 'Chefen frågar inte vad du gjorde för fel, utan hur du mår. Trakasserierna hänger ihop med ditt arbete, så nu är det arbetsgivarens sak att agera. Butiken anmäler videon till tjänsten, och nästa kväll är den borta.',
            en: 'Your supervisor doesn’t ask what you did, but how you are. The harassment has to do with your work, so now it is for the employer to act. The shop reports the clip to the service, and by the next evening it’s gone.',
          },
          next: {
            fi: 'Jos joku uhkailee tai kertoo osoitteesi, siitä voi tehdä rikosilmoituksen. Kuvakaappaukset ovat silloin kullanarvoisia.',
            sv: 'Om någon hotar eller lägger ut din adress kan du göra en brottsanmälan. Då är skärmdumparna guld värda.',
            en: 'Should anybody threaten you or give away your address, it can be reported to the police. Then the screenshots are worth their weight in gold.',
          },
          passage: 'ugly',
        },
        {
          id: 'comment',
          does: {
            fi: 'Kommentoin omalla nimelläni: ”Se olen minä. Ikä on kysyttävä, niin laki sanoo.”',
            sv: 'Jag kommenterar i eget namn: ”Det är jag. Åldern måste man fråga, så säger lagen.”',
            en: 'I comment in my own name: “That’s me. I have to ask for proof of age, it’s the law.”',
          },
          brings: {
            fi: 'Olet oikeassa, ja moni asettuu puolellesi. Nyt he myös tietävät nimesi, ja video nousee uudestaan esiin kaikille. Yöllä tulee kolme viestiä tuntemattomilta.',
            sv: 'Du har rätt, och många tar ditt parti. Nu vet de också vad du heter, och videon lyfts fram igen för alla. På natten kommer tre meddelanden från okända.',
            en: 'You are right, and many take your side. Now they also know your name, and the clip comes up again for everybody. In the night there are three messages from strangers.',
          },
          next: {
            fi: 'Ota viestit talteen, estä lähettäjät ja kerro aamulla töissä. Tätä ei tarvitse hoitaa yksin.',
            sv: 'Spara meddelandena, blockera avsändarna och berätta på jobbet på morgonen. Du behöver inte klara det här ensam.',
            en: 'Save the messages, block the senders, and tell them at work in the morning. You don’t have to deal with this alone.',
          },
          passage: 'ugly',
        },
        {
          id: 'ask-to-remove',
          does: {
            fi: 'Kirjoitan kuvaajalle: ”Olen videolla työssäni. Pyydän, että poistat sen.”',
            sv: 'Jag skriver till den som filmade: ”På videon är jag på mitt jobb. Jag ber dig ta bort den.”',
            en: 'I write to whoever filmed it: “That’s me doing my job. Please take it down.”',
          },
          brings: {
            fi: 'Hän poistaa sen tunnin päästä sanomatta mitään. Joku toinen on kyllä jo ladannut sen itselleen. Suora pyyntö auttaa yllättävän usein, mutta ei aina.',
            sv: 'Efter en timme är den borta, utan ett ord. Någon annan har visserligen redan laddat ner den. En direkt begäran hjälper förvånansvärt ofta, men inte alltid.',
            en: 'An hour later it is gone, without a word. Somebody else has downloaded it, though. A direct request helps surprisingly often, but not always.',
          },
          next: {
            fi: 'Hyvä tapa on ottaa ensin kuvakaappaus ja pyytää vasta sitten: kun video on poissa, siitä ei enää saa todistetta.',
            sv: 'Ett gott sätt är att först ta en skärmdump och be sedan: när videon är borta finns det inget bevis att få.',
            en: 'It’s a good habit to take the screenshot first and ask afterwards: once the clip is gone, there’s no evidence to be had.',
          },
          passage: 'ugly',
        },
        {
          id: 'alone',
          does: {
            fi: 'En tee mitään enkä kerro kenellekään. Kyllä se siitä.',
            sv: 'Jag gör ingenting och berättar inte för någon. Det går nog över.',
            en: 'I do nothing and tell nobody. It’ll pass.',
          },
          brings: {
            fi: 'Video unohtuu viikonloppuun mennessä. Sinä et unohda sitä, ja kassalla katsot ensin, onko jollain puhelin kädessä.',
            sv: 'Till helgen är videon glömd. Du glömmer den inte, och i kassan tittar du först efter om någon har telefonen framme.',
            en: 'By the weekend the clip is forgotten. You don’t forget it, and at the till you first look to see whether anybody has a phone out.',
          },
          next: {
            fi: 'Kertoa voi vielä viikkojenkin päästä. Työnantaja ei voi auttaa asiassa, josta ei tiedä.',
            sv: 'Det går att berätta ännu veckor senare. Arbetsgivaren kan inte hjälpa med något den inte vet om.',
            en: 'You can still tell somebody weeks later. Your employer can’t help with what they don’t know of.',
          },
          passage: 'ugly',
        },
      ],
    },
  ],
}
