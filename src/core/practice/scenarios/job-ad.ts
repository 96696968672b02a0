import type { Scenario } from '../scenario.ts'

export const jobAd: Scenario = {
  id: 'job-ad',
  place: 'care',
  title: {
    fi: 'Suositteletko omaa työpaikkaasi?',
    sv: 'Rekommenderar du din arbetsplats?',
    en: 'Would you recommend where you work?',
  },
  scenes: [
    {
      id: 'question',
      tells: {
        fi: 'Kotihoidon tiimiinne haetaan kahta lähihoitajaa. Jaoit ilmoituksen, koska pidät tiimistäsi. Kesä oli kyllä raskas. Entinen opiskelukaverisi kysyy kommenteissa.',
        sv: 'Ert team i hemvården söker två närvårdare. Du delade annonsen, för du tycker om ditt team. Sommaren var visserligen tung. En före detta studiekompis frågar bland kommentarerna.',
        en: 'Your home care team is looking for two nurses. You shared the ad, because you like your team. The summer was hard, it must be said. Somebody you studied with asks in the comments.',
      },
      screen: {
        fi: 'Onko siellä oikeasti hyvä olla? Kysyn, kun olen jo kerran palanut loppuun.',
        sv: 'Är det på riktigt bra att jobba där? Jag frågar för att jag redan en gång har bränt ut mig.',
        en: 'Is it really a good place? I’m asking because I’ve burnt out once already.',
      },
      choices: [
        {
          id: 'both',
          does: {
            fi: 'Vastaan: ”Kesä oli raskas, se on sanottava. Tiimi on paras, jossa olen ollut, ja vuoroja saa toivoa. Soita, niin kerron lisää.”',
            sv: 'Jag svarar: ”Sommaren var tung, det måste sägas. Teamet är det bästa jag har jobbat i, och man får önska skift. Ring så berättar jag mer.”',
            en: 'I reply: “The summer was hard, I have to say. The team is the best I’ve been in, and you can ask for the shifts you want. Call me and I’ll tell you more.”',
          },
          brings: {
            fi: 'Hän soittaa, ja puhutte tunnin. Haastattelussa toinenkin hakija sanoo lukeneensa vastauksesi. Esihenkilösi on tyytyväinen: ”Hyvä, että kesä tuli puheeksi jo ennen minua.”',
            sv: 'Personen ringer, och ni pratar en timme. På intervjun säger en annan sökande också att hen har läst ditt svar. Din chef är nöjd: ”Bra att sommaren kom upp redan före mig.”',
            en: 'They call, and you talk for an hour. At the interview another applicant says they read your answer too. Your supervisor is pleased: “Good that the summer came up before I had to.”',
          },
          passage: 'own-voice',
        },
        {
          id: 'praise',
          does: {
            fi: 'Vastaan: ”On, ihan huippupaikka. Tule meille.”',
            sv: 'Jag svarar: ”Ja, ett toppenställe. Kom till oss.”',
            en: 'I reply: “It is, a brilliant place. Come and join us.”',
          },
          brings: {
            fi: 'Hän hakee ja tulee valituksi. Kolmannella viikolla, kun kaksi on poissa, hän sanoo: ”Sinä sanoit, että huippupaikka.” Hän ei ole vihainen. Mutta seuraavan kerran hän kysyy joltakulta muulta.',
            sv: 'Personen söker och får jobbet. Den tredje veckan, när två är borta, kommer det: ”Du sa ju toppenställe.” Inte argt. Men nästa gång går frågan till någon annan.',
            en: 'They apply and get the job. In the third week, with two people away, they say: “You did say brilliant.” They aren’t angry. But next time they will ask somebody else.',
          },
          next: {
            fi: 'Vielä voi sanoa, miten asia on: mikä on hyvää, mikä ei, ja mitä kesän jälkeen on muutettu.',
            sv: 'Det går fortfarande att säga som det är: vad som är bra, vad som inte är det, och vad som har ändrats sedan sommaren.',
            en: 'You can still say how it is: what is good, what isn’t, and what has changed since the summer.',
          },
          passage: 'own-voice',
        },
        {
          id: 'private',
          does: {
            fi: 'Vastaan hänelle yksityisviestillä. Kesästä on helpompi puhua kahden kesken.',
            sv: 'Jag svarar med ett privat meddelande. Det är lättare att prata om sommaren på tu man hand.',
            en: 'I answer in a private message. The summer is easier to talk about between the two of us.',
          },
          brings: {
            fi: 'Puhutte suoraan, ja hän hakee tietäen, mihin tulee. Julkisesti kysymys jää ilman vastausta, ja joku toinen lukee hiljaisuudesta omansa.',
            sv: 'Ni talar rakt, och personen söker med öppna ögon. Offentligt står frågan obesvarad, och någon annan läser in sitt i tystnaden.',
            en: 'You speak frankly, and they apply knowing what they are coming to. In public the question stays unanswered, and somebody else reads what they like into the silence.',
          },
          next: {
            fi: 'Yksi rivi riittää kommentteihin: ”Laitoin sinulle viestiä. Muutkin saavat kysyä.”',
            sv: 'En rad räcker bland kommentarerna: ”Jag skickade ett meddelande. Fråga gärna, ni andra också.”',
            en: 'One line in the comments will do: “I’ve sent you a message. Others are welcome to ask too.”',
          },
          passage: 'own-voice',
        },
        {
          id: 'take-back',
          does: {
            fi: 'Poistan ilmoituksen. En voi suositella paikkaa nyt hyvällä omallatunnolla.',
            sv: 'Jag tar bort annonsen. Just nu kan jag inte rekommendera stället med gott samvete.',
            en: 'I take the ad down. I can’t recommend the place in good conscience just now.',
          },
          brings: {
            fi: 'Kukaan töissä ei huomaa eikä kysy, eikä kukaan voi edes nähdä, jaoitko sen. Suositteleminen on sinun päätöksesi, ja sen saa muuttaa.',
            sv: 'Ingen på jobbet märker något eller frågar, och ingen kan ens se om du delade den. Att rekommendera är ditt beslut, och man får ändra sig.',
            en: 'Nobody at work notices or asks, and nobody can even see whether you shared it. Recommending is your decision, and you may change it.',
          },
          next: {
            fi: 'Vastaa silti kaverille, edes lyhyesti. Ja se, miksi et nyt suosittele, voisi kiinnostaa esihenkilöä tai luottamusmiestä, jos jaksat kertoa.',
            sv: 'Svara ändå din kompis, om så kort. Och varför du inte rekommenderar nu kunde intressera chefen eller förtroendepersonen, om du orkar berätta.',
            en: 'Do answer your friend, if only briefly. And why you can’t recommend it now might interest your supervisor or shop steward, if you have the strength to tell.',
          },
          passage: 'voluntary',
        },
      ],
    },
  ],
}
