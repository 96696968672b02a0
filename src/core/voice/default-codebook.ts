import type { Codebook, Decision } from './codebook.ts'
import { toneCodes } from './default-tone.ts'
import { voiceCodes } from './default-voice.ts'
import { workCodes } from './default-work.ts'

/** The codes that say that a post is about the author's work: with `profession`, in the wide sense. */
export const narrowWork = ['own-work', 'employer', 'colleagues', 'customers'] as const
export const wideWork = [...narrowWork, 'profession'] as const

const whereWork: Decision['when'] = { decision: 'work', codes: wideWork }

const work: Decision = {
  id: 'work',
  question: {
    fi: 'Kertooko julkaisu kirjoittajan työstä?',
    sv: 'Handlar inlägget om skribentens arbete?',
    en: 'Is the post about the author’s work?',
  },
  rule: {
    fi: 'Lue vain se, mitä tekstissä sanotaan. Jos sopivia koodeja on kaksi, valitse se, mistä julkaisu kertoo enemmän. Jos sekään ei ratkaise, valitse luettelosta ensimmäinen. Ketjun muista julkaisuista voit katsoa, mistä puhutaan, mutta koodaa vain tämä.',
    sv: 'Läs bara det som står i texten. Om två koder passar, välj den som inlägget säger mest om. Om inte heller det avgör, välj den första i listan. Av trådens andra inlägg får du se vad det talas om, men koda bara det här.',
    en: 'Read only what the text says. Where two codes fit, take the one the post says more about. If that does not settle it, take the first in the list. You may look at the rest of the thread to see what is talked about, but code this post alone.',
  },
  when: null,
  codes: workCodes,
  ordered: [],
}

const voice: Decision = {
  id: 'voice',
  question: {
    fi: 'Mitä varten julkaisu on?',
    sv: 'Vad är inlägget till för?',
    en: 'What is the post for?',
  },
  rule: {
    fi: 'Kysymys on tarkoituksesta, ei aiheesta eikä sävystä. Jos sopivia on kaksi, valitse luettelosta ensimmäinen, jota teksti itse tukee. Älä arvaa, mitä kirjoittaja ehkä toivoi: jos tarkoitus ei näy tekstistä, se on jutustelua tai et osaa sanoa.',
    sv: 'Det gäller avsikten, inte ämnet eller tonen. Om två passar, välj den första i listan som texten själv ger stöd för. Gissa inte vad skribenten kanske hoppades: syns avsikten inte i texten är det småprat, eller så kan du inte avgöra.',
    en: 'This is about the purpose, not the subject or the tone. Where two fit, take the first in the list that the text itself supports. Do not guess what the author may have hoped for: where the text shows no purpose, it is chit-chat, or you cannot tell.',
  },
  when: whereWork,
  codes: voiceCodes,
  ordered: [],
}

const tone: Decision = {
  id: 'tone',
  question: {
    fi: 'Miten julkaisussa suhtaudutaan työnantajaan tai työhön?',
    sv: 'Hur förhåller sig inlägget till arbetsgivaren eller arbetet?',
    en: 'What is the tone towards the employer or the work?',
  },
  rule: {
    fi: 'Arvioi vain suhtautumista työnantajaan tai työhön. Harmi säästä, politiikasta tai junasta ei ole kielteinen sävy työtä kohtaan. Jos sävyä ei ole, se on neutraali. Jos samassa tekstissä on selvästi sekä hyvää että huonoa, se on sekä että.',
    sv: 'Bedöm bara hållningen till arbetsgivaren eller arbetet. Förargelse över väder, politik eller tåg är ingen negativ ton mot arbetet. Finns ingen ton är den neutral. Finns tydligt både gott och ont i samma text är den både och.',
    en: 'Judge only the stance towards the employer or the work. Annoyance at the weather, politics or a train is no negative tone towards work. Where there is no tone, it is neutral. Where one text clearly holds both good and bad, it is mixed.',
  },
  when: whereWork,
  codes: toneCodes,
  ordered: ['negative', 'neutral', 'positive'],
}

/** What a new study begins with: see docs/decisions/0027. */
export const defaultCodebook: Codebook = {
  version: 1,
  about: {
    fi: 'Tämä koodikirja on Luoton oma. Sen pohjana on kehys, jonka Dundon, Wilkinson, Marchington ja Ackers esittivät vuonna 2004 työntekijän äänen neljästä merkityksestä. Suomalaisen Työntekijän ääni Twitterissä -tutkimuksen (2016) omaa koodikirjaa emme tunne, joten tulokset eivät ole suoraan verrattavissa siihen. Kehys syntyi johtajien kertomuksista, ja sen tekijät sanovat itsekin, että merkitykset menevät päällekkäin. Siksi äänen koodeista ollaan yleensä vain kohtalaisen yksimielisiä.',
    sv: 'Den här kodboken är Luottos egen. Den bygger på den ram som Dundon, Wilkinson, Marchington och Ackers 2004 gav för fyra betydelser av medarbetarnas röst. Kodboken i den finländska studien Työntekijän ääni Twitterissä (2016) känner vi inte till, så resultaten kan inte jämföras rakt av med den. Ramen kom till ur chefers berättelser, och dess upphovsmän säger själva att betydelserna går in i varandra. Därför är samstämmigheten om röstens koder oftast bara måttlig.',
    en: 'This codebook is Luotto’s own. It is informed by the frame of Dundon, Wilkinson, Marchington and Ackers (2004) for four meanings of employee voice. The codebook of the Finnish study Työntekijän ääni Twitterissä (2016) is not known to us, so results cannot be compared with it directly. The frame was made from managers’ accounts, and its authors say themselves that the meanings overlap. So agreement on the codes for voice is usually no more than moderate.',
  },
  decisions: [work, voice, tone],
}
